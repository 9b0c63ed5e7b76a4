package dev.roster.team;

import dev.roster.command.Context;
import dev.roster.command.Download;
import dev.roster.command.Download.Words;
import dev.roster.command.Page;
import dev.roster.reply.Reply;
import dev.roster.team.TeamPages.Line;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The lists of teams, and of the people of one, as files. */
final class TeamFiles {

  private TeamFiles() {}

  static Reply teams(Context context, Handle sql, TeamSearch search) {
    return Download.csv(
        Download.name(context, "teams", "csv"),
        List.of("Name", "Short name", "People", "Status", "About", "Made", "Id"),
        sheet ->
            Download.forEach(
                (cursor, size) -> search.page(sql, cursor, size),
                team ->
                    sheet.add(
                        List.of(
                            team.name(),
                            team.slug(),
                            Integer.toString(team.members()),
                            team.active() ? "active" : "inactive",
                            team.description().orElse(""),
                            team.createdAt().toString(),
                            team.id().toString()))),
        new Words(
            rows -> "The teams of %s: %,d.".formatted(context.seat().orgName(), rows),
            "No team fits any more.",
            "Narrow it down by words, as in `/team list data`."));
  }

  static Reply people(Context context, Handle sql, Team team) {
    boolean roles = context.seat().scheme().hasTeamRoles();
    return Download.csv(
        Download.name(context, "team-" + team.slug(), "csv"),
        roles
            ? List.of("Name", "E-mail", "Role", "Status", "In it since")
            : List.of("Name", "E-mail", "Status", "In it since"),
        sheet ->
            Download.forEach(
                (cursor, size) ->
                    Page.of(cursor, TeamPages.page(sql, team.id(), cursor, size + 1), size),
                Line::key,
                line -> sheet.add(row(context, roles, line))),
        new Words(
            rows -> "The people of the team %s: %,d.".formatted(team.inSentence(), rows),
            "Nobody is in the team %s any more.".formatted(team.inSentence()),
            "A team of this size does not fit into one."));
  }

  private static List<String> row(Context context, boolean roles, Line line) {
    String status = line.active() ? "active" : "suspended";
    String email = line.email().orElse("");
    String since = line.since().toString();
    return roles
        ? List.of(
            line.name(),
            email,
            TeamRoles.stored(context.seat(), line.role()).title(),
            status,
            since)
        : List.of(line.name(), email, status, since);
  }
}
