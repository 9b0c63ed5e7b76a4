package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.Gate;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Addresses that look like others are held back until somebody says that they are meant. */
@ExtendWith(DatabaseExtension.class)
class LookalikeInvitationTest {

  private final TestRoster roster;
  private final InviteStage stage;

  LookalikeInvitationTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "network");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply send(String people) {
    return roster.say(stage.founder(), "invite send " + people);
  }

  @Test
  @DisplayName("trust.md: a homoglyph of an invited address is named and held back")
  void aHomoglyphIsHeldBackAndNamed() {
    String ann = address("ann");
    send(ann);
    String eve = ann.replaceFirst("a", "\u0430");
    Reply held = send(eve);
    assertThat(TestRoster.words(held))
        .contains("looks like " + ann + " and is not: \"\u0430\" (CYRILLIC SMALL LETTER A)")
        .contains("Nothing was sent to " + eve);
    roster.settle();
    assertThat(stage.rows(eve)).isEmpty();
    assertThat(roster.mailer().to(eve)).isEmpty();

    assertThat(TestRoster.words(roster.press(stage.founder(), held, "Send anyway")))
        .contains("Invited " + eve);
    roster.settle();
    assertThat(roster.mailer().to(eve)).hasSize(1);
    assertThat(stage.org().audit("after_values", "invitation.sent").getLast())
        .contains("lookalike");
  }

  @Test
  void othersOfTheBatchAreInvitedAndTheHeldOnesKeepWhatWasSaid() {
    String ben = address("ben");
    String odd = "o" + address("l\u0456sa");
    Reply answer = send(ben + " " + odd + " role:admin Welcome");
    assertThat(TestRoster.words(answer)).contains(ben, "mixes alphabets");
    assertThat(stage.rows(ben)).containsExactly("admin pending");
    assertThat(stage.rows(odd)).isEmpty();
    roster.press(stage.founder(), answer, "Send anyway");
    assertThat(stage.rows(odd)).containsExactly("admin pending");
    assertThat(stage.rows("message", odd)).containsExactly("Welcome");
  }

  @Test
  void aMemberIsImitatedToo() {
    String mia = address("mia");
    stage.ask("invite send " + mia);
    stage.accept(mia);
    assertThat(TestRoster.words(send(mia.replaceFirst("m", "rn")))).contains("looks like " + mia);
  }

  @Test
  @DisplayName("trust.md: a domain that mixes alphabets is refused, also anyway")
  void aMixedDomainIsRefused() {
    Reply refused = send("ben@\u0430cme.test");
    assertThat(TestRoster.words(refused)).contains("domain that mixes alphabets");
    assertThat(TestRoster.message(refused).blocks().toString()).doesNotContain("Send anyway");
  }

  @Test
  void nobodyHearsOfAddressesOfAnotherOrg() {
    String ann = address("zoe");
    send(ann);
    var other = new InviteStage(roster, "network");
    assertThat(other.ask("invite send " + ann.replaceFirst("o", "0"))).contains("Invited");
  }

  @Test
  void whoInvitedHearsWhatIsOddWhenSomebodyJoins() {
    String odd = "o" + address("l\u0456sa");
    roster.press(stage.founder(), send(odd), "Send anyway");
    stage.accept(odd);
    roster.settle();
    assertThat(roster.newestCard(stage.founder()).words())
        .contains("Their address mixes alphabets", "CYRILLIC SMALL LETTER BYELORUSSIAN");
  }

  @Test
  void aProvenDomainIsImitatedToo() {
    new Gate(roster).prove(stage.founder(), "modern.test");
    assertThat(TestRoster.words(send("ben@modem.test"))).contains("looks like modern.test");
    assertThat(TestRoster.words(send("ben@modern.test"))).contains("Invited");
  }
}
