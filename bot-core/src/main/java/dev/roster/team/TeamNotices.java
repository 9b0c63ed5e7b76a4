package dev.roster.team;

import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.command.Context;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;

/**
 * Tells people what somebody else decided about them in a team: one message a person and command.
 */
final class TeamNotices {

  private final Notices notices;

  TeamNotices(Notices notices) {
    this.notices = notices;
  }

  void tellAdded(Context context, Tx tx, Team team, Enrolled enrolled, TeamRole role) {
    var told =
        Reply.of(
            Span.plain(context.caller().name() + " added you to the team "),
            Span.bold(team.label()),
            Span.plain(" of %s%s.".formatted(context.seat().orgName(), as(context.seat(), role))));
    var where =
        new Block.Note(
            List.of(Span.command("team show " + team.slug()), Span.plain(" shows who is in it.")));
    for (Member member : enrolled.added()) {
      boolean looks = Viewer.mayLook(Members.roleOf(context.seat(), member));
      tell(context, tx, member, looks ? told.with(where) : told);
    }
  }

  /** What they are in the team, where that is not always the same. */
  private static String as(Seat seat, TeamRole role) {
    return seat.scheme().hasTeamRoles() ? ", as " + role.title() : "";
  }

  void tellRole(Context context, Tx tx, Team team, Member member, TeamRole from, TeamRole to) {
    tell(
        context,
        tx,
        member,
        Reply.of(
            Span.plain(
                "%s made you %s of the team ".formatted(context.caller().name(), to.title())),
            Span.bold(team.label()),
            Span.plain(" of %s; you were %s.".formatted(context.seat().orgName(), from.title()))));
  }

  /** Tells the new owner, and the one before. */
  void tellTransferred(Context context, Tx tx, Team team, Optional<Member> from, Member to) {
    tell(
        context,
        tx,
        to,
        Reply.of(
                Span.plain("%s made you the owner of the team ".formatted(context.caller().name())),
                Span.bold(team.label()),
                Span.plain(" of %s.".formatted(context.seat().orgName())))
            .with(
                new Block.Note(
                    List.of(
                        Span.command("team show " + team.slug()),
                        Span.plain(" shows it, and what you can do with it.")))));
    from.ifPresent(former ->
        tell(
            context,
            tx,
            former,
            Reply.of(
                to.span(),
                Span.plain(" owns the team "),
                Span.bold(team.label()),
                Span.plain(
                    " of %s now; you are an admin of it.".formatted(context.seat().orgName())))));
  }

  /** Whoever did it themselves has the answer. */
  private void tell(Context context, Tx tx, Member member, Reply.Message message) {
    if (!member.person().equals(context.seat().person())) {
      notices.tell(tx, tx.org(), member.person(), message);
    }
  }
}
