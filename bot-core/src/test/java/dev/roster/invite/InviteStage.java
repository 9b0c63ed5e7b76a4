package dev.roster.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of invitations do again and again, in an org on one scheme. */
final class InviteStage {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final TestRoster roster;
  private final SchemeStage stage;

  InviteStage(TestRoster roster, String scheme) {
    this.roster = roster;
    this.stage = SchemeStage.on(roster, scheme);
  }

  /** The org. */
  SchemeStage org() {
    return stage;
  }

  /** Whoever made it. */
  Account founder() {
    return stage.founder();
  }

  /** The words of an answer. */
  String ask(Account who, String line) {
    return stage.ask(who, line);
  }

  /** The same of the founder. */
  String ask(String line) {
    return stage.ask(stage.founder(), line);
  }

  /** An address that no test used before, beginning with a name. */
  static String address(String name) {
    return name + ADDRESSES.incrementAndGet() + "@far.test";
  }

  /** Invites an address, which must work. */
  String invite(Account by, String options) {
    String email = address("invitee");
    assertThat(ask(by, "invite send " + email + " " + options)).contains("Invited " + email);
    return email;
  }

  /** The newest link's token in the mails to an address. */
  String token(String email) {
    roster.settle();
    return roster.mailer().invitationToken(email).orElseThrow();
  }

  /** Accepts by the newest link. */
  Outcome accept(String email) {
    return acceptBy(token(email));
  }

  /** Accepts by a link. */
  Outcome acceptBy(String token) {
    return roster.accept(token, "press" + ADDRESSES.incrementAndGet());
  }

  /** Accepts by the newest link, which must not work; why not. */
  String refusal(String email) {
    Outcome outcome = accept(email);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).sentence();
  }

  /** Declines by the newest link. */
  Outcome decline(String email) {
    return roster.core().links().decline(token(email), "press" + ADDRESSES.incrementAndGet());
  }

  /** Role and state of the invitations of an address, oldest first. */
  List<String> rows(String email) {
    return rows("concat(role, ' ', state)", email);
  }

  /** Something else of them. */
  List<String> rows(String columns, String email) {
    return roster
        .database()
        .rows(
            "select " + columns + " from invitation where org_id = ? and email = ? order by id",
            stage.org().toString(),
            email);
  }

  /** The role of whoever joined with an address; empty for nobody. */
  List<String> roleOf(String email) {
    return roster
        .database()
        .rows(
            "select m.role from membership m join person p on p.id = m.person_id"
                + " where m.org_id = ? and p.email = ?",
            stage.org().toString(),
            email);
  }

  /** Changes somebody's role by command, with the confirmation where there is one. */
  void role(Account by, Account of, String role) {
    Reply asked = roster.say(by, "member role " + of.mention() + " " + role);
    if (TestRoster.message(asked).words().contains("?")) {
      roster.press(by, asked, "Confirm");
    }
    assertThat(stage.seat(of).role().name()).isEqualTo(role);
  }

  /** Sets a policy of the org, with the confirmation where there is one. */
  void policy(String key, String value) {
    Reply answer = roster.say(stage.founder(), "org policy %s %s".formatted(key, value));
    boolean asks =
        TestRoster.message(answer).blocks().stream()
            .filter(Block.Buttons.class::isInstance)
            .flatMap(block -> ((Block.Buttons) block).buttons().stream())
            .anyMatch(button -> button.label().equals("Confirm"));
    if (asks) {
      roster.press(stage.founder(), answer, "Confirm");
    }
    assertThat(stage.scheme().policy(key)).as(TestRoster.words(answer)).isEqualTo(value);
  }
}
