package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.account.DiscordLinks;
import dev.roster.app.web.Misses;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linking a Discord account by signing in there, over HTTP, begun in chat and on the page. */
@ExtendWith(DatabaseExtension.class)
class LinkServletTest {

  private final TestDatabase database;
  private final LinkSite site;
  private final String address;
  private final Account ana;
  private final Account zoe;

  LinkServletTest(TestDatabase database) throws IOException {
    this.database = database;
    this.site = new LinkSite(database);
    this.address = site.address("ana");
    this.ana = site.proven("Ana Lima", address);
    this.zoe = site.onDiscord("Zoe");
    site.roster.say(ana, "org create \"Org " + ana.user() + "\" pro");
  }

  @AfterEach
  void close() {
    String logged = site.logged();
    assertThat(site.discord.given).allSatisfy(secret -> assertThat(logged).doesNotContain(secret));
    assertThat(logged).doesNotContain(FakeDiscord.SECRET);
    site.close();
  }

  private String zoeAs(String email, boolean verified) {
    return FakeDiscord.user(zoe.user(), "Zoe Kim", email, verified);
  }

  private void requireNothingSecret(HttpResponse<String> page) {
    assertThat(site.discord.given)
        .allSatisfy(secret -> {
          assertThat(page.body()).doesNotContain(secret);
          assertThat(page.uri().toString()).doesNotContain(secret);
        });
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private List<String> refusals(Account account) {
    return database.rows(
        "select json_value(after_values, '$.why') from audit_event where action = 'account.refused' and account = ?",
        account.toString());
  }

  @Test
  @DisplayName("B35 A verified address of Discord's links the account that asked in chat")
  void linksWhoAskedInChat() {
    var browser = site.window();
    String callback = site.discord.agree(site.askedInChat(zoe), zoeAs(address, true));

    HttpResponse<String> page = browser.back(callback);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri()).hasPath("/discord/done").hasNoQuery();
    assertThat(page.body()).contains("On Discord you are Ana Lima here too, as Zoe Kim.");
    requireNothingSecret(page);
    assertThat(site.person(zoe)).isEqualTo(site.person(ana));
    assertThat(site.discord.asked)
        .containsExactly("POST /api/v10/oauth2/token", "GET /api/v10/users/@me");
  }

  @Test
  @DisplayName("B35 An address that Discord did not verify, or does not tell, links nothing")
  void anUnverifiedAddressLinksNothing() {
    var browser = site.window();
    for (String user :
        List.of(
            zoeAs(address, false),
            FakeDiscord.user(zoe.user(), "Zoe", null, true),
            FakeDiscord.user(zoe.user(), "Zoe", "no address", true),
            "{\"id\":\"%s\",\"username\":\"zoe\",\"email\":\"%s\"}"
                .formatted(zoe.user(), address))) {
      HttpResponse<String> page = browser.back(site.discord.agree(site.askedInChat(zoe), user));

      assertThat(page.statusCode()).as(user).isEqualTo(409);
      assertThat(page.body()).as(user).contains("Discord has no verified e-mail address of yours");
    }
    assertThat(site.roster.ask(zoe, "me")).doesNotContain("Ana Lima");
  }

  @Test
  void aStateThatIsMissingForgedOrUsedLinksNothing() {
    var browser = site.window();
    String callback = site.discord.agree(site.askedInChat(zoe), zoeAs(address, true));
    for (String wrong :
        List.of(
            callback.replaceAll("&state=.*", ""),
            callback + "x",
            callback.replaceAll("state=.{4}", "state=AAAA"),
            callback.replaceAll("state=[^.]*", "state=" + "A".repeat(22)),
            callback.replaceAll("state=.*", "state=%00%C3%BF"),
            callback.replaceAll("state=.*", "state=" + "A".repeat(5000)))) {
      assertThat(browser.back(wrong).statusCode()).as(wrong).isEqualTo(410);
    }
    assertThat(site.discord.asked).isEmpty();
    assertThat(browser.back(callback).statusCode()).isEqualTo(200);
    assertThat(browser.back(callback).statusCode()).isEqualTo(410);
  }

  @Test
  void aLinkEndsAfterTenMinutes() {
    String callback = site.discord.agree(site.askedInChat(zoe), zoeAs(address, true));
    site.roster.clock().advance(DiscordLinks.LIFE.plusSeconds(1));

    assertThat(site.window().back(callback).body()).contains("does not work any more");
    assertThat(site.discord.asked).isEmpty();
  }

