package dev.roster.team;

import dev.roster.command.Context;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;

/** Tells people that somebody else put them into a team: one message a person and command. */
final class TeamNotices {

  private final Notices notices;

  TeamNotices(Notices notices) {
    this.notices = notices;
  }

  void tellAdded(Context context, Tx tx, Team team, Enrolled enrolled) {
    var told =
        Reply.of(
            Span.plain(context.caller().name() + " added you to the team "),
            Span.bold(team.label()),
            Span.plain(" of %s.".formatted(context.seat().orgName())));
    var where =
        new Block.Note(
            List.of(Span.command("team show " + team.slug()), Span.plain(" shows who is in it.")));
    for (Member member : enrolled.added()) {
      if (!member.person().equals(context.seat().person())) {
        boolean looks = Viewer.mayLook(Members.roleOf(context.seat(), member));
        notices.tell(tx, tx.org(), member.person(), looks ? told.with(where) : told);
      }
    }
  }
}
