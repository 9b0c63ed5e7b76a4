package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The seats of a plan, at the doors of invitations. */
@ExtendWith(DatabaseExtension.class)
class SeatsTest {

  private final TestRoster roster;
  private final Account ana;

  SeatsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String name() {
    return "Seats " + ana.user();
  }

  private void on(String plan) {
    assertThat(roster.ask(ana, "org create \"%s\" %s".formatted(name(), plan))).contains(name());
  }

  private String ask(String line) {
    return roster.ask(ana, line);
  }

  private long taken() {
    return roster.database().number("select members + pending from org where name = ?", name());
  }

  /** Invites so many, one by one; all must work. */
  private List<String> invite(int people) {
    var emails = new ArrayList<String>();
    for (int i = 0; i < people; i++) {
      String email = address("seat");
      assertThat(ask("invite send " + email)).contains("Invited " + email);
      emails.add(email);
    }
    return emails;
  }

  private Outcome accept(String email) {
    roster.settle();
    String token = roster.mailer().invitationToken(email).orElseThrow();
    return roster.accept(token, "accept " + token);
  }

  @Test
  @DisplayName("D26 Free has room for the owner alone: nobody can be invited")
  void freeHasRoomForOne() {
    on("free");
    assertThat(ask("invite send " + address("x")))
        .contains("was not invited", "Free", "room for 1 person");
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  @DisplayName("D27 Starter has room for five: the fifth comes in, the sixth does not")
  void starterHasRoomForFive() {
    on("starter");
    List<String> emails = invite(4);
    assertThat(ask("invite send " + address("x"))).contains("Starter", "room for 5 people");
    assertThat(emails)
        .allSatisfy(email -> assertThat(accept(email)).isInstanceOf(Outcome.Joined.class));
    assertThat(ask("invite send " + address("x"))).contains("room for 5 people");
    assertThat(taken()).isEqualTo(5);
  }

  @Test
  @DisplayName("D27 of a batch, as many are invited as there is room for, and each is answered")
  void aBatchFillsThePlan() {
    on("starter");
    String people =
        String.join(" ", List.of(address("a"), address("b"), address("c"), address("d")));
    String fifth = address("e");
    assertThat(ask("invite send %s %s".formatted(people, fifth)))
        .contains("Invited 4 people", fifth + " was not invited");
    assertThat(taken()).isEqualTo(5);
  }

  @Test
  @DisplayName("D28 Pro has room for everybody")
  void proHasRoomForAll() {
    on("pro");
    invite(8);
    assertThat(taken()).isEqualTo(9);
  }

  @Test
  @DisplayName("D29 BYOK has room for five, as Starter")
  void byokHasRoomForFive() {
    on("byok");
    invite(4);
    assertThat(ask("invite send " + address("x"))).contains("BYOK", "room for 5 people");
  }

  @Test
  @DisplayName("D30 who has no room is told of a bigger plan and of sales, at every door")
  void theRefusalSaysWhatToDo() {
    on("starter");
    String late = invite(1).getFirst();
    roster.settle();
    roster.clock().advance(Duration.ofDays(7));
    String back = invite(1).getFirst();
    var cancelled = roster.say(ana, "invite cancel " + back);
    invite(4);
    for (String answer :
        List.of(
            ask("invite send " + address("x")),
            ask("invite resend " + late),
            TestRoster.words(roster.press(ana, cancelled, "Undo")))) {
      assertThat(answer).containsIgnoringCase("bigger plan").contains("sales");
    }
    assertThat(taken()).isEqualTo(5);
  }

  @Test
  @DisplayName(
      "X21 a pending invitation holds a seat until it is answered, cancelled or has run out")
  void aPendingInvitationHoldsASeat() {
    on("starter");
    List<String> emails = invite(4);
    String next = address("next");
    assertThat(ask("invite send " + next)).contains("room for 5 people");
    ask("invite cancel " + emails.get(0));
    assertThat(ask("invite send " + next)).contains("Invited " + next);

    roster.settle();
    String declining = roster.mailer().invitationToken(emails.get(1)).orElseThrow();
    roster.core().links().decline(declining, "decline " + declining);
    assertThat(ask("invite send " + address("after"))).contains("Invited");

    roster.settle();
    roster.clock().advance(Duration.ofDays(7));
    assertThat(invite(4)).hasSize(4);
    assertThat(ask("invite send " + address("x"))).contains("room for 5 people");
  }

  @Test
  @DisplayName("X21 accepting one's own reserved seat never fails, however full the plan is")
  void theReservedSeatIsKept() {
    on("starter");
    List<String> emails = invite(4);
    // The org went to a smaller plan beside its command meanwhile.
    roster.database().run("update org set plan = 'free' where name = ?", name());
    assertThat(emails)
        .allSatisfy(email -> assertThat(accept(email)).isInstanceOf(Outcome.Joined.class));
    assertThat(taken()).isEqualTo(5);
    roster.database().run("update org set plan = 'starter' where name = ?", name());
  }

  @Test
  @DisplayName("X21 sending a pending invitation again takes no second seat")
  void resendingTakesNoSeat() {
    on("starter");
    String email = invite(4).getFirst();
    roster.settle();
    roster.clock().advance(Duration.ofMinutes(6));
    assertThat(ask("invite resend " + email)).contains("Sent again");
    assertThat(taken()).isEqualTo(5);
  }
}
