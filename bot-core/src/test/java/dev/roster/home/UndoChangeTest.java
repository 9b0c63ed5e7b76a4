package dev.roster.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class UndoChangeTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account chloe;

  UndoChangeTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "admin");
    // The invitations are long ago.
    roster.clock().advance(Duration.ofDays(2));
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  private String roleOf(Account who) {
    return database
        .rows(
            "select m.role from membership m join org o on o.id = m.org_id"
                + " join chat_identity i on i.person_id = m.person_id"
                + " where o.slug = ? and i.user_id = ?",
            slug(),
            who.user())
        .getFirst();
  }

  private Reply demote(Account by, Account who) {
    Reply answer = roster.say(by, "member role " + who.mention() + " member");
    assertThat(TestRoster.words(answer)).contains("is now Member");
    return answer;
  }

  private List<Suggestion> offered(Account who, String typed) {
    var call = roster.call(who, new Input.Filled("undo", Map.of(), Optional.empty()));
    return roster.engine().suggest(call, "undo", "change", typed);
  }

  private String changeOf(Account who, String words) {
    return offered(who, words).getFirst().value();
  }

  @BeforeEach
  void bothAreAdmins() {
    assertThat(List.of(roleOf(ben), roleOf(chloe))).containsOnly("admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("undo takes the newest change back and says which")
  void takesTheNewestChangeBack() {
    demote(ana, ben);
    demote(ana, chloe);
    Reply answer = roster.say(ana, "undo");
    assertThat(answer).as("there is no message to edit").isInstanceOf(Reply.Message.class);
    assertThat(TestRoster.words(answer))
        .startsWith("Undone: Chloe Fay is Admin")
        .contains("Chloe Fay: Admin to Member")
        .containsPattern("before that: undo c-\\w{4,} \\(Ben Ode: Admin to Member\\)");
    assertThat(List.of(roleOf(ben), roleOf(chloe))).containsExactly("member", "admin");
    assertThat(roster.ask(ana, "undo")).startsWith("Undone: Ben Ode is Admin");
    assertThat(roster.ask(ana, "undo")).startsWith("There is nothing of yours in Acme");
  }

  @Test
  void takesANamedChangeBack() {
    demote(ana, ben);
    String id = changeOf(ana, "ben");
    demote(ana, chloe);
    assertThat(id).matches("c-[2-9a-z]{4,}");
    String typed = id.substring(2).toUpperCase(Locale.ROOT);
    assertThat(roster.ask(ana, "undo " + typed)).startsWith("Undone: Ben Ode is Admin");
    assertThat(List.of(roleOf(ben), roleOf(chloe))).containsExactly("admin", "member");
  }

  @Test
  void theAuditSaysThatItCameByUndo() {
    demote(ana, ben);
    roster.ask(ana, "undo");
    assertThat(
            database.rows(
                "select door from audit_event e join org o on o.id = e.chain"
                    + " where o.slug = ? and e.action = 'member.role' order by e.version",
                slug()))
        .containsExactly("slack line", "slack undo");
  }

  @Test
  void takesInvitationsBackAndACancelledOneUp() {
    String email = "zoe" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
    String state = "select state from invitation where email = ?";
    roster.say(ana, "invite send " + email + " " + email.replace("zoe", "tom"));
    assertThat(roster.ask(ana, "undo")).startsWith("Undone: 2 invitations are taken back");
    assertThat(database.rows(state, email)).containsExactly("cancelled");
    roster.say(ana, "invite send " + email);
    roster.say(ana, "invite cancel " + email);
    assertThat(roster.ask(ana, "undo")).startsWith("Undone: the invitation of");
    assertThat(database.rows(state + " and state = 'pending'", email)).hasSize(1);
  }

  @Test
  @DisplayName("A11: undo takes a tier back")
  void takesATierBack() {
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(roster.ask(ben, "me")).contains("Tier: Pro");
    assertThat(roster.ask(ana, "undo")).startsWith("Undone:").contains("Base to Pro");
    assertThat(roster.ask(ben, "me")).contains("Tier: Base");
  }

  @Test
  @DisplayName("A16, X24: undo takes the edits of a team back, one by one")
  void takesTeamEditsBack() {
    roster.say(ana, "team create Data");
    roster.say(ana, "team add data " + ben.mention());
    roster.say(ana, "team edit data name:Science");
    assertThat(roster.ask(ana, "undo")).startsWith("Undone:");
    assertThat(roster.ask(ana, "team show data")).contains("Ben Ode");
    assertThat(roster.ask(ana, "undo")).startsWith("Undone:").contains("Ben Ode");
    assertThat(roster.ask(ana, "team show data")).doesNotContain("Ben Ode");
  }

  @Test
  @DisplayName("R3: button and command together work once, the button first")
  void theCommandAfterTheButtonDoesNothing() {
    Reply done = demote(ana, ben);
    String id = changeOf(ana, "ben");
    assertThat(TestRoster.words(roster.press(ana, done, "Undo"))).startsWith("Undone:");
    demote(chloe, ben);
    assertThat(roster.ask(ana, "undo")).startsWith("There is nothing of yours");
    assertThat(roster.ask(ana, "undo " + id))
        .startsWith("Ben Ode: Admin to Member was taken back already, by you on ");
    assertThat(roleOf(ben)).isEqualTo("member");
  }

  @Test
  @DisplayName("R3: button and command together work once, the command first")
  void theButtonAfterTheCommandDoesNothing() {
    Reply done = demote(ana, ben);
    assertThat(roster.ask(ana, "undo")).startsWith("Undone:");
    demote(chloe, ben);
    assertThat(TestRoster.words(roster.press(ana, done, "Undo")))
        .isEqualTo("This was taken back already (Ben Ode: Admin to Member).");
    assertThat(roleOf(ben)).isEqualTo("member");
  }

  @Test
  @DisplayName("R5: somebody else's change is not found")
  void somebodyElsesChangeIsNotFound() {
    demote(ana, ben);
    String id = changeOf(ana, "ben");
    assertThat(roster.ask(chloe, "undo " + id)).startsWith("You made no change " + id);
    assertThat(roster.ask(chloe, "undo")).startsWith("There is nothing of yours");
    assertThat(offered(chloe, "")).isEmpty();
    assertThat(roleOf(ben)).isEqualTo("member");
  }

  @Test
  void listsWhatCanBeTakenBackWhenAnotherIsNamed() {
    demote(ana, ben);
    String id = changeOf(ana, "ben");
    assertThat(roster.ask(ana, "undo c-zzzz"))
        .contains("no change c-zzzz")
        .contains("What you can take back now: undo " + id + " (Ben Ode: Admin to Member)");
  }

  @Test
  @DisplayName("B35: a second identity of the same person takes the change back")
  void aSecondIdentityTakesItBack() {
    Reply done = demote(ana, ben);
    Account elsewhere = secondIdentityOfAna(true);
    assertThat(TestRoster.words(roster.press(elsewhere, done, "Undo")))
        .as("the button stays the account's")
        .isEqualTo("This button is not yours to press.");
    assertThat(roster.ask(elsewhere, "undo")).startsWith("Undone: Ben Ode is Admin");
    assertThat(roleOf(ben)).isEqualTo("admin");
  }

  @Test
  @DisplayName("R5: where an org is not connected its changes stay unseen")
  void whereTheOrgIsNotConnectedTheChangeIsNotFound() {
    demote(ana, ben);
    String id = changeOf(ana, "ben");
    Account elsewhere = secondIdentityOfAna(false);
    roster.say(elsewhere, "org create \"Other " + ana.user() + "\" pro");
    assertThat(roster.ask(elsewhere, "undo " + id)).startsWith("You made no change " + id);
    assertThat(roster.ask(elsewhere, "undo")).startsWith("There is nothing of yours in Other");
    assertThat(roleOf(ben)).isEqualTo("member");
  }

  private Account secondIdentityOfAna(boolean connected) {
    String tenant = "T-" + ana.user();
    Account other = roster.slack().person(tenant, "W" + ana.user(), "Ana Lima");
    database.run(
        "insert into chat_identity (id, platform, tenant, user_id, person_id, created_at, seen_at)"
            + " select uuid(), 'slack', ?, ?, person_id, created_at, seen_at from chat_identity"
            + " where user_id = ?",
        tenant,
        other.user(),
        ana.user());
    if (connected) {
      database.run(
          "insert into chat_install (id, platform, tenant, created_at)"
              + " values (uuid(), 'slack', ?, now())",
          tenant);
      database.run(
          "insert into org_install (org_id, install_id, connected_at)"
              + " select o.id, c.id, now() from org o, chat_install c"
              + " where o.slug = ? and c.tenant = ?",
          slug(),
          tenant);
    }
    return other;
  }

  @Test
  void afterFifteenMinutesItIsTooLate() {
    Reply done = demote(ana, ben);
    String id = changeOf(ana, "ben");
    roster.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(offered(ana, id)).hasSize(1);
    roster.clock().advance(Duration.ofSeconds(1));
    String late =
        "It is too late to take this back (Ben Ode: Admin to Member): that works for 15 minutes."
            + " help member lists the commands that change it.";
    assertThat(roster.ask(ana, "undo")).isEqualTo(late);
    assertThat(roster.ask(ana, "undo " + id)).isEqualTo(late);
    assertThat(TestRoster.words(roster.press(ana, done, "Undo"))).isEqualTo(late);
    assertThat(offered(ana, "")).isEmpty();
    assertThat(roleOf(ben)).isEqualTo("member");
    roster.clock().advance(Duration.ofDays(2));
    assertThat(roster.ask(ana, "undo")).startsWith("There is nothing of yours");
  }

  @Test
  void refusesWhatWasChangedMeanwhileAndNamesTheChangeBefore() {
    Account dee = roster.member(ana, "Dee Fox", "admin");
    demote(ana, chloe);
    String before = changeOf(ana, "chloe");
    demote(ana, ben);
    roster.press(dee, roster.say(dee, "member role " + ben.mention() + " admin"), "Confirm");
    assertThat(roster.ask(ana, "undo"))
        .startsWith("This cannot be undone any more: Ben Ode has become Admin meanwhile.")
        .endsWith(
            "undo "
                + before
                + " takes back what you did before that (Chloe Fay: Admin to Member).");
    assertThat(roster.ask(ana, "undo " + before)).startsWith("Undone: Chloe Fay is Admin");
  }

  @Test
  @DisplayName("R5: the rights of now decide")
  void whoLostTheRightIsRefused() {
    demote(ben, chloe);
    demote(ana, ben);
    assertThat(roster.ask(ben, "undo"))
        .contains("Member, does not include this")
        .contains("Ana Lima");
    assertThat(roleOf(chloe)).isEqualTo("member");
  }

  @Test
  @DisplayName("R3: the same undo delivered again takes nothing else back")
  void theSameDeliveryAgainTakesNothingElseBack() {
    demote(ana, ben);
    demote(ana, chloe);
    Call call = roster.call(ana, new Input.Line("undo"));
    Reply first = roster.engine().handle(call);
    assertThat(TestRoster.words(first)).startsWith("Undone: Chloe Fay");
    assertThat(roster.core().engine().handle(call)).isEqualTo(first);
    assertThat(roster.replica().engine().handle(call)).isEqualTo(first);
    assertThat(List.of(roleOf(ben), roleOf(chloe))).containsExactly("member", "admin");
  }

  @Test
  @DisplayName("R3: an undo that found nothing finds nothing when it is delivered again")
  void anUndoThatFoundNothingStaysSo() {
    assertThat(roster.ask(ben, "undo")).startsWith("There is nothing of yours");
    Call call = roster.call(ben, new Input.Line("undo"));
    Reply first = roster.engine().handle(call);
    demote(ben, chloe);
    assertThat(roster.engine().handle(call)).isEqualTo(first);
    assertThat(roleOf(chloe)).isEqualTo("member");
  }

  @Test
  void concernsTheOrgThatTheCallIsAbout() {
    demote(ana, ben);
    String id = changeOf(ana, "ben");
    roster.say(ana, "org create \"Beta " + ana.user() + "\" pro");
    assertThat(roster.ask(ana, "undo")).startsWith("There is nothing of yours in Beta");
    assertThat(roster.ask(ana, "undo " + id + " org:beta-" + ana.user()))
        .contains("not in the org that you named");
    assertThat(roleOf(ben)).isEqualTo("member");
    assertThat(roster.ask(ana, "undo " + id)).as("its name says which org").startsWith("Undone:");
  }

  @Test
  void aStrangerIsToldWhereTheyStand() {
    Account stranger = roster.person("Zed Ray");
    assertThat(roster.ask(stranger, "undo")).contains("You are in no org here");
    assertThat(roster.ask(stranger, "undo c-7k2m")).contains("You are in no org here");
    assertThat(roster.ask(stranger, "help")).doesNotContain("undo");
  }

  @Test
  void aHostileNameStaysText() {
    Account mallory = roster.member(ana, "`/org delete` <!channel> @everyone", "admin");
    demote(ana, mallory);
    Reply answer = roster.say(ana, "undo");
    assertThat(TestRoster.message(answer).blocks())
        .filteredOn(Block.Note.class::isInstance)
        .first()
        .asString()
        .doesNotContain("Command[line=org delete");
  }
}
