package dev.roster.member;

import dev.roster.access.Seat;
import dev.roster.command.Shown;
import dev.roster.notice.Notices;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What members hear in a direct message of what somebody else decided about them. */
final class MemberNotices {

  private final Members members;
  private final Notices notices;

  MemberNotices(Members members, Notices notices) {
    this.members = members;
    this.notices = notices;
  }

  void roleChanged(Tx tx, Seat actor, RoleChange change) {
    tell(
        tx,
        actor,
        change.member(),
        " made you %s of %s; you were %s. %s`/help` lists what you can do now."
            .formatted(
                change.to().title(),
                actor.orgName(),
                change.from().title(),
                String.join(
                    "", change.keys().sentences("Your").stream().map(s -> s + " ").toList())));
  }

  void suspended(Tx tx, Seat actor, Member member) {
    tell(
        tx,
        actor,
        member,
        (" suspended your access to %s. Your role, tier, teams and history there are kept; ask them"
                + " if you need it back.")
            .formatted(actor.orgName()));
  }

  void reactivated(Tx tx, Seat actor, Member member) {
    tell(
        tx,
        actor,
        member,
        " gave you your access to %s back, with everything as it was.".formatted(actor.orgName()));
  }

  void limited(Tx tx, Seat actor, Member member, Optional<Long> to) {
    tell(
        tx,
        actor,
        member,
        to.map(MemberReplies::limit)
            .map(limit -> " lets you use at most %s in %s.".formatted(limit, actor.orgName()))
            .orElseGet(
                () -> " removed your monthly limit of credits in %s.".formatted(actor.orgName())));
  }

  void renamed(Tx tx, Seat actor, Member member, String called) {
    tell(
        tx,
        actor,
        member,
        " changed your name to %s. It is the same in every org; ask them if it is wrong."
            .formatted(Shown.of(called, 160)));
  }

  private void tell(Tx tx, Seat actor, Member member, String sentence) {
    if (member.person().equals(actor.person())) {
      return;
    }
    var spans = new ArrayList<Span>();
    spans.add(name(tx.sql(), actor));
    spans.addAll(Sentences.spans(sentence));
    notices.tell(tx, actor.org(), member.person(), Reply.of(spans.toArray(Span[]::new)));
  }

  private Span name(Handle sql, Seat actor) {
    return members.named(sql, actor);
  }
}
