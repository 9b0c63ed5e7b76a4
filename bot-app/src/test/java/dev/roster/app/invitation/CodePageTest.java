package dev.roster.app.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.roster.app.BrowserExtension;
import dev.roster.app.mailbox.CodeServlet;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Codes on the pages, over a whole core. {@code target/screenshots} keeps what they looked like.
 */
@ExtendWith(DatabaseExtension.class)
class CodePageTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final TestDatabase database;
  private TestRoster roster;
  private InvitationServer server;

  CodePageTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    roster = TestRoster.start(database);
    server =
        new InvitationServer(
            roster, Optional.of(roster.core().links()), "http://127.0.0.1:8080", false);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String address(String name) {
    return name + NAMES.incrementAndGet() + "@codes.test";
  }

  /** The token of a new org's invitation. */
  private String invite(String email) {
    var ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Orbit %d\" pro".formatted(NAMES.incrementAndGet()));
    roster.say(ana, "invite send " + email);
    roster.settle();
    return roster.mailer().invitationToken(email).orElseThrow();
  }

  private String code(String email) {
    roster.settle();
    return roster.mailer().pageCode(email).orElseThrow();
  }

  private static void press(Page page, String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
  }

  private static void shows(Page page, String heading) {
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING)).hasText(heading);
  }

  private static void keep(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true));
  }

  @Test
  @DisplayName("X22: a newcomer takes the code of the mail, says their name and is in")
  void joinsByACodeOnAPhone() {
    String email = address("zoe");
    String token = invite(email);
    Page page = BROWSER.openPhone();
    page.navigate(server.address(token));
    keep(page, "proof-1-invited");
    press(page, "Mail me a code");
    keep(page, "proof-2-sent");
    page.getByLabel("The code of the mail").fill("2222-2222");
    press(page, "Go on");
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("wrong or too old");
    keep(page, "proof-3-wrong");
    page.getByLabel("The code of the mail").fill(code(email));
    press(page, "Go on");
    page.getByLabel("First name").fill("Zoe");
    page.getByLabel("Last name").fill("Ott");
    keep(page, "proof-4-named");
    press(page, "Accept");
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING))
        .containsText("You joined Orbit");
    keep(page, "proof-5-joined");
    assertThat(
            database.rows(
                "select concat(first_name, ' ', last_name) from person where email = ?", email))
        .containsExactly("Zoe Ott");
    page.navigate(server.address(token));
    shows(page, "This link does not work");
  }

  @Test
  void provesAnAddressAndGoesOn() {
    String email = address("kim");
    Page page = BROWSER.openPhone();
    page.navigate(server.at(CodeServlet.PATH + "?next=/invitations/none"));
    keep(page, "code-1-address");
    page.getByLabel("Your e-mail address").fill(email);
    press(page, "Mail me a code");
    shows(page, "Look into your mail");
    keep(page, "code-2-sent");
    press(page, "Another address");
    shows(page, "Which address is yours?");
    roster.clock().advance(Duration.ofMinutes(1));
    page.getByLabel("Your e-mail address").fill(email);
    press(page, "Mail me a code");
    page.getByLabel("The code of the mail").fill(code(email));
    press(page, "Go on");
    assertThat(page.url()).endsWith("/invitations/none");
    assertThat(database.number("select count(*) from web_session where email = ?", email))
        .isEqualTo(1);
  }

  /** The page of codes, and what a browser then posts. */
  private HttpResponse<String> post(Map<String, String> fields) throws Exception {
    var page = server.getAt(CodeServlet.PATH, "none=1");
    return server.postAt(
        CodeServlet.PATH,
        InvitationServer.cookie(page),
        "csrf=" + InvitationServer.field(page) + InvitationServer.form(fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.test",
        "/\\evil.test",
        "https://evil.test",
        "/%09/evil.test",
        "/x\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/@evil.test",
        ""
      })
  @DisplayName("R7: nobody is sent elsewhere")
  void goesOnToPathsOfItsOwnOnly(String next) throws Exception {
    var sent = post(Map.of("do", "mail", "email", address("next"), "next", next));
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location")).contains(CodeServlet.PATH + "?next=%2Fjoin");
    assertThat(sent.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("a=b");
  }

  @Test
  @DisplayName("R7: the same answer for an address that is known and one that is not")
  void answersAlikeForWhoeverIsKnown() throws Exception {
    String known = address("known");
    String token = invite(known);
    roster.accept(token, "known");
    var one = post(Map.of("do", "mail", "email", known));
    var other = post(Map.of("do", "mail", "email", address("other")));
    assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(303);
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(one.headers().firstValue("Location"))
        .isEqualTo(other.headers().firstValue("Location"));
  }

  @Test
  void whatIsNoAddressIsRefusedInASentence() throws Exception {
    for (String no : List.of("zoe", "a@b@c", "x".repeat(5_000) + "@acme.test", "<b>@acme test")) {
      var answer = post(Map.of("do", "mail", "email", no));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("no address that mail can be sent to");
    }
  }

  @Test
  @DisplayName("R7: forms of other sites mail nothing; the page is framed nowhere")
  void isGuardedAgainstOtherSites() throws Exception {
    String email = address("forged");
    var page = server.getAt(CodeServlet.PATH, "none=1");
    String body = "do=mail&email=" + email;
    assertThat(server.postAt(CodeServlet.PATH, "none=1", body).statusCode()).isEqualTo(403);
    assertThat(
            server
                .postAt(
                    CodeServlet.PATH,
                    "roster-form=" + "c".repeat(43),
                    body + "&csrf=" + InvitationServer.field(page))
                .statusCode())
        .isEqualTo(403);
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'");
    roster.settle();
    assertThat(roster.mailer().to(email)).isEmpty();
  }
}