  @Test
  void whoDoesNotAgreeCanChangeTheirMind() {
    var browser = site.window();
    String authorize = site.askedInChat(zoe);

    HttpResponse<String> page = browser.back(site.discord.deny(authorize));
    assertThat(page.body()).contains("You did not agree at Discord.");
    assertThat(site.discord.asked).isEmpty();

    assertThat(browser.back(site.discord.agree(authorize, zoeAs(address, true))).statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("B35 A link from chat that somebody else uses links neither account, and is logged")
  void anotherAccountCannotUseALinkFromChat() {
    Account mallory = site.onDiscord("Mallory");
    String callback =
        site.discord.agree(
            site.askedInChat(mallory), FakeDiscord.user(zoe.user(), "Zoe Kim", address, true));

    HttpResponse<String> page = site.window().back(callback);

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("signed in at Discord as Zoe Kim, and that is not the account");
    assertThat(refusals(zoe)).containsExactly("other_account");
    assertThat(site.roster.ask(mallory, "me")).doesNotContain("Ana Lima");
    assertThat(site.roster.ask(zoe, "me")).doesNotContain("Ana Lima");
  }

  @Test
  void theAccountPageLinksWithoutAnyAddressOfDiscords() {
    var browser = site.window(ana, address);
    assertThat(browser.get("/account").body()).contains("href=\"/discord/link\"");

    HttpResponse<String> page =
        browser.back(site.discord.agree(browser.begin(), zoeAs("other@x.test", false)));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("On Discord you are Ana Lima here too", "href=\"/account\"");
    requireNothingSecret(page);
    assertThat(browser.get("/account").body())
        .contains("<b>Discord</b>")
        .doesNotContain("href=\"/discord/link\"");
    assertThat(site.roster.ask(zoe, "me")).contains("Ana Lima");
    // The same once more changes nothing.
    assertThat(browser.back(site.discord.agree(browser.begin(), zoeAs(address, true))).statusCode())
        .isEqualTo(200);
    assertThat(site.person(zoe)).isEqualTo(site.person(ana));
  }

  @Test
  @DisplayName("B35 A link from chat gives no rights of a sign-in, in whosever browser it ends")
  void aLinkFromChatThatEndsInAnothersBrowserGivesNoRightsOfTheirSignIn() {
    String callback = site.discord.agree(site.askedInChat(zoe), zoeAs(address, true));

    assertThat(site.window(ana, address).back(callback).body()).contains("Ana Lima here");

    assertThat(site.person(zoe)).isEqualTo(site.person(ana));
    assertThat(database.rows("select signed_in from chat_identity where user_id = ?", zoe.user()))
        .containsExactly("0");
  }

  @Test
  @DisplayName("B35 What is linked to somebody else is refused and logged")
  void whatIsLinkedToSomebodyElseStaysTheirs() {
    String second = site.address("ben");
    Account ben = site.proven("Ben Ode", second);
    var first = site.window(ana, address);
    first.back(site.discord.agree(first.begin(), zoeAs(address, true)));
    var other = site.window(ben, second);

    HttpResponse<String> page = other.back(site.discord.agree(other.begin(), zoeAs(second, true)));

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("The Discord account Zoe Kim is linked to somebody else here")
        .contains("type /account unlink there first")
        .doesNotContain("Ana");
    assertThat(refusals(zoe)).containsExactly("other_person");
    assertThat(site.person(zoe)).isEqualTo(site.person(ana));
  }

  @Test
  void aSecondAccountOnDiscordIsRefusedInWordsThatAreTrue() {
    Account max = site.onDiscord("Max");
    var browser = site.window(ana, address);
    browser.back(site.discord.agree(browser.begin(), zoeAs(address, true)));

    HttpResponse<String> page =
        browser.back(
            site.discord.agree(
                browser.begin(), FakeDiscord.user(max.user(), "Max", "max@x.test", true)));

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("Another Discord account is linked to you already")
        .doesNotContain("max@x.test");
  }

  @Test
  void aLinkOfTheAccountPageWorksInThatSessionOnly() {
    var browser = site.window(ana, address);
    String second = site.address("ben");
    var other = site.window(site.proven("Ben Ode", second), second);

    assertThat(other.back(site.discord.agree(browser.begin(), zoeAs(address, true))).body())
        .contains("belongs to another browser");
    assertThat(site.window().back(site.discord.agree(browser.begin(), zoeAs(address, true))).body())
        .contains("You are signed out in this browser");
    assertThat(refusals(zoe)).containsExactly("other_session", "other_session");
    assertThat(site.roster.ask(zoe, "me")).doesNotContain("Ana Lima").doesNotContain("Ben Ode");
  }

  @Test
  void aSessionThatEndsMeanwhileLinksNothing() {
    var browser = site.window(ana, address);
    String callback = site.discord.agree(browser.begin(), zoeAs(address, true));
    browser.post("/account/sign-out", "");

    assertThat(browser.back(callback).body()).contains("You are signed out in this browser");
    assertThat(browser.get("/discord/link"))
        .satisfies(answer -> assertThat(LinkSite.location(answer)).isEqualTo("/account"));
  }

  @Test
  void theAccountPageUnlinksAndLinksAgain() {
    var browser = site.window(ana, address);
    browser.back(site.discord.agree(browser.begin(), zoeAs(address, true)));
    assertThat(browser.get("/account").body())
        .contains("/account/chat?account=discord:" + zoe.user())
        .contains("/account/chat?account=" + ana);

    HttpResponse<String> asked = browser.get("/account/chat?account=discord:" + zoe.user());
    assertThat(asked.body())
        .contains("Unlink your Discord account?", "by your other accounts")
        .contains("value=\"discord:" + zoe.user() + "\"");
    assertThat(site.roster.ask(zoe, "me")).as("GET changes nothing").contains("Ana Lima");

    assertThat(browser.post("/account/chat", "&account=discord:" + zoe.user()).statusCode())
        .isEqualTo(303);
    assertThat(browser.get("/account").body())
        .doesNotContain("<b>Discord</b>")
        .contains("href=\"/discord/link\"");
    assertThat(site.roster.ask(zoe, "me")).doesNotContain("Ana Lima");
    assertThat(browser.post("/account/chat", "&account=discord:" + zoe.user()).statusCode())
        .isEqualTo(404);

    assertThat(browser.back(site.discord.agree(browser.begin(), zoeAs(address, true))).statusCode())
        .isEqualTo(200);
    assertThat(site.roster.ask(zoe, "me")).contains("Ana Lima");
  }

  @Test
  void nobodyUnlinksWhatIsSomebodyElses() {
    String second = site.address("ben");
    var other = site.window(site.proven("Ben Ode", second), second);

    for (String account : List.of(ana.toString(), "slack:T1/NOBODY", "", "<x>")) {
      assertThat(other.post("/account/chat", "&account=" + encoded(account)).statusCode())
          .as(account)
          .isEqualTo(404);
      assertThat(other.get("/account/chat?account=" + encoded(account)).statusCode())
          .isEqualTo(404);
    }
    assertThat(site.roster.ask(ana, "me")).contains("Ana Lima");
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, UTF_8);
  }

  @Test
  void whoCouldNotComeBackKeepsTheirOnlyAccount() {
    Account cem = site.roster.person("Cem Ay", site.address("cem"));
    site.roster.say(cem, "org create \"Cems " + cem.user() + "\" pro");
    var browser = site.window(cem, site.address("cem"));

    assertThat(browser.get("/account/chat?account=" + cem).body())
        .contains("only way by which Roster knows you")
        .doesNotContain("<button");
    assertThat(browser.post("/account/chat", "&account=" + cem).statusCode()).isEqualTo(409);
    assertThat(site.roster.ask(cem, "me")).contains("Cem Ay");
  }

  @Test
  void hostileNamesAreShownAsTextOnOneLine() {
    String name = "<img src=x>\\u202e\\nAdmin {{7*7}} ${x} " + "Z".repeat(200);
    String user = FakeDiscord.user(zoe.user(), name, address, true);

    HttpResponse<String> page = site.window().back(site.discord.agree(site.askedInChat(zoe), user));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("as &lt;img src=x&gt; Admin {{7*7}} ${x} Z")
        .doesNotContain("<img", "\u202e", "Z".repeat(90));
  }

  @Test
  void asksForNoMoreThanTwentyLinksAnHour() {
    var browser = site.window(ana, address);
    for (int i = 0; i < 20; i++) {
      assertThat(browser.get("/discord/link").statusCode()).isEqualTo(303);
    }
    assertThat(browser.get("/discord/link"))
        .satisfies(answer -> {
          assertThat(answer.statusCode()).isEqualTo(429);
          assertThat(answer.body()).contains("Enough links were asked for within the hour.");
        });
    for (int i = 0; i < 20; i++) {
      site.askedInChat(zoe);
    }
    assertThat(site.roster.ask(zoe, "account link")).contains("Enough links were asked for");
  }

  @Test
  void whoTriesStatesAtRandomIsSlowedDown() {
    var browser = site.window();
    for (int i = 0; i < Misses.ALLOWED; i++) {
      assertThat(browser.get("/discord/callback?code=c&state=s" + i).statusCode()).isEqualTo(303);
    }
    HttpResponse<String> last = browser.get("/discord/callback?code=c&state=s");
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).contains("60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "e30", "%%%", "bm90IGpzb24"})
  void theLastPageNeedsWhatWasSaid(String cookie) {
    var browser = site.window();
    browser.keep("roster-discord", cookie);

    assertThat(LinkSite.location(browser.get("/discord/done"))).isEqualTo("/account");
  }
}
