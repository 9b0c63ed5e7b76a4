package dev.roster.removal;

import dev.roster.store.Tx;
import dev.roster.team.Enrolment;
import dev.roster.team.Ownership;
import org.jdbi.v3.core.Handle;

/** Teams: somebody leaves them all, and those they own pass on. */
final class TeamsPart implements Part {

  private final Enrolment enrolment;
  private final Ownership ownership;

  TeamsPart(Enrolment enrolment, Ownership ownership) {
    this.enrolment = enrolment;
    this.ownership = ownership;
  }

  @Override
  public TeamsEnd of(Handle sql, Leaver leaver) {
    return new TeamsEnd(
        enrolment.placesOf(sql, leaver.actor(), leaver.member().id()),
        ownership.preview(sql, leaver.member(), leaver.successor(), leaver.decider()));
  }

  @Override
  public void end(Tx tx, Leaver leaver) {
    ownership.passOn(tx, leaver.member(), leaver.successor(), leaver.decider());
    enrolment.leaveAll(tx, leaver.member().id());
  }
}
