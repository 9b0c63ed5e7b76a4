package dev.roster.team;

import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code team transfer}: passes a team on to another of its people (C33, C44, C45); where it has no
 * owner, appoints anybody of the org (X32). Always asks first.
 */
final class TransferTeam {

  record Args(String team, PersonRef person) {}

  private TransferTeam() {}

  static Command<Args> declare(
      Teams teams, Members members, Ownership ownership, TeamNotices notices) {
    return new Command<>(
            "team transfer",
            "Pass a team on to another owner, or appoint one",
            "team transfer data ben@acme.test",
            new Need.OnTeam(TeamAct.TRANSFER),
            Params.of(
                required("team", "The team's name or short name", Teams.option(TeamAct.TRANSFER)),
                required("person", "Who owns it then", TeamPeople.heirs(teams, members)),
                Args::new),
            Handler.change((context, tx, args) ->
                transfer(context, tx, teams, members, ownership, notices, args)))
        .confirming(
            (context, sql, args) -> Optional.of(question(context, sql, teams, members, args)));
  }

  private static Confirmation question(
      Context context, Handle sql, Teams teams, Members members, Args args) {
    Seat seat = context.seat();
    Team team = teams.get(sql, seat, args.team());
    Teams.require(seat, TeamAct.TRANSFER, team);
    Member to = members.load(sql, seat, args.person());
    requireHeir(sql, team, to);
    if (!team.owned()) {
      return new Confirmation(
              "Make %s the owner of the team %s?".formatted(to.name(), team.label()),
              List.of(
                  Span.plain("The team has no owner now. "),
                  to.span(),
                  Span.plain(" decides then who is in it and what becomes of it.")),
              false)
          .carrying(shown(team, to));
    }
    return new Confirmation(
            "Pass the team %s on to %s?".formatted(team.label(), to.name()),
            List.of(
                to.span(),
                Span.plain(
                    " owns it then and alone can pass it on or delete it. You become an admin of it, and cannot take that back.")),
            true)
        .carrying(shown(team, to));
  }

  /** What Confirm acts on: those whom the question named, whatever the typed words mean by then. */
  private static Map<String, String> shown(Team team, Member to) {
    var words = new HashMap<>(to.carried("person"));
    words.put("team", Teams.word(team));
    return words;
  }

  private static Reply transfer(
      Context context,
      Tx tx,
      Teams teams,
      Members members,
      Ownership ownership,
      TeamNotices notices,
      Args args) {
    Seat seat = context.seat();
    Team team = teams.get(tx.sql(), seat, args.team());
    tx.require(TeamRequest.of(seat, TeamAct.TRANSFER, team.state()));
    Member to = members.load(tx.sql(), seat, args.person());
    requireHeir(tx.sql(), team, to);
    Optional<Member> from =
        TeamOwnerTable.owner(tx.sql(), team.id())
            .flatMap(person -> members.byPerson(tx.sql(), seat.org(), person));
    ownership.hand(tx, team, from, to);
    notices.tellTransferred(context, tx, team, from, to);
    return Reply.of(
        to.span(),
        Span.plain(" owns the team "),
        Span.bold(team.label()),
        Span.plain(from.isPresent() ? " now; you are an admin of it." : " now."));
  }

  /**
   * C44: another of the team's people, who may act; where there is no owner, anybody of the org.
   *
   * @throws Refusal when that person cannot own the team
   */
  private static void requireHeir(Handle sql, Team team, Member to) {
    if (to.isSuspended()) {
      throw new Refusal(
          "%s is suspended and cannot own a team. Name somebody who is active, or give them their access back first: `/member reactivate`."
              .formatted(to.inSentence()));
    }
    if (!team.owned()) {
      return;
    }
    if (TeamMembers.place(sql, team, to).role().equals(TeamRole.OWNER)) {
      throw new Refusal(
          "%s owns the team %s already.".formatted(to.inSentence(), team.inSentence()));
    }
  }
}
