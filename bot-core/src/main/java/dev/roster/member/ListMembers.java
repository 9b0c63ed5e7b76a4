package dev.roster.member;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code member list}: who is in the org, and who is invited. */
final class ListMembers {

  private static final String PATH = "member list";
  private static final int PAGE = 10;

  record Args(
      Optional<String> query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<String> team,
      Optional<String> sort,
      Optional<String> after,
      Optional<String> before) {

    /** The words that make the same list again. */
    Map<String, String> words() {
      var words = new HashMap<String, String>();
      query.ifPresent(word -> words.put("query", word));
      role.ifPresent(word -> words.put("role", word));
      status.ifPresent(word -> words.put("status", word));
      tier.ifPresent(word -> words.put("tier", word));
      team.ifPresent(word -> words.put("team", word));
      sort.ifPresent(word -> words.put("sort", word));
      return words;
    }
  }

  private ListMembers() {}

  static Command<Args> declare(Affiliations teams) {
    return new Command<>(
        PATH,
        "List who is in the org and who is invited",
        "member list role:admin",
        new Need.Holds(Permission.MEMBER_LIST),
        Params.of(
            rest("query", "The beginning of a name or e-mail address", new Kind.Text(80)),
            optional("role", "Only people with this role", anyRole()),
            optional(
                "status",
                "Only people in this state",
                new Kind.Choice(List.of("active", "invited", "suspended"))),
            optional("tier", "Only members on this tier", new Kind.Choice(List.of("base", "pro"))),
            optional("team", "Only people in this team", teams.option()),
            optional("sort", "In which order; by name without it", new Kind.Choice(Roll.sorts())),
            carried(Paging.AFTER, new Kind.Text(500)),
            carried(Paging.BEFORE, new Kind.Text(500)),
            Args::new),
        Handler.read((context, sql, args) -> answer(context, sql, teams, args)));
  }

  private static Kind.Suggested anyRole() {
    return new Kind.Suggested(
        (context, sql, typed) ->
            context.seat().scheme().roles().stream()
                .filter(role -> role.name().startsWith(typed))
                .map(role -> new Suggestion(role.name(), role.title()))
                .toList(),
        32);
  }

  private static Reply.Message answer(Context context, Handle sql, Affiliations teams, Args args) {
    Seat seat = context.seat();
    Optional<Role> role = args.role().map(typed -> MemberCommands.role(context, typed));
    var sort =
        args.sort()
            .map(word -> Roll.Sort.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Roll.Sort.NAME);
    var filter =
        new Roll.Filter(
            seat.org(),
            args.query().orElse(""),
            role.map(Role::name),
            args.status(),
            args.tier(),
            args.team().map(typed -> teams.find(sql, seat, typed)),
            sort);
    Page<Roll.Line> page =
        Roll.page(sql, filter, context.now(), new Cursor(args.after(), args.before()), PAGE);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("People in " + seat.orgName()));
    blocks.add(header(Roll.counts(sql, seat.org(), context.now())));
    if (page.rows().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.plain("Nobody fits. "),
                  Span.command("member list"),
                  Span.plain(" shows everybody."))));
      return new Reply.Message(blocks);
    }
    blocks.add(
        new Block.Table(
            List.of("Name", "E-mail", "Role", "Tier", "Status", "Since"),
            page.rows().stream().map(line -> row(seat, line)).toList()));
    blocks.addAll(Paging.buttons(context, PATH, args.words(), page, Roll.Line::key));
    return new Reply.Message(blocks);
  }

  private static Block header(Roll.Counts counts) {
    String text =
        "%d %s, %d invited"
            .formatted(
                counts.members(), counts.members() == 1 ? "member" : "members", counts.invited());
    return new Block.Note(List.of(Span.plain(text)));
  }

  private static Block.Row row(Seat seat, Roll.Line line) {
    String role = seat.scheme().role(line.role()).map(Role::title).orElse(line.role());
    return new Block.Row(
        List.of(
            List.of(Span.plain(line.name())),
            List.of(Span.plain(line.email().filter(e -> !e.equals(line.name())).orElse(""))),
            List.of(Span.plain(role)),
            List.of(Span.plain(line.tier().map(MemberReplies::tier).orElse(""))),
            List.of(Span.plain(line.status())),
            List.of(Span.when(line.since()))));
  }
}
