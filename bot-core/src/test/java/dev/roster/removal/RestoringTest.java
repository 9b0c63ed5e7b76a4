package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes back when a removal is taken back, and what stands against it. */
@ExtendWith(DatabaseExtension.class)
class RestoringTest {

  private static final String OF_BEN =
      """
      select concat_ws(' ', m.id, m.role, m.role_version, m.status, m.status_version, m.tier,
        m.tier_version, m.credit_cap, m.cap_version, m.subscriber_admin, m.joined_at,
        m.last_active_at)
      from membership m join org o on o.id = m.org_id
      join chat_identity i on i.person_id = m.person_id
      where o.slug = ? and i.user_id = ?
      """;

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account chloe;

  RestoringTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" starter");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  private Reply remove(Account by, Account who) {
    Reply done = roster.press(by, roster.say(by, "member remove " + who.mention()), "Confirm");
    assertThat(TestRoster.words(done)).startsWith("Removed ");
    return done;
  }

  private String undo(Account by, Reply done) {
    return TestRoster.words(roster.press(by, done, "Undo"));
  }

  private List<String> membership(Account who) {
    return database.rows(OF_BEN, slug(), who.user());
  }

  @Test
  @DisplayName("an undone removal gives role, tier, status, limit and dates back, and tells them")
  void givesTheMembershipBackAsItWas() {
    roster.say(ana, "member tier " + ben.mention() + " pro");
    roster.say(ana, "member limit " + ben.mention() + " 500");
    roster.clock().advance(Duration.ofDays(3));
    roster.ask(ben, "me");
    List<String> before = membership(ben);
    Reply done = remove(ana, ben);
    assertThat(membership(ben)).isEmpty();
    roster.clock().advance(Duration.ofDays(7).minusSeconds(1));
    Reply answer = roster.press(ana, done, "Undo");
    assertThat(answer).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(answer))
        .startsWith("Undone: Ben Ode is back in Acme " + ana.user() + ", as Admin. They were told.")
        .contains("Role, tier, limit and the day they joined are as they were.");
    assertThat(before).hasSize(1).isEqualTo(membership(ben));
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Ana Lima took back that you were removed from Acme")
        .contains("as Admin, with what you had there.");
    assertThat(roster.ask(ben, "me")).contains("Role: Admin").contains("Tier: Pro");
    assertThat(undo(ana, done)).isEqualTo("This was taken back already (removed Ben Ode).");
  }

  @Test
  @DisplayName("what was decided before the removal can be taken back after it was undone")
  void olderChangesCanBeTakenBackAgain() {
    Reply demoted = roster.say(ana, "member role " + ben.mention() + " member");
    Reply limited = roster.say(ana, "member limit " + ben.mention() + " 500");
    Reply removed = remove(ana, ben);
    assertThat(undo(ana, limited)).contains("they are not in Acme");
    assertThat(undo(ana, removed)).startsWith("Undone: ");
    assertThat(undo(ana, limited)).startsWith("Undone: Ben Ode has no limit");
    assertThat(undo(ana, demoted)).startsWith("Undone: Ben Ode is Admin");
  }

  @Test
  void theCommandTakesARemovalBackFromAnywhereAndOnce() {
    remove(ana, ben);
    String id =
        database
            .rows(
                "select a.change_id from pending_action a join org o on o.id = a.org_id"
                    + " where o.slug = ? and a.undoes = 'removed Ben Ode'",
                slug())
            .getFirst();
    assertThat(roster.ask(ben, "undo " + id)).doesNotContain("Undone");
    assertThat(roster.ask(chloe, "undo " + id)).startsWith("You made no change");
    assertThat(roster.ask(ana, "undo")).startsWith("Undone: Ben Ode is back");
    assertThat(roster.ask(ana, "undo " + id)).contains("was taken back already, by you on ");
  }

  @Test
  void afterSevenDaysItIsTooLateAndSaysHowTheyComeBack() {
    Reply done = remove(ana, ben);
    roster.clock().advance(Duration.ofDays(7));
    String late =
        "It is too late to take this back (removed Ben Ode): that works for 7 days."
            + " invite send asks them in again.";
    assertThat(undo(ana, done)).isEqualTo(late);
    assertThat(roster.ask(ana, "undo")).isEqualTo(late);
    assertThat(membership(ben)).isEmpty();
  }

  @Test
  @DisplayName("who was suspended comes back suspended")
  void whoWasSuspendedComesBackSuspended() {
    roster.say(ana, "member suspend " + ben.mention());
    List<String> before = membership(ben);
    assertThat(undo(ana, remove(ana, ben))).contains("as Admin, and suspended as before.");
    assertThat(membership(ben)).isEqualTo(before);
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("your access is suspended as before");
  }

  @Test
  @DisplayName("invitations that the removal cancelled are pending again, with their link")
  void invitationsComeBack() {
    Account dee = roster.person("Dee Fox", "dee" + ana.user() + "@acme.test");
    roster.say(ben, "invite send " + dee.mention());
    roster.settle();
    Reply done = remove(ana, ben);
    roster.settle();
    assertThat(roster.newestCard(dee).words()).contains("Cancelled:");
    assertThat(undo(ana, done))
        .contains("1 invitation that they sent is pending again, with the link it had.");
    roster.settle();
    Reply card = roster.newestCard(dee);
    assertThat(TestRoster.words(roster.press(dee, card, "Accept"))).contains("You are in");
    assertThat(roster.ask(dee, "me")).contains("Role: Member");
  }

  @Test
  void whatIsInvitedAnewOrOverOrWithoutRoomStaysCancelled() {
    roster.say(ana, "org plan pro");
    String[] mails = {"a" + ana.user() + "@far.test", "b" + ana.user() + "@far.test"};
    roster.say(ben, "invite send " + String.join(" ", mails));
    Reply done = remove(ana, ben);
    roster.say(ana, "invite send " + mails[0]);
    assertThat(undo(ana, done))
        .contains("1 invitation that they sent is pending again")
        .contains("1 invitation stays cancelled: whoever it was for is in or invited anew.");
    Reply again = remove(ana, ben);
    roster.clock().advance(Duration.ofDays(6));
    roster.say(ana, "org plan starter");
    roster.say(ana, "invite send c" + ana.user() + "@far.test");
    assertThat(roster.ask(ana, "org show")).contains("2 members and 2 invited, of 5");
    assertThat(undo(ana, again))
        .startsWith("Undone: ")
        .contains("1 invitation stays cancelled: the plan has no room.");
    Reply last = remove(ana, ben);
    roster.clock().advance(Duration.ofDays(2));
    assertThat(undo(ana, last)).startsWith("Undone: ").doesNotContain("invitation");
  }

  @Test
  @DisplayName("a request for Pro that the removal ended waits again, and its cards ask again")
  void theRequestComesBack() {
    roster.say(chloe, "upgrade request");
    roster.settle();
    Reply done = remove(ana, chloe);
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Cancelled");
    Account dee = roster.member(ana, "Dee Fox", "admin");
    assertThat(undo(ana, done)).contains("waits for a decision again.");
    roster.settle();
    assertThat(roster.newestCard(dee).words()).startsWith("Pro for Chloe Fay?");
    Reply card = roster.newestCard(ben);
    assertThat(TestRoster.words(roster.press(ben, card, "Approve"))).contains("Approved");
    assertThat(roster.ask(chloe, "me")).contains("Tier: Pro");
  }

  @Test
  void aRequestWhoseTimeIsOverStaysOver() {
    roster.say(chloe, "upgrade request");
    roster.clock().advance(Duration.ofDays(6));
    Reply done = remove(ana, chloe);
    roster.clock().advance(Duration.ofDays(2));
    assertThat(undo(ana, done)).contains("The time of their request for Pro (").contains("is over");
  }

  @Test
  void whoJoinedAgainIsNotTouched() {
    Reply done = remove(ana, ben);
    roster.say(ana, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    List<String> before = membership(ben);
    assertThat(undo(ana, done))
        .startsWith("This cannot be undone any more: Ben Ode has joined Acme")
        .contains("again since.");
    assertThat(membership(ben)).isEqualTo(before);
    Reply left = roster.press(ben, roster.say(ben, "org leave"), "Confirm");
    assertThat(TestRoster.words(left)).startsWith("You left");
    assertThat(undo(ana, done)).contains("was in Acme").contains("again since, and went.");
    assertThat(membership(ben)).isEmpty();
  }

  @Test
  @DisplayName("X21: an invitation that waits for them meanwhile gives its seat to them")
  void theirOwnInvitationGivesItsSeat() {
    Reply done = remove(ana, ben);
    roster.say(ana, "invite send " + ben.mention() + " x" + ana.user() + "@far.test y@far.test");
    assertThat(roster.ask(ana, "invite send z@far.test")).contains("all of it is taken");
    assertThat(undo(ana, done)).startsWith("Undone: Ben Ode is back");
    assertThat(roster.ask(ana, "invite list pending")).doesNotContain("Ben Ode");
  }

  @Test
  @DisplayName("D27: without a free seat nobody comes back, and with one they do")
  void withoutRoomNobodyComesBack() {
    Reply done = remove(ana, ben);
    roster.say(ana, "invite send x@far.test y@far.test z@far.test");
    assertThat(undo(ana, done))
        .startsWith("Ben Ode cannot come back now, and the plan Starter has room for 5 people")
        .contains("Who could: Ana Lima (Owner).");
    assertThat(membership(ben)).isEmpty();
    roster.say(ana, "invite cancel x@far.test");
    assertThat(undo(ana, done)).startsWith("Undone: ");
  }

  @Test
  @DisplayName("R5: who lost the right takes no removal back, and hears who could")
  void whoLostTheRightIsRefused() {
    Reply done = remove(ben, chloe);
    roster.say(ana, "member role " + ben.mention() + " member");
    assertThat(undo(ben, done))
        .contains("does not include this (member.remove)")
        .contains("Who could: Ana Lima (Owner or Admin).");
    assertThat(roster.ask(ben, "undo")).contains("does not include this (member.remove)");
    assertThat(membership(chloe)).isEmpty();
    assertThat(TestRoster.words(roster.press(ana, done, "Undo")))
        .isEqualTo("This button is not yours to press.");
  }

  @Test
  void inAnotherSchemeTheRoleMeansNothing() {
    Reply done = remove(ana, ben);
    Reply moved = roster.press(ana, roster.say(ana, "org scheme network"), "Confirm");
    assertThat(TestRoster.words(moved)).contains("network");
    assertThat(undo(ana, done))
        .startsWith("This cannot be undone any more: Acme")
        .contains("has moved to another set of roles since");
    assertThat(membership(ben)).isEmpty();
  }

  @Test
  void whoseOrgIsDeletedStaysOut() {
    Reply done = remove(ana, ben);
    roster.press(ana, roster.say(ana, "org delete"), "Confirm");
    assertThat(undo(ana, done)).doesNotContain("Undone");
  }

  @Test
  @DisplayName("B35: who turned out to be somebody else comes back as them")
  void whoBecameSomebodyElseComesBackAsThem() {
    Reply done = remove(ana, ben);
    String mail = "ben" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
    database.run(
        "update person p join chat_identity i on i.person_id = p.id"
            + " set p.email = null, p.email_norm = null, p.email_proven_at = null"
            + " where i.user_id = '%s'".formatted(ben.user()));
    Account there = roster.onDiscord("Benno");
    roster.sayDirect(there, "account link " + mail);
    roster.settle();
    roster.sayDirect(there, "account confirm " + roster.mailer().code(mail).orElseThrow());
    roster.clock().advance(Duration.ofHours(1));
    roster.say(ben, "account link " + mail);
    roster.settle();
    assertThat(roster.ask(ben, "account confirm " + roster.mailer().code(mail).orElseThrow()))
        .doesNotContain("wrong");
    assertThat(undo(ana, done)).startsWith("Undone: Ben").contains("as Admin");
    assertThat(roster.ask(ben, "me")).contains("Role: Admin");
  }

  @Test
  @DisplayName("the audit names what came back")
  void theAuditNamesWhatCameBack() {
    roster.say(ana, "team create Data members:" + ben.mention());
    undo(ana, remove(ana, ben));
    assertThat(
            database.rows(
                "select concat(e.before_values, e.after_values) from audit_event e"
                    + " join org o on o.id = e.chain"
                    + " where o.slug = ? and e.action = 'member.restored'",
                slug()))
        .singleElement()
        .asString()
        .startsWith("{}")
        .contains("\"role\":\"admin\"", "\"status\":\"active\"", "\"tier\":\"base\"")
        .contains(":member\"")
        .contains("\"joined\":");
  }
}
