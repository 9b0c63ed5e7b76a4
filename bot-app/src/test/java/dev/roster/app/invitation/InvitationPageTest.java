package dev.roster.app.invitation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.roster.app.BrowserExtension;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages in a real browser. {@code target/screenshots} keeps what they looked like. */
@ExtendWith(DatabaseExtension.class)
class InvitationPageTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  private final List<String> complaints = new ArrayList<>();
  private final TestDatabase database;
  private InvitationServer server;

  InvitationPageTest(TestDatabase database) {
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

  private Page visit(Page page, String token) {
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(server.address(token));
    return page;
  }

  /** The same in a browser whose user typed the code of Ben's mail. */
  private Page visitAsBen(Page page, String token) {
    String cookie = server.proven("ben@orbit.test");
    page.context()
        .addCookies(
            List.of(
                new Cookie("roster-session", cookie.substring(cookie.indexOf('=') + 1))
                    .setUrl(server.address(""))));
    return visit(page, token);
  }

  private static void fillName(Page page) {
    page.getByLabel("First name").fill("Ben");
    page.getByLabel("Last name").fill("Ode");
  }

  private static Locator button(Page page, String label) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(label).setExact(true));
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING);
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  @Test
  void accepts() {
    var page = visitAsBen(BROWSER.open(), FakeLinks.PENDING);
    fillName(page);
    keep(page, "invitation-desktop");
    button(page, "Accept").click();
    assertThat(heading(page)).hasText("You joined Orbit");
    keep(page, "joined-desktop");
    page.goBack();
    fillName(page);
    button(page, "Accept").click();
    assertThat(heading(page)).hasText("You joined Orbit");
    assertThat(complaints).isEmpty();
  }

  @Test
  void declinesOnAPhoneWithoutScripts() {
    var phone =
        new Browser.NewContextOptions()
            .setViewportSize(360, 740)
            .setIsMobile(true)
            .setHasTouch(true)
            .setColorScheme(ColorScheme.DARK)
            .setJavaScriptEnabled(false);
    var page = visit(BROWSER.open(phone), FakeLinks.PENDING);
    keep(page, "invitation-phone-dark");
    button(page, "Decline").tap();
    assertThat(heading(page)).hasText("Invitation declined");
  }

  @Test
  void fitsAPhone() {
    var page = visitAsBen(BROWSER.openPhone(), FakeLinks.NASTY);
    keep(page, "invitation-phone-nasty");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(button(page, "Accept").boundingBox().height).isGreaterThanOrEqualTo(44);
  }

  @Test
  void hostileNamesDoNothing() {
    var page = BROWSER.open();
    page.onDialog(dialog -> complaints.add(dialog.message()));
    visitAsBen(page, FakeLinks.NASTY);
    assertThat(heading(page)).hasText("Join <script>alert(1)</script>?");
    assertThat(complaints).isEmpty();
  }

  @Test
  void isNotFramed() {
    var page = BROWSER.open();
    page.setContent("<iframe src='" + server.address(FakeLinks.PENDING) + "'></iframe>");
    page.waitForLoadState();
    assertThat(page.frameLocator("iframe").getByText("Join Orbit")).hasCount(0);
  }

  @Test
  void aDeadLinkExplainsItself() {
    var page = visit(BROWSER.openPhone(), FakeLinks.UNKNOWN);
    assertThat(heading(page)).hasText("This link does not work");
    keep(page, "dead-phone");
  }
}
