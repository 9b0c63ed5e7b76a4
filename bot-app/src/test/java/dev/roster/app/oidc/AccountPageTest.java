package dev.roster.app.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.roster.app.BrowserExtension;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages in a real browser. {@code target/screenshots} keeps what they looked like. */
@ExtendWith(DatabaseExtension.class)
class AccountPageTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  private final SignInSite site;

  AccountPageTest(TestDatabase database) throws IOException {
    this.site = new SignInSite(database);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static Locator button(Page page, String label) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(label).setExact(true));
  }

  private static Locator link(Page page, String label) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(label).setExact(true));
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }

  private void signIn(Page page, String subject, String address) {
    site.next(subject, address, true);
    page.navigate(site.home + "/join");
    link(page, "Sign in with localhost").click();
    assertThat(page).hasURL(site.home + "/account");
  }

  @Test
  void signsInRevokesAKeyAndSignsOut() {
    Account zoe = site.member("Zoe");
    site.roster.press(
        site.ana, site.roster.say(site.ana, "member role " + zoe.mention() + " admin"), "Confirm");
    site.roster.say(zoe, "key create \"Laptop in the office\" expires:30d");
    site.roster.say(zoe, "key create ci");
    var page = BROWSER.open();
    page.navigate(site.home + "/join");
    keep(page, "join-desktop");
    signIn(page, "zoe", site.address("zoe"));
    signIn(BROWSER.openPhone(), "zoe", site.address("zoe"));
    page.reload();
    keep(page, "account-desktop");
    link(page, "Revoke ci").click();
    keep(page, "revoke-desktop");
    button(page, "Revoke").click();
    assertThat(link(page, "Revoke ci")).hasCount(0);
    assertThat(link(page, "Revoke Laptop in the office")).hasCount(1);
    button(page, "End all others").click();
    assertThat(button(page, "End all others")).hasCount(0);
    button(page, "Sign out").click();
    keep(page, "signed-out-desktop");
    page.goBack();
    page.reload();
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("You are signed out");
  }

  @Test
  void fitsAPhoneWithoutScripts() {
    site.roster.say(site.ana, "invite send " + site.address("zoe") + " role:admin");
    var phone =
        BROWSER.open(
            new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK)
                .setJavaScriptEnabled(false));
    phone.navigate(site.home + "/join");
    keep(phone, "join-phone-dark");
    signIn(phone, "zoe", site.address("zoe"));
    keep(phone, "nobody-phone-dark");
    button(phone, "Accept Org " + site.ana.user()).tap();
    keep(phone, "account-joined-phone-dark");
    assertThat(phone.getByRole(AriaRole.HEADING)).hasText("You joined Org " + site.ana.user());
    phone.navigate(site.home + "/account");
    keep(phone, "account-phone-dark");
    var wide = BROWSER.openPhone();
    signIn(wide, "zoe", site.address("zoe"));
    keep(wide, "account-phone");
    assertThat(wide.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(button(wide, "Sign out").boundingBox().height).isGreaterThanOrEqualTo(44);
  }

  @Test
  void saysThatAProviderIsDown() {
    site.stopProvider();
    var page = BROWSER.openPhone();
    page.navigate(site.home + "/oidc/start?next=/account");
    keep(page, "provider-down-phone");
    assertThat(link(page, "Sign in once more")).hasAttribute("href", "/join?next=%2Faccount");
  }
}
