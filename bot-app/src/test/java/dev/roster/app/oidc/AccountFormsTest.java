package dev.roster.app.oidc;

import static dev.roster.app.oidc.SignInSite.csrf;
import static dev.roster.app.oidc.SignInSite.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the forms of the account page do, and for whom, once somebody signed in. */
@ExtendWith(DatabaseExtension.class)
class AccountFormsTest {

  private final SignInSite site;
  private final SignInSite.Window browser;

  AccountFormsTest(TestDatabase database) throws IOException {
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
  void endsOtherSessionsAndSignsOut() {
    site.member("Zoe");
    var phone = site.new Window();
    signIn(browser, "zoe", site.address("zoe"));
    signIn(phone, "zoe", site.address("zoe"));
    assertThat(phone.get("/account").body()).contains("End all others");
    assertThat(phone.press("/account/end-others", "").statusCode()).isEqualTo(303);
    assertThat(browser.isSignedIn()).isFalse();
    assertThat(phone.isSignedIn()).isTrue();
    signIn(browser, "zoe", site.address("zoe"));
    String session =
        phone
            .get("/account")
            .body()
            .replaceAll("(?s).*name=\"session\" value=\"([^\"]+)\".*", "$1");
    phone.press("/account/end", "&session=" + session);
    assertThat(browser.isSignedIn()).isFalse();
    phone.press("/account/sign-out", "");
    assertThat(phone.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("R7: no other site ends sessions or revokes keys")
  void aFormWithoutItsTokenChangesNothing() {
    Account zoe = site.member("Zoe");
    signIn(browser, "zoe", site.address("zoe"));
    var other = site.new Window();
    signIn(other, "zoe", site.address("zoe"));
    String foreign = csrf(other.get("/account"));
    for (String path : new String[] {"sign-out", "end-others", "key"}) {
      assertThat(browser.post("/account/" + path, "").statusCode()).isEqualTo(403);
      assertThat(browser.post("/account/" + path, "csrf=" + foreign).statusCode()).isEqualTo(403);
    }
    assertThat(browser.isSignedIn()).isTrue();
    assertThat(other.isSignedIn()).isTrue();
    assertThat(zoe).isNotNull();
  }

  @Test
  void revokesAKeyAfterAskingAndOnlyOnesOwn() {
    Account zoe = site.member("Zoe");
    site.roster.press(
        site.ana, site.roster.say(site.ana, "member role " + zoe.mention() + " admin"), "Confirm");
    site.roster.say(zoe, "key create laptop");
    site.roster.say(site.ana, "key create desk");
    signIn(browser, "zoe", site.address("zoe"));
    String page = browser.get("/account").body();
    assertThat(page).contains("laptop").doesNotContain("desk");
    String link =
        page.replaceAll("(?s).*href=\"(/account/key[^\"]+)\".*", "$1").replace("&amp;", "&");
    var asked = browser.get(link);
    assertThat(asked.body()).contains("Revoke laptop?", "It was never used.");
    assertThat(browser.get("/account").body()).contains("laptop");
    String fields = "csrf=" + csrf(asked) + "&" + link.substring(link.indexOf('?') + 1);
    assertThat(browser.post("/account/key", fields).statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").body())
        .contains("You have no open key", "<code>/key create</code> in Discord.");
    // Pressed twice: the same answer.
    assertThat(browser.post("/account/key", fields).statusCode()).isEqualTo(303);
    assertThat(browser.get(link).statusCode()).isEqualTo(404);
    assertThat(site.roster.ask(site.ana, "key list")).contains("desk");
    // What the page says of Undo holds.
    site.roster.say(zoe, "undo");
    assertThat(browser.get("/account").body()).contains("laptop");
  }
}
