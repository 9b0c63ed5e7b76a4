package dev.roster.team;

import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.NamedPerson;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.org.Slug;
import dev.roster.reply.Reply;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code team create}: makes a team, with its first members in the same change (A13 to A15). */
final class CreateTeam {

  /** More than that is a file's work; the answer has a line for each. */
  static final int MOST_PEOPLE = 50;

  record Args(String name, Optional<String> description, Optional<List<NamedPerson>> members) {}

  private CreateTeam() {}

  static Command<Args> declare(Members members, Enrolment enrolment, TeamNotices notices) {
    return new Command<>(
        "team create",
        "Make a team, with or without its first members",
        "team create \"Data Science\" @ana @ben Models and forecasts",
        new Need.Holds(Permission.TEAM_CREATE),
        Params.of(
            required("name", "What the team is called", new Kind.Text(TeamName.LONGEST)),
            rest("description", "What the team is for", new Kind.Text(500)),
            positional(
                "members",
                "Mentions or e-mail addresses of people in the org, several at once",
                new Kind.People(MOST_PEOPLE, MemberCommands.people(members))),
            Args::new),
        Handler.change(
            (context, tx, args) -> create(context, tx, members, enrolment, notices, args)));
  }

  private static Reply create(
      Context context,
      Tx tx,
      Members members,
      Enrolment enrolment,
      TeamNotices notices,
      Args args) {
    Seat seat = context.seat();
    tx.require(AccessRequest.of(seat, Permission.TEAM_CREATE));
    TeamName name = TeamName.of(args.name());
    requireFree(tx.sql(), seat, name);
    UUID id = Transactions.newId();
    TeamTable.insert(
        tx.sql(),
        new Team(
            id,
            tx.org(),
            unusedSlug(tx.sql(), tx.org(), name),
            name.shown(),
            args.description(),
            Colour.of(name),
            true,
            false,
            0,
            Optional.empty(),
            tx.version(),
            tx.now()),
        name);
    Team made = TeamTable.find(tx.sql(), tx.org(), id).orElseThrow();
    tx.audit(created(made));
    if (seat.scheme().hasTeamRoles()) {
      // C43: a team begins with its owner; where teams are flat nobody owns one. A program owns
      // nothing: what it makes has no owner until somebody is appointed (X32).
      members
          .byPerson(tx.sql(), tx.org(), seat.person())
          .ifPresent(
              creator -> enrolment.putIn(tx, made, creator.id(), seat.person(), TeamRole.OWNER));
    }
    Team team = TeamTable.find(tx.sql(), tx.org(), id).orElseThrow();
    Enrolled enrolled =
        enrolment.add(tx, seat, team, args.members().orElse(List.of()), TeamRole.MEMBER);
    notices.tellAdded(context, tx, team, enrolled, TeamRoles.stored(seat, TeamRole.MEMBER));
    tx.tell("id", id.toString());
    tx.tell("team", team.slug());
    tx.tell("results", enrolled.told());
    return TeamReplies.created(context, team, enrolled)
        .with(
            Undo.button(
                context,
                UndoTeam.CREATION,
                Map.of(UndoTeam.TEAM, id.toString(), UndoTeam.VERSION, Long.toString(tx.version())),
                "made the team " + team.inSentence()));
  }

  private static AuditEvent created(Team team) {
    var personal = new HashMap<>(Map.of("name", team.name()));
    team.description().ifPresent(text -> personal.put("description", text));
    return AuditEvent.created(
            "team.created",
            "team",
            team.id(),
            Map.of("slug", team.slug(), "colour", team.colour().word(), "status", "active"))
        .saying(personal);
  }

  /**
   * Goes on only when no team of the org has that name.
   *
   * @throws Refusal when one has
   */
  static void requireFree(Handle sql, Seat seat, TeamName name) {
    TeamTable.named(sql, seat.org(), name)
        .ifPresent(taken -> {
          if (TeamTable.seen(sql, Viewer.of(seat), taken.id()).isEmpty()) {
            // C49: of a team that they may not see they learn no more than that the name is given.
            throw new Refusal(
                "A team of %s has that name already. Please pick another one."
                    .formatted(seat.orgName()));
          }
          throw new Refusal(
              "%s has a team called %s already%s. `/team show %s` shows it."
                  .formatted(
                      seat.orgName(),
                      taken.inSentence(),
                      taken.active() ? "" : ", which is inactive",
                      taken.slug()));
        });
  }

  static String unusedSlug(Handle sql, UUID org, TeamName name) {
    String slug = Slug.of(name.shown(), "team");
    return Slug.unused(slug, TeamTable.slugsLike(sql, org, slug));
  }
}
