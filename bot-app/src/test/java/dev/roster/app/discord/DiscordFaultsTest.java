package dev.roster.app.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Discord can answer wrongly, and that nothing is linked by it nor lost. */
@ExtendWith(DatabaseExtension.class)
class DiscordFaultsTest {

  private final TestDatabase database;
  private LinkSite site;
  private final String address;
  private final Account zoe;

  DiscordFaultsTest(TestDatabase database) throws IOException {
    this.database = database;
    this.site = new LinkSite(database);
    this.address = site.address("ana");
    this.zoe = site.onDiscord("Zoe");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void restart(String secret, Duration patience) throws IOException {
    site.close();
    site = new LinkSite(database, secret, patience);
  }

  private String agreed(String authorize) {
    return site.discord.agree(authorize, FakeDiscord.user(zoe.user(), "Zoe Kim", address, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oauth2/token|500|oops",
        "oauth2/token|429|{\"retry_after\":3}",
        "oauth2/token|200|{\"access_token\":\"t0ken-in-garbage",
        "oauth2/token|200|<html>t0ken-in-garbage</html>",
        "oauth2/token|200|{\"access_token\":\"t0ken\\nin-garbage\"}",
        "oauth2/token|200|[]",
        "oauth2/token|302|moved",
        "users/@me|500|oops",
        "users/@me|401|{\"message\":\"401: Unauthorized\"}",
        "users/@me|200|t0ken-in-garbage",
      })
  void aWrongAnswerIsDiscordsFault(String path, int status, String body) {
    var browser = site.window();
    String authorize = site.askedInChat(zoe);
    site.discord.fail(path, status, body);

    HttpResponse<String> page = browser.back(agreed(authorize));

    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("Discord cannot be asked now", "Nothing was linked.");
    assertThat(site.logged())
        .contains("somebody could not link a Discord account: Discord")
        .doesNotContain("t0ken", "garbage", FakeDiscord.SECRET);
    // The link goes on, with another code.
    site.discord.recover();
    assertThat(browser.back(agreed(authorize)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"oauth2/token", "users/@me"})
  void anAnswerThatNeverEndsIsNotWaitedFor(String path) throws IOException {
    // However slow the machine is: what never ends takes longer.
    restart(FakeDiscord.SECRET, Duration.ofMillis(300));
    Account max = site.onDiscord("Max");
    String authorize = site.askedInChat(max);
    site.discord.hang(path);
    String callback =
        site.discord.agree(authorize, FakeDiscord.user(max.user(), "Max", address, true));

    assertThat(site.window().back(callback).statusCode()).isEqualTo(502);
    assertThat(site.logged()).contains("Discord does not answer in time");
  }

  @Test
  void aCodeThatDiscordDoesNotTakeIsNobodys() {
    String callback = agreed(site.askedInChat(zoe)).replaceFirst("code=[^&]*", "code=stolen");

    HttpResponse<String> page = site.window().back(callback);

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Discord does not confirm that you agreed.");
  }

  /** PKCE: the verifier is that of the link, so a code of another link is worth nothing. */
  @Test
  void aCodeThatWasGivenForAnotherLinkIsNobodys() {
    String first = agreed(site.askedInChat(zoe));
    String second = agreed(site.askedInChat(zoe));
    String mixed =
        first.replaceFirst("code=[^&]*", "code=" + second.replaceFirst(".*code=([^&]*).*", "$1"));

    assertThat(site.window().back(mixed).statusCode()).isEqualTo(409);
  }

  @Test
  void noCodeAndNoReasonIsSaidAsItIs() {
    String state = agreed(site.askedInChat(zoe)).replaceFirst(".*state=", "");

    HttpResponse<String> page = site.window().back(site.home + "/discord/callback?state=" + state);
    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("without a yes or no");
    assertThat(
            site.window()
                .back(site.home + "/discord/callback?error=server_error&state=" + state)
                .body())
        .contains("without a yes or no");
  }

  @Test
  void aWrongSecretIsToldToWhoeverRunsRoster() throws IOException {
    restart("wr0ng-s3cret", Duration.ofSeconds(30));
    Account max = site.onDiscord("Max");
    String callback =
        site.discord.agree(
            site.askedInChat(max), FakeDiscord.user(max.user(), "Max", address, true));

    assertThat(site.window().back(callback).statusCode()).isEqualTo(502);
    assertThat(site.logged())
        .contains("Discord refuses with status 401 (invalid_client): check DISCORD_CLIENT_ID")
        .doesNotContain("wr0ng-s3cret");
  }
}
