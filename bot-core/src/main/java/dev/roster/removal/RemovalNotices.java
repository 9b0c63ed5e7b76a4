package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What people hear in a direct message when somebody goes. */
final class RemovalNotices {

  // Of those who hold the top role; in some schemes that may be many.
  private static final int MOST = 10;

  private final Members members;
  private final Notices notices;

  RemovalNotices(Members members, Notices notices) {
    this.members = members;
    this.notices = notices;
  }

  /** Tells whoever is about to be removed. */
  void removed(Tx tx, Seat actor, Member member) {
    notices.tellParting(
        tx,
        actor.org(),
        member.person(),
        said(
            name(tx, actor),
            " removed you from %s: your access there ended. Your account and your other orgs are not touched; ask them if you think that this is wrong."
                .formatted(actor.orgName())));
  }

  /** Tells who leads the org that somebody is about to leave it. */
  void left(Tx tx, Seat seat, Member self) {
    for (UUID leader : members.holding(tx.sql(), seat.org(), List.of(seat.scheme().top()), MOST)) {
      if (!leader.equals(self.person())) {
        notices.tell(
            tx,
            seat.org(),
            leader,
            said(
                self.span(),
                " left %s; they were %s. Their seat is free."
                    .formatted(seat.orgName(), seat.role().title())));
      }
    }
  }

  /** Tells people of an org that it is about to be deleted. */
  void deleted(Tx tx, Seat actor, List<UUID> people) {
    Span who = name(tx, actor);
    for (UUID person : people) {
      notices.tellParting(
          tx,
          actor.org(),
          person,
          said(
              who,
              " deleted %s: it does not exist any more, for anybody. Your account and your other orgs are not touched."
                  .formatted(actor.orgName())));
    }
  }

  private Span name(Tx tx, Seat actor) {
    return members.named(tx.sql(), actor);
  }

  private static Reply.Message said(Span who, String sentence) {
    var spans = new ArrayList<Span>();
    spans.add(who);
    spans.addAll(Sentences.spans(sentence));
    return Reply.of(spans.toArray(Span[]::new));
  }
}
