package dev.roster.app.invitation;

import static dev.roster.app.invitation.FakeLinks.CANCELLED;
import static dev.roster.app.invitation.FakeLinks.EXPIRED;
import static dev.roster.app.invitation.FakeLinks.FULL;
import static dev.roster.app.invitation.FakeLinks.NASTY;
import static dev.roster.app.invitation.FakeLinks.PENDING;
import static dev.roster.app.invitation.FakeLinks.SIGN_IN;
import static dev.roster.app.invitation.FakeLinks.UNKNOWN;
import static dev.roster.app.invitation.FakeLinks.USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.app.web.Misses;
import dev.roster.invite.TypedName;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class InvitationServletTest {

  private final TestDatabase database;
  private InvitationServer server;

  InvitationServletTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    server = new InvitationServer(TestRoster.silent(database), "http://127.0.0.1:8080");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhatIsOffered() throws Exception {
    var page = server.get(PENDING);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Join Orbit?", "Ana invites you", "Welcome!", "Member", "Data", "b•••@orbit.test")
        .doesNotContain("ben@orbit.test")
        .contains("<time datetime=\"2026-11-28T12:00:00Z\">28 November 2026, 12:00 UTC</time>")
        .contains("(in 6 days)<", "Mail me a code", "Sign in instead", "Decline")
        .doesNotContain(">Accept<");
  }

  @Test
  @DisplayName("B14: whoever proved the address is asked for a name; C16: not for the address")
  void whoProvedTheAddressMayAccept() throws Exception {
    assertThat(server.get(PENDING, server.proven("ben@orbit.test")).body())
        .contains("ben@orbit.test", "name=\"first\"", "name=\"last\"", ">Accept<")
        .doesNotContain("name=\"email\"", "Mail me a code");
    server.press(PENDING, "accept");
    assertThat(server.links.names).containsExactly(new TypedName("Ben", "Ode"));
  }

  @Test
  @DisplayName("X22: who proved another address is told so, and may sign out")
  void anotherAddressIsTold() throws Exception {
    String eve = server.proven("eve@orbit.test");
    assertThat(server.get(PENDING, eve).body())
        .contains("signed in as <b>eve@orbit.test</b>", "is for b•••@orbit.test", "Sign out")
        .doesNotContain(">Accept<", "ben@orbit.test");
    var accepted = server.press(PENDING, "accept", eve, Map.of());
    assertThat(accepted.statusCode()).isEqualTo(303);
    assertThat(accepted.headers().firstValue("Location")).contains("/invitations/" + PENDING);
    assertThat(server.press(PENDING, "sign-out", eve, Map.of()).statusCode()).isEqualTo(303);
    assertThat(server.get(PENDING, eve).body()).contains("Mail me a code");
  }

  @Test
  @DisplayName("X22: a proof is fresh for 24 hours")
  void anOldProofIsNoneAnyMore() throws Exception {
    String ben = server.proven("ben@orbit.test");
    server.roster().clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(server.get(PENDING, ben).body()).contains(">Accept<");
    server.roster().clock().advance(Duration.ofSeconds(1));
    assertThat(server.get(PENDING, ben).body())
        .contains("Mail me a code")
        .doesNotContain(">Accept<");
  }

  @Test
  @DisplayName("X22: where the org asks for a sign-in, a mailed code is not enough")
  void aSignInIsAskedFor() throws Exception {
    assertThat(server.get(SIGN_IN, server.proven("ben@orbit.test")).body())
        .contains("Sign in to accept", "href=\"/join?next=/invitations/" + SIGN_IN + "\"")
        .doesNotContain(">Accept<", "Mail me a code");
    assertThat(server.get(SIGN_IN, server.signedIn("ben@orbit.test")).body()).contains(">Accept<");
    try (var without =
        new InvitationServer(
            TestRoster.silent(database), Optional.empty(), "http://127.0.0.1:8080", false)) {
      assertThat(without.get(SIGN_IN).body())
          .contains("no sign-in set up", "OIDC_ISSUER", "Ask Ana")
          .doesNotContain("/join?next");
    }
  }

  @Test
  @DisplayName("R7: GET changes nothing, however often a mail scanner calls")
  void lookingChangesNothing() throws Exception {
    server.get(PENDING);
    server.get(PENDING);
    assertThat(server.get(PENDING + "/accept").statusCode()).isEqualTo(405);
    assertThat(server.links.keys).isEmpty();
  }

  @Test
  void acceptingJoinsAlsoTwice() throws Exception {
    String ben = server.proven("ben@orbit.test");
    var page = server.get(PENDING, ben);
    String cookie = InvitationServer.cookie(page) + "; " + ben;
    String form = "csrf=" + InvitationServer.field(page);
    for (int i = 0; i < 2; i++) {
      var answer = server.post(PENDING + "/accept", cookie, form);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("You joined Orbit", "with the role Member", "Orbit Chat on Slack", "/join");
    }
    assertThat(server.links.keys).hasSize(2);
    assertThat(server.links.keys.get(0)).isEqualTo(server.links.keys.get(1)).hasSizeLessThan(150);
  }

  @Test
  void anotherVisitIsAnotherPress() throws Exception {
    server.press(PENDING, "accept");
    server.press(PENDING, "accept");
    assertThat(server.links.keys).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void decliningNeedsNoProofAndSaysSo() throws Exception {
    assertThat(server.press(PENDING, "decline", "none=1", Map.of()).body())
        .contains("You did not join Orbit");
  }

  @Test
  void aRefusalIsShown() throws Exception {
    var answer = server.press(FULL, "accept");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("All 5 seats of Orbit are taken", "value=\"Ben\"", "value=\"Ode\"");
  }

  @Test
  void anExpiredLinkSaysWhomToAsk() throws Exception {
    var page = server.get(EXPIRED);
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("expired", "Ask Ana for a new one").doesNotContain("<form");
  }

  @Test
  @DisplayName("R7: unknown, used, cancelled and malformed links are not told apart")
  void deadLinksLookTheSame() throws Exception {
    var unknown = server.get(UNKNOWN);
    assertThat(unknown.statusCode()).isEqualTo(404);
    for (String other : new String[] {USED, CANCELLED, "short", "a/b/c"}) {
      var page = server.get(other);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).isEqualTo(unknown.body());
      assertThat(page.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "p%00", "..%2f", "pppppppppppppppppppppppppppppppppppppppppp%27", ""})
  void aMalformedTokenNeverReachesTheDatabase(String token) throws Exception {
    assertThat(server.get(token).statusCode()).isBetween(400, 404);
    assertThat(server.links.looked).isEmpty();
  }

  @Test
  @DisplayName("R6: names are text, not markup")
  void escapesNames() throws Exception {
    assertThat(server.get(NASTY).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script", "<img", "<a href");
  }

  @Test
  void aFormNeedsItsCookieAndItsToken() throws Exception {
    var mine = server.get(PENDING);
    var other = server.get(FULL);
    String cookie = InvitationServer.cookie(mine);
    String good = InvitationServer.field(mine);
    for (String field :
        new String[] {
          "",
          "csrf=",
          "csrf=x",
          "csrf=x.y",
          "csrf=" + InvitationServer.field(other),
          "csrf=" + good.substring(0, good.length() - 2) + "zz"
        }) {
      assertThat(server.post(PENDING + "/accept", cookie, field).statusCode()).isEqualTo(403);
    }
    assertThat(
            server
                .post(PENDING + "/accept", InvitationServer.cookie(other), "csrf=" + good)
                .statusCode())
        .isEqualTo(403);
    assertThat(server.post(PENDING + "/accept", "a=b", "csrf=" + good).statusCode()).isEqualTo(403);
    assertThat(server.links.keys).isEmpty();
    assertThat(
            server
                .post(
                    PENDING + "/accept",
                    cookie + "; " + server.proven("ben@orbit.test"),
                    "csrf=" + good)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCookieStaysInTheBrowser() throws Exception {
    assertThat(server.get(PENDING).headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("roster-form=")
        .contains("Path=/;", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure", "Expires", "Max-Age");
  }

  @Test
  void withHttpsTheCookieIsSecure() throws Exception {
    try (var https =
        new InvitationServer(TestRoster.silent(database), "https://roster.example.com")) {
      assertThat(https.get(PENDING).headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-roster-form=")
          .contains("; Secure");
    }
  }

  @Test
  void aHugeFormIsRefused() throws Exception {
    assertThat(
            server
                .post(
                    PENDING + "/accept",
                    "roster-form=" + "c".repeat(43),
                    "csrf=" + "x".repeat(20_000))
                .statusCode())
        .isIn(400, 413);
  }

  @Test
  void guessingIsSlowedDown() throws Exception {
    for (int i = 0; i < Misses.ALLOWED; i++) {
      assertThat(server.get(UNKNOWN).statusCode()).isEqualTo(404);
    }
    var refused = server.get(PENDING);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(server.links.looked).hasSize(Misses.ALLOWED);
  }
}
