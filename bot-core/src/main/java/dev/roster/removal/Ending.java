package dev.roster.removal;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.store.Tx;
import dev.roster.team.Comeback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Ends a membership with all that stands on it, in one change: whoever was removed and whoever left
 * end alike. What they made stays the org's (B30), and so does every record of the past (B34).
 */
final class Ending {

  private final Members members;
  private final People people;
  private final Comeback comeback;
  private final List<Part> parts;

  Ending(RemovalCommands.Shared shared) {
    this.members = shared.members();
    this.people = shared.people();
    this.comeback = shared.comeback();
    this.parts =
        List.of(
            new TeamsPart(shared.enrolment(), shared.ownership()),
            new InvitationsPart(shared.invite()),
            new RequestPart(shared.upgrade()),
            new KeysPart(shared.keys()),
            new ApprovalsPart(shared.upgrade()));
  }

  /**
   * What would end.
   *
   * @param successor who was picked for the teams that they own
   * @throws Refusal when the picked one cannot own a team
   */
  Ends of(Handle sql, Seat actor, Member member, Optional<PersonRef> successor, Instant now) {
    Leaver leaver = leaver(sql, actor, member, successor, now);
    return new Ends(
        leaver,
        members.moments(sql, member),
        parts.stream().map(part -> part.of(sql, leaver)).toList());
  }

  private Leaver leaver(
      Handle sql, Seat actor, Member member, Optional<PersonRef> named, Instant now) {
    Optional<Member> successor = named.map(who -> members.load(sql, actor, who));
    if (successor.filter(one -> one.id().equals(member.id())).isPresent()) {
      throw new Refusal(
          "%s cannot be their own successor. Pick somebody who stays, or leave `successor` out."
              .formatted(member.inSentence()));
    }
    return new Leaver(actor, decider(sql, actor), member, successor, now);
  }

  private Optional<Member> decider(Handle sql, Seat actor) {
    return members.byPerson(sql, actor.org(), actor.person());
  }

  /**
   * Ends the membership; what is said of it before commits with it.
   *
   * @param ends what ends, as {@link #of} read it in this transaction
   * @param action how the audit calls it
   * @param reason why; may be empty
   */
  void end(Tx tx, Ends ends, String action, String reason) {
    Leaver leaver = ends.leaver();
    String teams = kept(tx.sql(), ends);
    parts.forEach(part -> part.end(tx, leaver));
    people.forgetOrg(tx, tx.org(), Optional.of(leaver.member().person()));
    members.end(tx, leaver.member(), action, ends.remembered(), teams, reason);
  }

  /** Their places in teams, as they are before these pass on: what an Undo gives back. */
  private String kept(Handle sql, Ends ends) {
    return comeback.keep(
        sql,
        ends.leaver().actor().scheme(),
        ends.member().id(),
        ends.find(TeamsEnd.class).map(TeamsEnd::passings).orElse(List.of()));
  }
}
