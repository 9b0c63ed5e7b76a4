package dev.roster.removal;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.store.Tx;
import dev.roster.team.Enrolment;
import dev.roster.team.Ownership;
import dev.roster.upgrade.UpgradeFeature;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Ends a membership with all that stands on it, in one change: whoever was removed and whoever left
 * end alike. What they made stays the org's (B30), and so does every record of the past (B34).
 */
final class Ending {

  private final Members members;
  private final People people;
  private final Enrolment enrolment;
  private final Ownership ownership;
  private final InviteFeature invite;
  private final UpgradeFeature upgrade;

  Ending(RemovalCommands.Shared shared) {
    this.members = shared.members();
    this.people = shared.people();
    this.enrolment = shared.enrolment();
    this.ownership = shared.ownership();
    this.invite = shared.invite();
    this.upgrade = shared.upgrade();
  }

  /**
   * What would end.
   *
   * @param successor who was picked for the teams that they own
   * @throws Refusal when the picked one cannot own a team
   */
  Ends of(Handle sql, Seat actor, Member member, Optional<PersonRef> successor, Instant now) {
    return new Ends(
        member,
        enrolment.rolesOf(sql, member.id()),
        ownership.preview(sql, member, successor(sql, actor, member, successor), self(sql, actor)),
        invite.countSentBy(sql, actor.org(), member.person()),
        upgrade.open(sql, actor.org(), member.person(), now));
  }

  private Optional<Member> successor(
      Handle sql, Seat actor, Member leaver, Optional<PersonRef> named) {
    Optional<Member> picked = named.map(who -> members.load(sql, actor, who));
    if (picked.filter(one -> one.id().equals(leaver.id())).isPresent()) {
      throw new Refusal(
          "%s cannot be their own successor. Pick somebody who stays, or leave `successor` out."
              .formatted(leaver.inSentence()));
    }
    return picked;
  }

  private Member self(Handle sql, Seat actor) {
    return members.byPerson(sql, actor.org(), actor.person()).orElseThrow();
  }

  /**
   * Ends the membership; what is said of it before commits with it.
   *
   * @param successor who was picked for the teams that they own
   * @param action how the audit calls it
   * @param reason why; may be empty
   * @return what ended
   */
  Ends end(
      Tx tx,
      Seat actor,
      Member member,
      Optional<PersonRef> successor,
      String action,
      String reason) {
    Ends ends = of(tx.sql(), actor, member, successor, tx.now());
    ownership.passOn(
        tx, member, successor(tx.sql(), actor, member, successor), self(tx.sql(), actor));
    enrolment.leaveAll(tx, member.id());
    invite.endSentBy(tx, member.person());
    invite.endFor(tx, member.person());
    upgrade.end(tx, member.person());
    people.forgetOrg(tx, tx.org(), Optional.of(member.person()));
    members.end(tx, member, action, teams(ends), reason);
    return ends;
  }

  /** What an Undo gives back: each team's id and the role there. */
  private static Map<String, String> teams(Ends ends) {
    return ends.teams().isEmpty()
        ? Map.of()
        : Map.of(
            "teams",
            new TreeMap<>(ends.teams())
                .entrySet().stream()
                    .map(team -> team.getKey() + ":" + team.getValue())
                    .collect(Collectors.joining(" ")));
  }
}
