package dev.roster.app.discord;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.roster.app.BrowserExtension;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Linking and unlinking on a phone. {@code target/screenshots} keeps what it looked like. */
@ExtendWith(DatabaseExtension.class)
class LinkPageTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  private final LinkSite site;

  LinkPageTest(TestDatabase database) throws IOException {
    this.site = new LinkSite(database);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Page signedIn(Account account, String email) {
    Page page = BROWSER.openPhone();
    page.context()
        .addCookies(
            List.of(
                new Cookie("roster-session", site.session(account, email))
                    .setUrl(site.home.toString())));
    page.navigate(site.home + "/account");
    return page;
  }

  private static void press(Page page, AriaRole role, String label) {
    page.getByRole(role, new GetByRoleOptions().setName(label).setExact(true)).click();
  }

  private static void keep(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name)
        .isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }

  @Test
  void linksUnlinksAndRefusesSomebodyElse() {
    String anas = site.address("ana");
    String bens = site.address("ben");
    Account ana = site.proven("Ana Lima", anas);
    Account ben = site.proven("Ben Ode", bens);
    Account zoe = site.onDiscord("Zoe");
    site.discord.uses(FakeDiscord.user(zoe.user(), "Zoe Kim", "zoe@acme.test", true));
    Page page = signedIn(ana, anas);
    keep(page, "link-account-phone");

    press(page, AriaRole.LINK, "Link Discord");
    press(page, AriaRole.LINK, "Cancel");
    assertThat(page).hasURL(site.home + "/discord/done");
    keep(page, "link-cancelled-phone");
    press(page, AriaRole.LINK, "My account");

    press(page, AriaRole.LINK, "Link Discord");
    press(page, AriaRole.LINK, "Authorize");
    assertThat(page).hasURL(site.home + "/discord/done");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Linked");
    keep(page, "link-done-phone");

    Page other = signedIn(ben, bens);
    press(other, AriaRole.LINK, "Link Discord");
    press(other, AriaRole.LINK, "Authorize");
    assertThat(other.getByRole(AriaRole.HEADING)).hasText("Nothing was linked");
    keep(other, "link-refused-phone");

    press(page, AriaRole.LINK, "My account");
    keep(page, "link-linked-phone");
    press(page, AriaRole.LINK, "Unlink Discord");
    keep(page, "unlink-phone");
    press(page, AriaRole.BUTTON, "Unlink");
    assertThat(page).hasURL(site.home + "/account");
    press(page, AriaRole.LINK, "Link Discord");
    press(page, AriaRole.LINK, "Authorize");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Linked");
  }
}
