package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.team.Comeback;
import dev.roster.team.Team;
import java.util.ArrayList;
import java.util.UUID;

/** What people hear in a direct message when somebody comes back. */
final class RestoreNotices {

  private final Members members;
  private final Notices notices;

  RestoreNotices(RemovalCommands.Shared shared) {
    this.members = shared.members();
    this.notices = shared.notices();
  }

  /** Tells who is back, and who gave a team back. */
  void restored(Tx tx, Seat actor, Restored restored) {
    Member member = restored.member();
    var spans = new ArrayList<Span>();
    spans.add(name(tx, actor));
    spans.addAll(
        Sentences.spans(
            " took back that you were removed from %s: you are in it again as %s, %s"
                .formatted(
                    actor.orgName(),
                    restored.role().title(),
                    member.isSuspended()
                        ? "and your access is suspended as before."
                        : "with what you had there. `/me` shows it.")));
    tell(tx, actor, member.person(), Reply.of(spans.toArray(Span[]::new)));
    for (Comeback.Back place : restored.teams().places()) {
      place
          .gives()
          .ifPresent(heir -> tell(tx, actor, heir.person(), gaveBack(place.team(), member)));
    }
  }

  private static Reply.Message gaveBack(Team team, Member owner) {
    return Reply.of(
        owner.span(),
        Span.plain(" is back and owns the team "),
        Span.bold(team.label()),
        Span.plain(" again, which had passed to you. You are in it what you were before."));
  }

  /** Whoever did it themselves has the answer. */
  private void tell(Tx tx, Seat actor, UUID person, Reply.Message message) {
    if (!person.equals(actor.person())) {
      notices.tell(tx, tx.org(), person, message);
    }
  }

  private Span name(Tx tx, Seat actor) {
    return members.named(tx.sql(), actor);
  }
}
