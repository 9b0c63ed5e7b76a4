package dev.roster.invite;

import static dev.roster.invite.InviteStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The button <b>Copy link</b>: who sees the link of an invitation, and where it is not. */
@ExtendWith(DatabaseExtension.class)
class CopyLinkTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final InviteStage stage;

  CopyLinkTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.stage = new InviteStage(roster, "network");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply invite(String email) {
    return roster.say(stage.founder(), "invite send " + email);
  }

  private String copy(Account who, Reply shown) {
    return TestRoster.words(roster.press(who, shown, "Copy link"));
  }

  @Test
  void whoeverInvitedSeesTheLinkThatWasMailed() {
    String email = address("copied");
    Reply sent = invite(email);
    String token = stage.token(email);
    assertThat(copy(stage.founder(), sent))
        .contains("The link of " + email)
        .contains("https://roster.test/invitations/" + token)
        .contains("give it to nobody but " + email);
    assertThat(stage.org().audit("action", "invitation.link_shown"))
        .containsExactly("invitation.link_shown");
    assertThat(copy(stage.founder(), roster.say(stage.founder(), "invite list " + email)))
        .contains(token);
  }

  @Test
  @DisplayName("R7: the link that was shown lies in no table")
  void theLinkLiesInNoTable() {
    String email = address("secret");
    Reply sent = invite(email);
    String token = stage.token(email);
    assertThat(copy(stage.founder(), sent)).contains(token);
    for (String table : List.of("handled_delivery", "outbox", "audit_event", "pending_action")) {
      assertThat(database.rows("select * from " + table).toString())
          .as(table)
          .doesNotContain(token);
    }
  }

  @Test
  @DisplayName("R3: a press that is delivered twice is audited once, and again shows no secret")
  void aSecondDeliveryShowsNoSecret() {
    String email = address("twice");
    Reply sent = invite(email);
    String token = stage.token(email);
    var call = roster.call(stage.founder(), TestRoster.pressing(sent, "Copy link"));
    assertThat(TestRoster.words(roster.engine().handle(call))).contains(token);
    assertThat(TestRoster.words(roster.engine().handle(call)))
        .contains("press the button again")
        .doesNotContain(token);
    assertThat(stage.org().audit("action", "invitation.link_shown")).hasSize(1);
  }

  @Test
  @DisplayName("rights decide at the press: whoever may not invite any more sees no link")
  void rightsDecideAtThePress() {
    Account ben = roster.member(stage.founder(), "Ben Castillo", "admin");
    String email = address("theirs");
    Reply sent = roster.say(ben, "invite send " + email);
    String token = stage.token(email);
    assertThat(copy(ben, sent)).contains(token);
    stage.role(stage.founder(), ben, "member");
    assertThat(copy(ben, sent)).contains("does not include this").doesNotContain(token);
    assertThat(copy(roster.person("Eve Stranger"), sent)).doesNotContain(token);
  }

  @Test
  void theLinkOfWhatIsOverLeadsNowhere() {
    String email = address("over");
    Reply sent = invite(email);
    stage.ask("invite cancel " + email);
    assertThat(copy(stage.founder(), sent)).contains("is cancelled, so its link leads nowhere");
    String late = address("late");
    Reply other = invite(late);
    roster.clock().advance(Duration.ofDays(7));
    assertThat(copy(stage.founder(), other)).contains("too old").doesNotContain("/invitations/");
  }

  @Test
  void nobodyCollectsLinks() {
    for (int i = 0; i < 20; i++) {
      assertThat(copy(stage.founder(), invite(address("many")))).contains("/invitations/");
    }
    Reply sent = invite(address("many"));
    assertThat(copy(stage.founder(), sent)).contains("the links of 20 people within the hour");
    roster.clock().advance(Duration.ofMinutes(61));
    assertThat(copy(stage.founder(), sent)).contains("/invitations/");
  }

  @Test
  void nobodyTypesIt() {
    assertThat(roster.engine().catalog().typed())
        .noneMatch(one -> one.path().equals("invite link"));
    assertThat(
            TestRoster.words(
                roster
                    .engine()
                    .handle(roster.call(stage.founder(), new Input.Line("invite link x")))))
        .doesNotContain("/invitations/");
  }
}
