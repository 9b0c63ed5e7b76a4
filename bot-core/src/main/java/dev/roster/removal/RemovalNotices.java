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

/** What people hear in a direct message when somebody goes. */
final class RemovalNotices {

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

  private Span name(Tx tx, Seat actor) {
    return members
        .byPerson(tx.sql(), actor.org(), actor.person())
        .map(Member::span)
        .orElseGet(() -> new Span.Person("Somebody", List.of()));
  }

  private static Reply.Message said(Span who, String sentence) {
    var spans = new ArrayList<Span>();
    spans.add(who);
    spans.addAll(Sentences.spans(sentence));
    return Reply.of(spans.toArray(Span[]::new));
  }
}
