package dev.roster.member;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.rest;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** {@code member list}: who is in the org, and who is invited. */
final class ListMembers {

  private static final String PATH = "member list";
  private static final int PAGE = 10;
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d?", Pattern.CASE_INSENSITIVE);

  record Args(
      Optional<String> query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<String> team,
      Optional<String> inactive,
      Optional<String> sort,
      Optional<String> after,
      Optional<String> before) {

    /** Whether it may leave somebody out. */
    boolean narrows() {
      return Stream.of(query, role, status, tier, team, inactive).anyMatch(Optional::isPresent);
    }

    /** The words that make the same list again. */
    Map<String, String> words() {
      var words = new HashMap<String, String>();
      query.ifPresent(word -> words.put("query", word));
      role.ifPresent(word -> words.put("role", word));
      status.ifPresent(word -> words.put("status", word));
      tier.ifPresent(word -> words.put("tier", word));
      team.ifPresent(word -> words.put("team", word));
      inactive.ifPresent(word -> words.put("inactive", word));
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
        params(teams),
        Handler.read((context, sql, args) -> answer(context, sql, teams, args)));
  }

  private static Params<Args> params(Affiliations teams) {
    return Params.of(
        rest("query", "Beginnings of words of a name, or of an e-mail address", new Kind.Text(80)),
        optional("role", "Only people with this role", anyRole()),
        optional(
            "status",
            "Only people in this state",
            new Kind.Choice(List.of("active", "invited", "suspended"))),
        optional("tier", "Only members on this tier", new Kind.Choice(List.of("base", "pro"))),
        optional("team", "Only people in this team", teams.option()),
        optional(
            "inactive",
            "Only members who said nothing here for so many days, as in `30d`",
            new Kind.Suggested(ListMembers::suggestDays, 10)),
        optional("sort", "In which order; by name without it", new Kind.Choice(Roll.sorts())),
        carried(Paging.AFTER, new Kind.Text(Place.LONGEST)),
        carried(Paging.BEFORE, new Kind.Text(Place.LONGEST)),
        Args::new);
  }

  /** The same list for programs. */
  static Query<Args, Roll.Listing> query(Affiliations teams, int size) {
    return new Query<>(
        new Need.Holds(Permission.MEMBER_LIST),
        params(teams),
        (context, sql, args) -> page(context, sql, teams, args, size));
  }

  private static Roll.Listing page(
      Context context, Handle sql, Affiliations teams, Args args, int size) {
    requireOrder(context, args.sort());
    return Roll.page(
        sql,
        new Roll.Asked(
            filter(context, sql, teams, args),
            Tally.of(sql, context.seat().org()),
            context.now(),
            Bounds.USUAL),
        new Cursor(args.after(), args.before()),
        size);
  }

  private static List<Suggestion> suggestDays(Context context, Handle sql, String typed) {
    return Stream.of("7d", "30d", "90d")
        .filter(days -> days.startsWith(typed))
        .map(Suggestion::of)
        .toList();
  }

