package dev.roster.member;

import static dev.roster.command.Option.carried;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Download;
import dev.roster.command.Download.Words;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * {@code member export}: everybody in the org, and whoever is invited, as a file; under a list its
 * button gives the part that the list shows.
 */
final class ExportMembers {

  /** The path, for the button under the list. */
  static final String PATH = "member export";

  private static final List<String> COLUMNS =
      List.of(
          "Name",
          "E-mail",
          "Role",
          "Tier",
          "Pro until",
          "Status",
          "Credits a month",
          "Teams",
          "Last active",
          "Credits",
          "Requests",
          "Since",
          "Id",
          "Person");

  record Args(
      Optional<String> query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<String> team,
      Optional<String> inactive,
      Optional<String> sort) {}

  private ExportMembers() {}

  static Command<Args> declare(Affiliations teams) {
    return new Command<>(
        PATH,
        "Get everybody in the org, and who is invited, as a file",
        PATH,
        new Need.Holds(Permission.MEMBER_EXPORT),
        Params.of(
            carried("query", new Kind.Text(80)),
            carried("role", new Kind.Text(32)),
            carried("status", new Kind.Text(10)),
            carried("tier", new Kind.Text(10)),
            carried("team", new Kind.Text(200)),
            carried("inactive", new Kind.Text(10)),
            carried("sort", new Kind.Choice(Roll.sorts())),
            Args::new),
        Handler.read((context, sql, args) -> answer(context, sql, teams, args)));
  }

  private static Reply answer(Context context, Handle sql, Affiliations teams, Args args) {
    Seat seat = context.seat();
    var filter =
        new Roll.Filter(
            seat.org(),
            seat.scheme().roles().reversed().stream().map(Role::name).toList(),
            args.query().orElse(""),
            args.role().map(typed -> MemberCommands.role(context, typed)).map(Role::name),
            args.status(),
            args.tier(),
            args.team().map(typed -> teams.find(sql, seat, typed)),
            args.inactive().map(typed -> context.now().minus(ListMembers.days(typed))),
            args.sort().map(Roll.Sort::of));
    boolean seesTeams = seat.holds(Permission.MEMBER_LIST);
    boolean seesUsage = seat.holds(Permission.USAGE_VIEW_ALL);
    ListMembers.requireOrder(context, args.sort());
    return Download.csv(
        Download.name(context, "people", "csv"),
        COLUMNS,
        sheet ->
            ExportTable.forEach(
                sql,
                filter,
                context.now(),
                row -> sheet.add(cells(row, seesTeams, seesUsage, context.now()))),
        new Words(
            rows -> "The people of %s: %,d.".formatted(seat.orgName(), rows),
            "Nobody fits any more.",
            "`/member list` with a role, a team or words has a button for the file of that part."));
  }

  private static List<String> cells(
      ExportTable.Row row, boolean seesTeams, boolean seesUsage, Instant now) {
    Optional<String> tier = row.tierAt(now);
    return List.of(
        row.name(),
        row.email().orElse(""),
        row.role(),
        tier.map(MemberReplies::tier).orElse(""),
        row.tierUntil().filter(now::isBefore).map(Object::toString).orElse(""),
        row.status(),
        row.creditCap().map(cap -> Long.toString(cap)).orElse(""),
        seesTeams ? row.teams().orElse("") : "",
        row.spokeAt().map(Object::toString).orElse(""),
        seesUsage ? number(row.credits()) : "",
        seesUsage ? number(row.requests()) : "",
        row.since().toString(),
        row.id(),
        row.person().orElse(""));
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
