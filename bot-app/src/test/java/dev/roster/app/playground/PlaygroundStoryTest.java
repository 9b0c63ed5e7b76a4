package dev.roster.app.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.roster.app.BrowserExtension;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, as several people in several windows, down to the database. */
@ExtendWith(DatabaseExtension.class)
class PlaygroundStoryTest {

  @RegisterExtension static final BrowserExtension BROWSER = new BrowserExtension();

  @TempDir private Path folder;
  private LivePlayground live;

  @BeforeAll
  static void haveTime() {
    // A browser, a database and other builds may share two cores.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @BeforeEach
  void start(TestDatabase database) throws Exception {
    live = new LivePlayground(database, folder);
  }

  @AfterEach
  void stop() {
    live.close();
  }

  private Page be(String user) {
    Page page = BROWSER.open();
    page.navigate(live.url("?as=" + user));
    assertThat(line(page)).isVisible();
    return page;
  }

  private static Locator line(Page page) {
    return page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator type(Page page, String line) {
    int before = page.locator(".answer").count();
    line(page).fill(line);
    line(page).press("Enter");
    assertThat(page.locator(".answer")).hasCount(before + 1);
    return page.locator(".answer").last();
  }

  /** The message that says this, wherever it stands. */
  private static Locator answer(Page page, String words) {
    return page.locator(".answer").filter(new Locator.FilterOptions().setHasText(words));
  }

  private static void press(Locator message, String label) {
    message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label)).click();
  }

  /** Takes the code from the mailbox that is open beside. */
  private static void proveAndAccept(Page mailbox, Page invitation) {
    click(invitation, "Mail me a code");
    mailbox
        .locator("button.mail")
        .filter(new Locator.FilterOptions().setHasText("Your code for Roster"))
        .first()
        .click();
    String code = mailbox.frameLocator("iframe").locator("b").first().textContent();
    invitation.getByLabel("The code of the mail").fill(code);
    click(invitation, "Go on");
    invitation.getByLabel("First name").fill("Chloe");
    invitation.getByLabel("Last name").fill("Martin");
    click(invitation, "Accept");
  }

  private static void click(Page page, String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
  }