  static Duration days(String typed) {
    Matcher days = DAYS.matcher(typed.strip());
    if (!days.matches() || Integer.parseInt(days.group(1)) == 0) {
      throw Refusal.meaningless(
          "`%s` is no number of days. From `1d` to `9999d` is allowed, as in `/member list inactive:30d`."
              .formatted(Shown.of(typed)));
    }
    return Duration.ofDays(Integer.parseInt(days.group(1)));
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
    requireOrder(context, args.sort());
    Roll.Filter filter = filter(context, sql, teams, args);
    Tally tally = Tally.of(sql, seat.org());
    Roll.Listing page =
        Roll.page(
            sql,
            new Roll.Asked(filter, tally, context.now(), Bounds.USUAL),
            new Cursor(args.after(), args.before()),
            PAGE);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("People in " + seat.orgName()));
    blocks.addAll(header(seat, tally));
    if (page.lines().isEmpty() && page.previous().isEmpty() && page.next().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.plain("Nobody fits. "),
                  Span.command("member list"),
                  Span.plain(" shows everybody."))));
      return new Reply.Message(blocks);
    }
    if (args.narrows() && page.count().isPresent()) {
      blocks.add(note(grouped(page.count().getAsInt()) + " of them fit"));
    }
    page.unsorted()
        .ifPresent(by ->
            blocks.add(
                note(
                    "More than %d people fit, too many for that order: they are in the order of %s."
                        .formatted(Bounds.USUAL.sorted(), by))));
    boolean used = showsUsage(seat, page.lines());
    if (!page.lines().isEmpty()) {
      blocks.add(
          new Block.Table(
              titles(used),
              page.lines().stream().map(line -> row(seat, line, used, context.now())).toList()));
    }
    if (page.stopped()) {
      blocks.add(
          note(
              grouped(Bounds.USUAL.scanned())
                  + " people were looked at for this page. There are more: turn it to go on."));
    }
    List<Block> buttons = Paging.buttons(context, PATH, args.words(), page.previous(), page.next());
    blocks.addAll(
        page.isLong() && seat.holds(Permission.MEMBER_EXPORT)
            ? Paging.withFile(context, PATH, args.words(), buttons, ExportMembers.PATH)
            : buttons);
    return new Reply.Message(blocks);
  }

  /**
   * What the words ask for.
   *
   * @throws Refusal when one of them means nothing here
   */
  static Roll.Filter filter(Context context, Handle sql, Affiliations teams, Args args) {
    Seat seat = context.seat();
    return new Roll.Filter(
        seat.org(),
        seat.scheme().roles().reversed().stream().map(Role::name).toList(),
        args.query().orElse(""),
        args.role().map(typed -> MemberCommands.role(context, typed).name()),
        args.status(),
        args.tier(),
        args.team().map(typed -> teams.find(sql, seat, typed)),
        args.inactive().map(typed -> context.now().minus(days(typed))),
        args.sort().map(Roll.Sort::of));
  }

  /** The three counters of C08, and beside them who is none of these yet. */
  private static List<Block> header(Seat seat, Tally tally) {
    var header = new ArrayList<Block>();
    int admins = tally.holders(seat.scheme().roles().stream().filter(Role::admin).toList());
    int subscribers = tally.count(facet -> facet.tier().equals(Member.PRO));
    header.add(
        note(
            "%s · %s · %s"
                .formatted(
                    counted(tally.members(), "user"),
                    counted(admins, "admin"),
                    counted(subscribers, "subscriber"))));
    if (tally.pending() > 0) {
      header.add(note(grouped(tally.pending()) + " invited, who did not accept yet"));
    }
    return header;
  }

  private static Block note(String words) {
    return new Block.Note(List.of(Span.plain(words)));
  }

  private static String counted(int number, String what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * Goes on only when the order tells the caller nothing that they may not see.
   *
   * @throws Refusal when it is that of credits and they may not see what others used (X11)
   */
  static void requireOrder(Context context, Optional<String> sort) {
    if (sort.map(Roll.Sort::of).filter(Roll.Sort.CREDITS::equals).isPresent()
        && Access.decide(AccessRequest.of(context.seat(), Permission.USAGE_VIEW_ALL))
            instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  /** Where nobody used anything yet the columns would only be in the way. */
  private static boolean showsUsage(Seat seat, List<Roll.Line> lines) {
    return seat.holds(Permission.USAGE_VIEW_ALL)
        && lines.stream().anyMatch(line -> line.credits() > 0 || line.requests() > 0);
  }

  private static List<String> titles(boolean used) {
    var titles = new ArrayList<>(List.of("Name", "E-mail", "Role", "Tier", "Status", "Last login"));
    if (used) {
      titles.add("Credits");
      titles.add("Requests");
    }
    titles.add("Since");
    return titles;
  }

  private static Block.Row row(Seat seat, Roll.Line line, boolean used, Instant now) {
    var cells = new ArrayList<List<Span>>();
    cells.add(List.of(Span.plain(line.name())));
    cells.add(List.of(Span.plain(line.email().orElse(""))));
    cells.add(List.of(Span.plain(role(seat, line))));
    cells.add(tier(line, now));
    cells.add(
        List.of(
            Span.plain(line.status().equals(Member.SUSPENDED) ? "⏸ suspended" : line.status())));
    cells.add(List.of(line.spokeAt().map(Span::when).orElseGet(() -> Span.plain("never"))));
    if (used) {
      boolean counted = line.tier().isPresent();
      cells.add(counted ? List.of(Span.plain(amount(line.credits(), "credit"))) : List.of());
      cells.add(counted ? List.of(Span.plain(amount(line.requests(), "request"))) : List.of());
    }
    cells.add(List.of(Span.when(line.since())));
    return new Block.Row(cells);
  }

  private static String amount(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private static String role(Seat seat, Roll.Line line) {
    String role =
        seat.scheme()
            .role(line.role())
            .map(known -> MemberReplies.badge(known) + " " + known.title())
            .orElse(line.role());
    return line.subscriberAdmin() ? role + ", 💳 subscriber admin" : role;
  }

  /** The tier, marked for a subscriber (C12), and the limit. */
  private static List<Span> tier(Roll.Line line, Instant now) {
    Optional<String> tier = line.tierAt(now);
    var spans = new ArrayList<Span>();
    if (tier.filter(Member.PRO::equals).isPresent()) {
      spans.add(Span.plain("⭐ "));
    }
    spans.addAll(
        tier.map(word -> MemberReplies.tier(word, line.tierUntil()))
            .orElse(List.of(Span.plain(""))));
    line.creditCap().ifPresent(cap -> spans.add(Span.plain(", " + MemberReplies.limit(cap))));
    return spans;
  }
}
