package dev.roster.app.oidc;

import static dev.roster.app.oidc.SignInSite.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.app.web.Misses;
import dev.roster.chat.Account;
import dev.roster.domain.Gate;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in at a real OpenID provider, as browsers do. */
@ExtendWith(DatabaseExtension.class)
class SignInFlowTest {

  private final SignInSite site;
  private final SignInSite.Window browser;

  SignInFlowTest(TestDatabase database) throws IOException {
    this.site = new SignInSite(database);
    this.browser = site.new Window();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void signIn(SignInSite.Window window, String subject, String address) {
    site.next(subject, address, true);
    assertThat(location(window.signIn())).isEqualTo("/account");
  }

  @Test
  void aMemberSignsInAndSeesTheirAccount() {
    site.member("Zoe");
    signIn(browser, "zoe", site.address("zoe"));
    assertThat(browser.get("/account").body())
        .contains("Org " + site.ana.user(), "Member · Base", site.address("zoe"), "This one")
        .contains("localhost, which says what your address is", "<b>Slack</b>", "Acme Chat");
    assertThat(location(browser.get("/join"))).isEqualTo("/account");
  }

  @Test
  void aBooleanInWordsVouchesToo() {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), "true");
    assertThat(location(browser.signIn())).isEqualTo("/account");
  }

  @Test
  void asksForTheCodeFlowWithPkceStateAndNonce() {
    assertThat(location(browser.get("/oidc/start")))
        .startsWith(site.issuer() + "/authorize?")
        .contains("response_type=code", "code_challenge_method=S256", "&state=", "&nonce=")
        .contains("client_id=roster", "scope=openid+email+profile")
        .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A" + site.home.getPort());
  }

  @Test
  @DisplayName("C06 who is in no org sees what to do, and is nobody")
  void aStrangerIsNobody() {
    long before = site.roster.database().number("select count(*) from person");
    signIn(browser, "max", site.address("max"));
    assertThat(browser.get("/account").body())
        .contains("You are in no org yet", site.address("max"));
    assertThat(site.roster.database().number("select count(*) from person")).isEqualTo(before);
  }

  @Test
  @DisplayName("B35 a second account with somebody's address is told so, and who can help")
  void anotherAccountWithTheAddressIsNotSignedIn() {
    Account zoe = site.member("Zoe");
    signIn(site.new Window(), "zoe", site.address("zoe"));
    site.next("zoe-anew", site.address("zoe"), true);
    var answer = browser.signIn();
    assertRefused(answer, "Another account has this address");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains(site.address("zoe"), "/roster account unlink sign-in", "a platform admin can");
    site.roster.press(zoe, site.roster.say(zoe, "account unlink sign-in"), "Confirm");
    signIn(browser, "zoe-anew", site.address("zoe"));
    assertThat(browser.get("/account").body()).contains("Org " + site.ana.user());
  }

  @Test
  @DisplayName("B14 who came in without a name is asked for it on the account page")
  void whoCameInWithoutANameIsAsked() {
    site.roster.press(
        site.ana, site.roster.say(site.ana, "org policy join.identity verified_email"), "Confirm");
    site.roster.say(site.ana, "invite send " + site.address("zoe"));
    var claims = new HashMap<String, Object>();
    claims.put("email", site.address("zoe"));
    claims.put("email_verified", true);
    claims.put("given_name", "Zoe");
    site.next("zoe", claims);
    assertThat(location(browser.signIn())).isEqualTo("/account");
    String page = browser.get("/account").body();
    assertThat(page).contains("You joined", "What is your name?", "value=\"Zoe\"");
    assertThat(browser.press("/account/name", "&first=Zoe&last=").statusCode()).isEqualTo(409);
    assertThat(browser.post("/account/name", "first=Eve&last=Evil").statusCode()).isEqualTo(403);
    assertThat(location(browser.press("/account/name", "&first=Zoe&last=Ott")))
        .isEqualTo("/account");
    assertThat(browser.get("/account").body())
        .contains("<h1>Zoe Ott</h1>")
        .doesNotContain("What is your name?");
    assertThat(site.roster.ask(site.ana, "member list")).contains("Zoe Ott");
  }

  @Test
  void whoBecomesSomebodyMeanwhileIsRecognised() {
    signIn(browser, "max", site.address("max"));
    site.member("Max");
    assertThat(browser.get("/account").body()).contains("Org " + site.ana.user());
  }

  private void assertRefused(HttpResponse<String> answer, String title) {
    assertThat(answer.body()).contains("<h1>" + title + "</h1>");
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(browser.isSignedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "1x", "TRUE ", ""})
  void anUnverifiedAddressProvesNothing(String verified) {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), verified);
    assertRefused(browser.signIn(), "Your address is not verified");
  }

  @Test
  void aProviderThatTellsNoAddressOrNoVouchingProvesNothing() {
    site.next("zoe", Map.of("email_verified", true));
    assertRefused(browser.signIn(), "Your address is missing");
    site.next("zoe", Map.of("email", site.address("zoe")));
    assertRefused(browser.signIn(), "Your address is not verified");
    site.next("zoe", Map.of("email", "not an address", "email_verified", true));
    assertRefused(browser.signIn(), "Your address is missing");
  }

  @Test
  @DisplayName("R7: a sign-in ends only in the browser in which it began")
  void theStateOfAnotherBrowserIsRefused() {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), true);
    String callback = browser.callback("/oidc/start");
    var victim = site.new Window();
    assertThat(victim.get(callback).body()).contains("Sign in once more");
    assertThat(victim.isSignedIn()).isFalse();
    victim.get("/oidc/start");
    assertThat(victim.get(callback).body()).contains("Sign in once more");
    assertThat(victim.isSignedIn()).isFalse();
    assertThat(location(browser.get(callback))).isEqualTo("/account");
  }

  @Test
  void aCallbackIsGoodOnceAndForTenMinutes() {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), true);
    String callback = browser.callback("/oidc/start");
    assertThat(location(browser.get(callback))).isEqualTo("/account");
    browser.press("/account/sign-out", "");
    assertRefused(browser.get(callback), "Sign in once more");
    String late = browser.callback("/oidc/start");
    site.roster.clock().advance(Duration.ofMinutes(10));
    assertRefused(browser.get(late), "Sign in once more");
  }

  @Test
  void aForgedOrForeignTicketIsRefused() {
    assertRefused(browser.get("/oidc/callback?code=x&state=y"), "Sign in once more");
    var answer =
        site.new Window()
            .get("/oidc/callback?state=" + "s".repeat(3000) + "&code=" + "c".repeat(3000));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void whoSaysNoAtTheProviderIsToldAndNothingHappens() {
    String there = location(browser.get("/oidc/start"));
    String state = there.replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertRefused(
        browser.get("/oidc/callback?error=access_denied&state=" + state), "You are not signed in");
    assertThat(browser.get("/oidc/callback?error=access_denied&state=" + state).body())
        .contains("Sign in once more");
  }

  @Test
  void aProviderThatIsDownIsSaidAndAskedAgain() throws IOException {
    site.member("Zoe");
    site.stopProvider();
    assertRefused(browser.get("/oidc/start"), "Signing in does not work right now");
    site.restartProvider();
    site.roster.clock().advance(Duration.ofSeconds(5));
    signIn(browser, "zoe", site.address("zoe"));
  }

  @Test
  void aProviderThatGoesDownMeanwhileTakesNobodyIn() throws IOException {
    site.next("zoe", site.address("zoe"), true);
    String callback = browser.callback("/oidc/start");
    site.stopProvider();
    assertRefused(browser.get(callback), "Signing in does not work right now");
    site.restartProvider();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test",
        "//evil.test",
        "/\\evil.test",
        "/%0d%0aLocation:x",
        "javascript:alert(1)",
        "/a//b@evil.test",
        "evil.test",
        "/account#x"
      })
  @DisplayName("R7: no open redirect")
  void goesOnToPathsOfOurOwnOnly(String evil) {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), true);
    String next = URLEncoder.encode(evil, StandardCharsets.UTF_8);
    assertThat(browser.get("/join?next=" + next).body()).doesNotContain("evil", "alert");
    assertThat(location(browser.get(browser.callback("/oidc/start?next=" + next))))
        .isEqualTo("/account");
  }

  @Test
  void goesBackToWhereItWasAskedFor() {
    site.member("Zoe");
    site.next("zoe", site.address("zoe"), true);
    String next = "/invitations/" + "A".repeat(43);
    assertThat(browser.get("/join?next=" + next).body())
        .contains("/oidc/start?next=%2Finvitations%2FAAA", "/join/code?next=%2Finvitations");
    assertThat(location(browser.get(browser.callback("/oidc/start?next=" + next)))).isEqualTo(next);
    // A page that needs a fresh proof must not be sent straight back.
    assertThat(browser.get("/join?next=" + next).body())
        .contains("You are signed in as " + site.address("zoe"));
  }

  @Test
  void namesAreShownAndNotRun() {
    site.member("Zoe");
    var claims = new HashMap<String, Object>();
    claims.put("email", site.address("zoe"));
    claims.put("email_verified", true);
    claims.put("given_name", "<script>alert(1)</script>\u202E" + "x".repeat(10_000));
    site.next("zoe", claims);
    assertThat(location(browser.signIn())).isEqualTo("/account");
    assertThat(browser.get("/account").body()).doesNotContain("<script");
    site.roster.say(site.ana, "member edit " + site.address("zoe") + " first:<b>Zoe</b>");
    assertThat(browser.get("/account").body()).doesNotContain("<b>Zoe");
  }

  @Test
  void saysHowAWishToComeInStands() {
    String domain = site.address("d").replace('@', '-');
    var gate = new Gate(site.roster);
    gate.prove(site.ana, domain);
    gate.policy(site.ana, "join.domain", "ask");
    signIn(browser, "dee", "dee@" + domain);
    assertThat(browser.get("/account").body()).contains("They were asked on", "you get a mail");
    site.roster.settle();
    Reply card = site.roster.newestCard(site.ana);
    site.roster.fillAfter(site.ana, card, "Deny", Map.of("reason", "<i>Not</i> now"));
    assertThat(browser.get("/account").body())
        .contains("Ana Lima declined on", "Why: &lt;i&gt;Not&lt;/i&gt; now")
        .doesNotContain("They were asked");
  }

  @Test
  @DisplayName("R7: pages are framed by nobody and kept by no cache")
  void pagesAreFramedByNobody() {
    for (String path : new String[] {"/join", "/account", "/oidc/callback"}) {
      var headers = browser.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }
  }

  @Test
  @DisplayName("E18 X09 B26 suspension ends the browser's session, a change of role does not")
  void suspensionEndsASessionAndAChangeOfRoleDoesNot() {
    Account zoe = site.member("Zoe");
    signIn(browser, "zoe", site.address("zoe"));
    site.roster.press(
        site.ana, site.roster.say(site.ana, "member role " + zoe.mention() + " admin"), "Confirm");
    assertThat(browser.get("/account").body()).contains("Admin · Base");
    site.roster.say(site.ana, "member suspend " + zoe.mention());
    assertThat(browser.get("/account").body()).contains("You are signed out");
    assertThat(browser.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("E18 removal ends the browser's session")
  void removalEndsASession() {
    Account zoe = site.member("Zoe");
    signIn(browser, "zoe", site.address("zoe"));
    site.roster.press(
        site.ana, site.roster.say(site.ana, "member remove " + zoe.mention()), "Confirm");
    assertThat(browser.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("E04 signing in with the invited address gives the invited role")
  void signingInWithTheInvitedAddressGivesTheInvitedRole() {
    site.roster.press(
        site.ana, site.roster.say(site.ana, "org policy join.identity verified_email"), "Confirm");
    site.roster.say(site.ana, "invite send " + site.address("zoe") + " role:admin");
    site.next("zoe", site.address("zoe"), true);
    String mailed = "/invitations/" + "A".repeat(43);
    // Not back to the link, which is dead by then.
    assertThat(location(browser.get(browser.callback("/oidc/start?next=" + mailed))))
        .isEqualTo("/account");
    assertThat(browser.get("/account").body())
        .contains("<b>Org " + site.ana.user() + "</b><span>You joined as Admin.", "Admin · Base");
    assertThat(site.roster.ask(site.ana, "member list")).contains("Zoe Kim");
  }

  @Test
  void anInvitationThatWaitsIsAcceptedOrDeclinedOnThePageWhileTheProofIsFresh() {
    site.roster.say(site.ana, "invite send " + site.address("zoe"));
    signIn(browser, "zoe", site.address("zoe"));
    String page = browser.get("/account").body();
    assertThat(page).contains("Ana Lima invites you as Member", "value=\"Zoe\"");
    String id = page.replaceAll("(?s).*name=\"invitation\" value=\"([^\"]+)\".*", "$1");
    var max = site.new Window();
    signIn(max, "max", site.address("max"));
    assertThat(max.press("/account/decline", "&invitation=" + id).statusCode()).isEqualTo(404);
    site.roster.clock().advance(Duration.ofHours(25));
    assertThat(browser.get("/account").body()).contains("Sign in again to accept");
    assertThat(location(browser.press("/account/accept", "&invitation=" + id)))
        .isEqualTo("/join?next=/account");
    signIn(browser, "zoe", site.address("zoe"));
    assertThat(browser.press("/account/accept", "&invitation=" + id + "&first=Zoe&last=Kim").body())
        .contains("You joined Org");
    assertThat(browser.get("/account").body()).contains("Member · Base");
  }

  @Test
  void whoTriesAtRandomHasToWait() {
    for (int i = 0; i < Misses.ALLOWED; i++) {
      browser.get("/oidc/callback?code=" + i + "&state=x");
    }
    assertThat(browser.get("/oidc/callback?code=y&state=x").statusCode()).isEqualTo(429);
    assertThat(browser.get("/oidc/start").statusCode()).isEqualTo(429);
  }
}