  @Test
  void threePeopleMakeAnOrgJoinItAndChangeARole(TestDatabase database) {
    Page elif = be("elif");
    Page ben = be("ben");
    Page chloe = be("chloe");
    assertThat(type(elif, "org create Orbit pro")).containsText("Orbit is yours now");
    assertThat(type(elif, "invite send @ben chloe@acme.test")).containsText("Invited 2 people");

    Locator card = ben.locator(".answer").last();
    assertThat(card).containsText("Join Orbit?");
    press(card, "Accept");
    assertThat(card).containsText("You are in Orbit");
    assertThat(card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept")))
        .hasCount(0);

    chloe.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mailbox")).click();
    Page invitation =
        chloe.waitForPopup(
            () -> chloe.frameLocator("iframe").getByRole(AriaRole.LINK).first().click());
    proveAndAccept(chloe, invitation);
    assertThat(invitation.getByRole(AriaRole.HEADING)).containsText("You joined Orbit");
    chloe.locator("#places button").first().click();
    assertThat(chloe.locator("#log")).containsText("You are in Orbit");

    Locator question = type(elif, "member role @ben admin");
    assertThat(question).containsText("Make Ben Castillo Admin of Orbit?");
    press(question, "Confirm");
    assertThat(elif.locator(".answer").last()).containsText("is now Admin");
    assertThat(type(ben, "me")).containsText("Admin");
    assertThat(type(elif, "member list")).containsText("3 users");
    assertThat(
            database.rows(
                "select m.role from membership m join org o on o.id = m.org_id"
                    + " where o.name = 'Orbit' order by m.role"))
        .containsExactly("admin", "member", "owner");
  }

  @Test
  void aMemberAsksForProIsDeniedAsksAgainAndIsApproved() {
    Page elif = be("elif");
    Page ben = be("ben");
    type(elif, "org create Nova pro");
    type(elif, "invite send @ben");
    press(ben.locator(".answer").last(), "Accept");
    assertThat(elif.locator("#log")).containsText("joined Nova as Member");

    line(ben).fill("upgrade request <b>long</b> documents");
    line(ben).press("Enter");
    assertThat(ben.locator("#log")).containsText("1 person was asked to decide (Elif Çelik)");
    Locator card = answer(elif, "long</b> documents");
    assertThat(card).containsText("Pro for Ben Castillo?");
    assertThat(card).containsText("<b>long</b> documents");
    press(card, "Deny");
    Locator form = elif.getByRole(AriaRole.DIALOG);
    form.getByRole(AriaRole.TEXTBOX).fill("not this month");
    press(form, "Send");
    assertThat(card).containsText("not this month");
    assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(ben.locator("#log")).containsText("denied your request");

    line(ben).fill("upgrade request please");
    line(ben).press("Enter");
    Locator second = answer(elif, "please");
    press(second, "Approve");
    assertThat(second).containsText("Approved");
    assertThat(second.getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(ben.locator("#log")).containsText("You are on Pro now.");
    assertThat(type(elif, "undo")).containsText("Undone: Ben Castillo is on Base again.");
    assertThat(ben.locator("#log")).containsText("took the approval of your request");
    assertThat(second).containsText("Taken back");
  }

  @Test
  void aTeamIsMadeAndEditedAndSomebodyElseAtTheWindowDecides() {
    Page elif = be("elif");
    type(elif, "org create Comet pro");
    type(elif, "invite send @chloe role:admin");
    type(elif, "invite send @ben");
    for (String invited : List.of("chloe", "ben")) {
      Page page = be(invited);
      press(answer(page, "Join Comet?"), "Accept");
      assertThat(page.locator("#log")).containsText("You are in Comet");
      assertThat(elif.locator(".answer").last()).containsText("joined Comet");
      page.close();
    }
    assertThat(type(elif, "team create Data @ben Models")).containsText("with 1 person in it");
    assertThat(type(elif, "team edit data name:\"Data Science\""))
        .containsText("its short name is data-science");
    Page ben = be("ben");
    assertThat(ben.locator("#log")).containsText("Elif Çelik added you to the team");
    assertThat(type(ben, "team list")).containsText("Data Science");

    line(ben).fill("upgrade request long documents");
    line(ben).press("Enter");
    Locator elifs = answer(elif, "Pro for Ben Castillo").last();
    assertThat(elifs).containsText("Chloe Martin");
    // Another "who am I" at the same window, as the list at the side offers.
    Page window = be("gil");
    window
        .locator("#people")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Chloe Martin"))
        .first()
        .click();
    Locator chloes = answer(window, "Pro for Ben Castillo").last();
    press(chloes, "Approve");
    for (Locator card : List.of(chloes, elifs)) {
      assertThat(card).containsText("by Chloe Martin, ");
      assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);
    }
    assertThat(ben.locator("#log")).containsText("You are on Pro now.");
    assertThat(type(window, "undo")).containsText("Undone: Ben Castillo is on Base again.");
    assertThat(elifs).containsText("Taken back");
    assertThat(ben.locator("#log")).containsText("You are on Base in Comet again.");
  }

  @Test
  void aHostileNameIsOnlyAName() {
    Page ada = be("ada");
    assertThat(type(ada, "org create \"<img src=x onerror=alert(1)> *b*\" starter"))
        .containsText("<img src=x onerror=alert(1)> *b* is yours now");
    type(ada, "invite send @ben");
    Page ben = be("ben");
    assertThat(ben.locator("#log")).containsText("<img src=x onerror=alert(1)>");
    assertThat(ben.locator("#log img[src=x]")).hasCount(0);
    ben.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mailbox")).click();
    assertThat(ben.frameLocator("iframe").locator("body")).containsText("<img src=x");
    assertThat(ben.frameLocator("iframe").locator("img[src=x]")).hasCount(0);
  }

  @Test
  void aGuestIsToldThatRosterIsNotForGuests() {
    assertThat(type(be("gil"), "org create Mine free"))
        .containsText("Guests of this workspace cannot use Roster.");
  }

  @Test
  void aMissingWordIsAskedFor() {
    Page elif = be("elif");
    line(elif).fill("org create");
    line(elif).press("Enter");
    Locator form = elif.getByRole(AriaRole.DIALOG);
    form.getByLabel("Name").fill("Formed");
    form.getByLabel("Plan").selectOption("free");
    press(form, "Send");
    assertThat(elif.locator("#log")).containsText("Formed is yours now");
  }

  @Test
  void theSeedMakesACompanyAndLeavesElifOut(TestDatabase database) {
    live.playground.seed();
    assertThat(database.number("select count(*) from org where name = 'Acme'")).isEqualTo(1);
    Page ben = be("ben");
    assertThat(ben.locator("#log")).containsText("You are in Acme");
    Page chloe = be("chloe");
    assertThat(chloe.locator("#log")).containsText("Join Acme?");
    assertThat(ben.locator("#log")).containsText("Ada Okafor added you to the team");
    Locator card = answer(be("ada"), "Pro for Ben Castillo");
    press(card, "Approve");
    assertThat(card).containsText("by Ada Okafor, ");
    assertThat(ben.locator("#log")).containsText("You are on Pro now.");
    assertThat(be("elif").locator("#log")).containsText("This is your conversation with Roster");
  }
}
