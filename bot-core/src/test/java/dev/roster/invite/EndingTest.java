package dev.roster.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invitations that end because of something else: somebody joined, or left. */
@ExtendWith(DatabaseExtension.class)
class EndingTest {

  private static final AtomicInteger CHANGES = new AtomicInteger();

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account ana;
  private final Invitations invitations;
  private final Transactions transactions;

  EndingTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "owned");
    this.ana = stage.founder();
    Databases databases = database.databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    this.invitations =
        new Invitations(new InvitationOutbox(new People(databases, transactions)), new Members());
  }

  @AfterEach
  void everythingHolds() {
    roster.requireInvariants();
    roster.close();
  }

  private <T> T inOrg(Function<Tx, T> work) {
    return transactions.inOrg(
        Actor.system("test", "ending" + CHANGES.incrementAndGet()),
        stage.org(),
        tx -> {
          tx.actsAsSystem();
          return work.apply(tx);
        });
  }

  private long seatsTaken() {
    return roster
        .database()
        .number("select members + pending from org where id = '" + stage.org() + "'");
  }

  /** Somebody whose address the workspace shows only after they were asked by mention too. */
  private Account askedTwice(String email) {
    Account ben = roster.person("Ben Ode");
    assertThat(stage.ask(ana, "invite send " + ben.mention() + " role:admin")).contains("Invited");
    assertThat(stage.ask(ana, "invite send " + email)).contains("Invited");
    roster.settle();
    roster.slack().person(TestRoster.TENANT, ben.user(), "Ben Ode", email);
    return ben;
  }

  @Test
  @DisplayName("X21 whoever joins holds one seat: what else their account was sent ends")
  void anotherInvitationOfTheAddressEnds() {
    Account ben = askedTwice("ben.one@acme.test");
    assertThat(seatsTaken()).isEqualTo(3);
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(seatsTaken()).isEqualTo(2);
    assertThat(stage.ask(ana, "invite list state:cancelled")).contains("ben.one@acme.test");
  }

  @Test
  @DisplayName("X21 whoever joins by the address ends what their account was sent")
  void anotherInvitationOfTheAccountEnds() {
    Account ben = askedTwice("ben.two@acme.test");
    Reply card = roster.engine().handle(roster.call(ben, new Input.Line("inbox")));
    assertThat(TestRoster.words(card)).contains("Join " + stage.name());
    roster.press(ben, card, "Accept");
    assertThat(seatsTaken()).isEqualTo(2);
  }

  @Test
  void whatAPersonSentEndsWithThem() {
    Account boris = stage.another("admin");
    UUID person = stage.seat(boris).person();
    stage.ask(ana, "invite send stays@acme.test");
    stage.ask(boris, "invite send one@acme.test two@acme.test three@acme.test");
    stage.ask(boris, "invite cancel three@acme.test");
    roster.settle();
    var databases = roster.database().databases();
    assertThat(
            databases.<Integer>read(sql ->
                LiveInvitations.countSentBy(sql, stage.org(), person, roster.clock().instant())))
        .isEqualTo(2);
    assertThat(this.<Integer>inOrg(tx -> invitations.endSentBy(tx, person))).isEqualTo(2);
    assertThat(stage.ask(ana, "invite list state:pending"))
        .contains("stays@acme.test")
        .doesNotContain("one@acme.test", "two@acme.test");
    assertThat(stage.ask(ana, "invite list state:cancelled"))
        .contains("one@acme.test", "two@acme.test", "three@acme.test");
    String token = roster.mailer().invitationToken("one@acme.test").orElseThrow();
    assertThat(roster.accept(token, "k" + token))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.sentence()).contains("withdrawn"));
  }

  @Test
  void whatHasRunOutIsNotCountedAsSent() {
    Account boris = stage.another("admin");
    UUID person = stage.seat(boris).person();
    stage.ask(boris, "invite send late@acme.test");
    roster.clock().advance(Duration.ofDays(7));
    assertThat(
            roster
                .database()
                .databases()
                .<Integer>read(sql ->
                    LiveInvitations.countSentBy(
                        sql, stage.org(), person, roster.clock().instant())))
        .isZero();
    assertThat(this.<Integer>inOrg(tx -> invitations.endSentBy(tx, person))).isZero();
    assertThat(stage.ask(ana, "invite list state:expired")).contains("late@acme.test");
  }
}
