package dev.roster.app.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.roster.app.BrowserExtension;
import dev.roster.chat.Account;
import dev.roster.platform.Mailer;
import dev.roster.reply.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page itself, in a browser, over an engine that needs no database. */
class PlaygroundPageTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  @TempDir private Path folder;
  private PlaygroundFixture fixture;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void haveTime() {
    // A browser, a database and other builds may share two cores.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new PlaygroundFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
    assertThat(complaints).as("errors on the page's console").isEmpty();
  }

  private Page open(Page page, String path) {
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.navigate(fixture.url(path));
    return page;
  }

  private Page be(String user) {
    Page page = open(BROWSER.open(), "?as=" + user);
    assertThat(line(page)).isVisible();
    return page;
  }

  private static Locator line(Page page) {
    return page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true));
  }

  private static void type(Page page, String line) {
    line(page).fill(line);
    line(page).press("Enter");
  }

  private static Locator log(Page page) {
    return page.locator("#log");
  }

  @Test
  void asksWhoOneIsAndShowsTheirConversation() {
    Page page = open(BROWSER.open(), "");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elif Çelik")).click();
    assertThat(page.locator("#me")).containsText("elif@acme.test");
    assertThat(log(page)).containsText("This is your conversation with Roster");
  }

  @Test
  void showsHostileWordsAsWords() {
    Page page = be("ada");
    type(page, "show sample hostile-names");
    assertThat(log(page)).containsText("<script>alert(1)</script>");
    assertThat(log(page)).containsText("<https://evil.test|click>");
    assertThat(log(page).locator("script")).hasCount(0);
    assertThat(log(page).locator("a[href*=evil]")).hasCount(0);
    type(page, "<img src=x onerror=alert(1)>");
    assertThat(log(page)).containsText("You said: <img src=x onerror=alert(1)>");
    assertThat(log(page).locator("img[src=x]")).hasCount(0);
  }

  @Test
  void canBeUsedByTheKeyboardAlone() {
    Page page = be("ada");
    page.keyboard().type("sh");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    page.keyboard().press("Tab");
    page.keyboard().type("refu");
    assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("refusal");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    page.keyboard().press("ArrowDown");
    assertThat(line(page)).hasAttribute("aria-activedescendant", "way-0");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("show sample refusal ");
    page.keyboard().press("Enter");
    assertThat(log(page)).containsText("may invite people");
    page.keyboard().press("ArrowUp");
    assertThat(line(page)).hasValue("show sample refusal");
    page.keyboard().press("ArrowDown");
    assertThat(line(page)).hasValue("");
  }

  @Test
  void putsACommandOfAnAnswerIntoTheLine() {
    Page page = be("ada");
    type(page, "show sample refusal");
    log(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("member list"))
        .click();
    assertThat(line(page)).hasValue("member list ");
    assertThat(line(page)).isFocused();
  }

  @Test
  void replacesTheMessageWhoseButtonIsPressed() {
    Page page = be("ada");
    type(page, "buttons");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept")).click();
    assertThat(log(page)).containsText("Accepted.");
    assertThat(log(page)).not().containsText("Pick one.");
  }

  @Test
  void asksForWhatIsMissingAndTellsWhatIsWrong() {
    Page page = be("ada");
    type(page, "try all");
    Locator form = page.getByRole(AriaRole.DIALOG);
    assertThat(form.getByLabel("People")).isFocused();
    page.keyboard().press("Control+A");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send")).click();
    assertThat(form).containsText("At least one mention");
    assertThat(form.getByLabel("People")).hasAttribute("aria-invalid", "true");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("@ben")).click();
    form.getByLabel("Plan").selectOption("starter");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send")).click();
    assertThat(form).isHidden();
    assertThat(log(page)).containsText("playground:local/ben");
    assertThat(log(page)).containsText("plan=starter");
  }

  @Test
  void tellsEachPersonOnlyWhatIsTheirs() throws Exception {
    Page ada = be("ada");
    Page ben = be("ben");
    ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("general")).click();
    ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("general")).click();
    type(ada, "a secret");
    assertThat(log(ada)).containsText("You said: a secret");
    assertThat(log(ada)).containsText("Only you can see this");
    fixture.playground.platform().post(Cast.GENERAL, Reply.text("For all"), "key-1");
    assertThat(log(ben)).containsText("For all");
    assertThat(log(ben)).not().containsText("secret");
    var account = new Account("playground", "local", "ben");
    fixture.playground.platform().direct(account, Reply.text("A card"), "key-2");
    assertThat(ben.locator("#places")).containsText("1 unread");
    assertThat(ada.locator("#people li", new Page.LocatorOptions().setHasText("Ben")))
        .containsText("1 unread");
    ben.locator("#places button").first().click();
    assertThat(log(ben)).containsText("A card");
    assertThat(ada.locator("#people li", new Page.LocatorOptions().setHasText("Ben")))
        .not()
        .containsText("unread");
  }

  @Test
  void showsMailsAndOpensTheirLinksInANewWindow() {
    Page ben = be("ben");
    fixture.mails.send(
        new Mailer.Mail(
            "ben@acme.test",
            "You <b>are</b> invited",
            "Open " + fixture.url(""),
            "<html><head></head><body><a href='" + fixture.url("") + "'>Open</a></body></html>",
            "m1"));
    assertThat(ben.locator("#places")).containsText("1 unread");
    ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mailbox")).click();
    assertThat(ben.locator("#subject")).hasText("You <b>are</b> invited");
    Page opened =
        ben.waitForPopup(() -> ben.frameLocator("iframe").getByRole(AriaRole.LINK).click());
    assertThat(opened.getByRole(AriaRole.HEADING)).containsText("Who do you want to be?");
  }

  @Test
  void fitsAPhoneInTheDark() {
    Page page = open(BROWSER.openPhone(), "?as=ada");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    type(page, "show sample every-block");
    assertThat(log(page)).containsText("Only you can see this.");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Conversations and people"))
        .click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mailbox")).click();
    assertThat(page.locator("#mailbox")).containsText("No mail yet");
  }

  @Test
  void showsTimesInTheReadersZone() {
    Page page =
        open(
            BROWSER.open(
                new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo").setLocale("en-GB")),
            "?as=ada");
    type(page, "show sample every-block");
    assertThat(log(page).locator("dd time")).hasText("22 Nov 2026, 19:00");
  }
}
