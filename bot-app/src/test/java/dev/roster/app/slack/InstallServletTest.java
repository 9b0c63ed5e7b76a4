package dev.roster.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.roster.app.visit.Forms;
import dev.roster.app.web.Misses;
import dev.roster.app.web.WebServer;
import dev.roster.install.InstallStates;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.install.OAuthInstall;
import dev.roster.slack.install.TokenVault;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Installs from a browser, with the stand-in of Slack behind the page for consent. */
@ExtendWith(DatabaseExtension.class)
final class InstallServletTest {

  private static final URI HERE = URI.create("http://roster.test");
  private static final Pattern ADD = Pattern.compile("href=\"([^\"]*/oauth/v2/authorize[^\"]*)\"");
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

  private final TestDatabase database;
  private final TestRoster roster;
  private final StandInSlack slack = new StandInSlack();
  private final Slack sdk;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer web;
  private final WebServer replica;

  InstallServletTest(TestDatabase database) throws Exception {
    this.database = database;
    this.roster = TestRoster.silent(database);
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiBaseUrl().toString());
    this.sdk = Slack.getInstance(config);
    this.web = serve();
    this.replica = serve();
  }

  private WebServer serve() throws Exception {
    var oauth =
        new OAuthInstall(
            sdk,
            new OAuthApp(StandInSlack.CLIENT_ID, StandInSlack.CLIENT_SECRET, HERE),
            List.of("chat:write", "commands"),
            Optional.empty(),
            new TokenVault(roster.core().installations(), new byte[32]));
    var servlet =
        new InstallServlet(
            oauth, roster.core().installations().states(), new Forms(new byte[32], HERE), HERE);
    return WebServer.start("127.0.0.1", 0, HERE, servlet.routes());
  }

  @BeforeEach
  void forget() {
    database.run("delete from slack_installation");
    database.run("delete from slack_install_state");
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    replica.close();
    sdk.close();
    slack.close();
    roster.close();
  }

  /** A browser with the page open. */
  private record Begun(String cookie, String state, String authorize) {}

  private Begun begin() throws Exception {
    var page = get(web, "/slack/install", "");
    assertThat(page.statusCode()).isEqualTo(200);
    var link = ADD.matcher(page.body());
    assertThat(link.find()).isTrue();
    String authorize = link.group(1).replace("&amp;", "&");
    var state = STATE.matcher(authorize);
    assertThat(state.find()).isTrue();
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
    return new Begun(cookie.split(";", 2)[0], state.group(1), authorize);
  }

  private HttpResponse<String> get(WebServer server, String path, String cookie) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> comeBack(String cookie, String state, String rest) throws Exception {
    return get(web, "/slack/oauth_redirect?" + rest + "&state=" + state, cookie);
  }

  private String agreed(String name) {
    return "code=" + slack.agree(StandInSlack.OTHER, name, "xoxb-1", _ -> {});
  }

  @Test
  void leadsToSlackAndSaysWhereRosterIs() throws Exception {
    var begun = begin();
    assertThat(begun.authorize())
        .startsWith("https://slack.com/oauth/v2/authorize?client_id=11.22&scope=")
        .endsWith("&redirect_uri=http%3A%2F%2Froster.test%2Fslack%2Foauth_redirect");

    var done = comeBack(begun.cookie(), begun.state(), agreed("Globex"));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Roster is in Globex", "Type /roster home there");
    assertThat(installed()).isEqualTo(1);
  }

  @Test
  @DisplayName("issue: OAuth state: once, in one browser, for ten minutes")
  void aStateIsGoodOnce() throws Exception {
    var begun = begin();
    comeBack(begun.cookie(), begun.state(), agreed("Globex"));
    database.run("delete from slack_installation");

    var again = comeBack(begun.cookie(), begun.state(), agreed("Globex"));

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("This install is over", "href=\"/slack/install\"");
    assertThat(installed()).isZero();
  }

  @Test
  void aStateIsGoodInItsBrowserOnly() throws Exception {
    var begun = begin();
    var other = begin();

    for (String cookie : List.of("", other.cookie(), "roster-form=" + "A".repeat(43))) {
      var foreign = comeBack(cookie, begun.state(), agreed("Globex"));
      assertThat(foreign.statusCode()).isEqualTo(400);
      assertThat(foreign.body()).contains("This install was not begun here");
    }
    assertThat(installed()).isZero();

    // Nobody else used it up.
    assertThat(comeBack(begun.cookie(), begun.state(), agreed("Globex")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aStateThatWasTamperedWithIsNone() throws Exception {
    var begun = begin();
    String state = begun.state();
    String changed = (state.charAt(0) == 'A' ? 'B' : 'A') + state.substring(1);

    for (String each :
        List.of(changed, state + "A", "", ".", "a.b", "x".repeat(5_000), "%00", "%F0%9F")) {
      assertThat(comeBack(begun.cookie(), each, agreed("Globex")).statusCode()).isEqualTo(400);
    }
    assertThat(get(web, "/slack/oauth_redirect", begun.cookie()).statusCode()).isEqualTo(400);
    assertThat(installed()).isZero();
  }

  @Test
  void aStateIsGoodForTenMinutes() throws Exception {
    var begun = begin();
    roster.clock().advance(InstallStates.LIFE);

    var late = comeBack(begun.cookie(), begun.state(), agreed("Globex"));

    assertThat(late.statusCode()).isEqualTo(400);
    assertThat(late.body()).contains("took too long");
    assertThat(installed()).isZero();
  }

  @Test
  void anInstallMayEndOnAnotherReplica() throws Exception {
    var begun = begin();
    String path = "/slack/oauth_redirect?" + agreed("Globex") + "&state=" + begun.state();

    assertThat(get(replica, path, begun.cookie()).statusCode()).isEqualTo(200);
    assertThat(get(web, path, begun.cookie()).statusCode()).isEqualTo(400);
  }

  @Test
  void whoeverCancelsIsToldSo() throws Exception {
    var begun = begin();

    var cancelled = comeBack(begun.cookie(), begun.state(), "error=access_denied");

    assertThat(cancelled.body()).contains("You cancelled at Slack");
    assertThat(comeBack(begun.cookie(), begun.state(), agreed("Globex")).body())
        .contains("This install is over");
    var other = begin();
    assertThat(comeBack(other.cookie(), other.state(), "error=%3Cscript%3E").body())
        .contains("Slack did not agree")
        .doesNotContain("script>");
    assertThat(installed()).isZero();
  }

  @Test
  @DisplayName("trust.md, Hostile inputs: names with markup")
  void aHostileNameIsShownAsItIs() throws Exception {
    var begun = begin();

    var done =
        comeBack(
            begun.cookie(), begun.state(), agreed("<script>alert(1)</script>\"\u202e&<!channel>"));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body())
        .contains("Roster is in &lt;script&gt;alert(1)&lt;/script&gt;\" &amp;&lt;!channel&gt;")
        .doesNotContain("<script>", "\u202e");
  }

  @Test
  @DisplayName("issue: framing, open redirect")
  void nobodyFramesThePagesOrIsLedElsewhere() throws Exception {
    var page = get(web, "/slack/install?redirect_uri=https://evil.test&scope=admin", "");
    assertThat(page.body()).doesNotContain("evil.test", "scope=admin");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    var begun = begin();
    var back = comeBack(begun.cookie(), begun.state(), "error=x&redirect_uri=https://evil.test");
    assertThat(back.headers().firstValue("Location")).isEmpty();
    assertThat(back.body()).doesNotContain("evil.test");
  }

  @Test
  void statesAreStoredAsHashesAndNotWithoutEnd() throws Exception {
    var begun = begin();
    assertThat(database.rows("select hex(hash) from slack_install_state"))
        .hasSize(1)
        .doesNotContain(begun.state());

    for (int i = 1; i < Misses.ALLOWED; i++) {
      get(web, "/slack/install", "");
    }
    var over = get(web, "/slack/install", "");
    assertThat(over.statusCode()).isEqualTo(429);
    assertThat(over.headers().firstValue("Retry-After")).contains("60");

    roster.clock().advance(Duration.ofDays(2));
    roster.core().housekeeping().run();
    assertThat(database.number("select count(*) from slack_install_state")).isZero();
  }

  private long installed() {
    return database.number("select count(*) from slack_installation");
  }
}
