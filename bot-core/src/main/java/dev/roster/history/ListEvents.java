package dev.roster.history;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.positional;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.PastTime;
import dev.roster.command.PersonRef;
import dev.roster.history.Events.Filter;
import dev.roster.history.Events.Found;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code audit list}: what was done in the org, the newest first. */
final class ListEvents {

  private static final String PATH = "audit list";
  private static final int PAGE = 10;

  record Args(
      Optional<PersonRef> person,
      Optional<String> action,
      Optional<String> since,
      Optional<String> after,
      Optional<String> before) {

    Cursor cursor() {
      return new Cursor(after, before);
    }
  }

  /**
   * What is asked for.
   *
   * @param filter the events
   * @param since from when on
   * @param words the words that make the same list again
   */
  private record Asked(Filter filter, Optional<PastTime> since, Map<String, String> words) {}

  private final Somebody somebody;

  private ListEvents(Members members) {
    this.somebody = new Somebody(members);
  }

  static Command<Args> declare(Members members) {
    var list = new ListEvents(members);
    return new Command<>(
        PATH,
        "List who did what in the org, through which door and why",
        "audit list ben@acme.test action:member since:30d",
        new Need.Holds(Permission.AUDIT_VIEW),
        Params.of(
            positional(
                "person",
                "Only what they did or what was done to them",
                MemberCommands.person(members)),
            optional(
                "action",
                "Only this, such as `member.role`, or a group, such as `team`",
                ActionWords.kind()),
            optional(
                "since",
                "From a day on, as in `2026-03-01`, or `30d` or `12h` ago",
                PastTime.kind()),
            carried(Paging.AFTER, new Kind.Text(30)),
            carried(Paging.BEFORE, new Kind.Text(30)),
            Args::new),
        Handler.read(list::answer));
  }

  private Reply.Message answer(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    Asked asked = asked(context, sql, args);
    Found found = Events.page(sql, asked.filter(), args.cursor(), PAGE);
    Optional<UUID> person = asked.filter().person();
    Known known = Known.of(sql, seat, found.rows(), person.stream().toList(), List.of());
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("History of " + seat.orgName()));
    blocks.add(new Block.Note(header(asked, args, known)));
    if (found.rows().isEmpty() && !found.isPartial()) {
      blocks.add(
          new Block.Paragraph(
              Sentences.spans("Nothing fits. `/audit list` shows everything, the newest first.")));
      return new Reply.Message(blocks);
    }
    if (!found.rows().isEmpty()) {
      blocks.add(
          new Block.Table(
              List.of("When", "Who", "What", "Through", "Why"),
              found.rows().stream().map(event -> row(event, known)).toList()));
    }
    if (found.isPartial()) {
      blocks.add(
          new Block.Note(
              Sentences.spans(
                  "Looked through %,d changes for this page; more may follow on the next one."
                      .formatted(Events.MOST_READ))));
    }
    blocks.addAll(
        Paging.buttons(
            context,
            PATH,
            asked.words(),
            found.previous().map(EventKey::toString),
            found.next().map(EventKey::toString)));
    blocks.add(new Block.Note(Sentences.spans("`/audit export` sends it as a file.")));
    return new Reply.Message(blocks);
  }

  private Asked asked(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    var words = new HashMap<String, String>();
    Optional<UUID> person = args.person().map(who -> somebody.find(sql, seat, who));
    person.ifPresent(id -> words.put("person", new PersonRef.ById(id).canonical()));
    List<String> actions = args.action().map(ActionWords::read).orElse(List.of());
    args.action().ifPresent(word -> words.put("action", word));
    Optional<PastTime> since =
        args.since()
            .map(typed ->
                PastTime.read("since", typed, context.caller().profile().zone(), context.now()));
    // A next page begins where this one would, not so many days before the press.
    since.ifPresent(time -> words.put("since", time.first().toString()));
    long from =
        since
            .map(
                time -> EventTable.firstSince(sql, seat.org(), time.first()).orElse(Long.MAX_VALUE))
            .orElse(0L);
    return new Asked(new Filter(seat.org(), person, actions, from), since, words);
  }

  /** What is shown. */
  private static List<Span> header(Asked asked, Args args, Known known) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Newest first"));
    asked
        .filter()
        .person()
        .ifPresent(id -> {
          spans.add(Span.plain(" · by or about "));
          spans.add(known.person(id));
        });
    args.action()
        .ifPresent(word -> {
          spans.add(Span.plain(" · only "));
          spans.add(Span.code(word));
        });
    asked
        .since()
        .ifPresent(time -> {
          spans.add(Span.plain(" · since "));
          spans.add(Span.when(time.first()));
        });
    return spans;
  }

  private static Block.Row row(Recorded event, Known known) {
    return new Block.Row(
        List.of(
            List.of(Span.when(event.at())),
            List.of(known.who(event)),
            List.of(Span.plain(Describing.words(event, known))),
            List.of(Span.plain(Doors.words(event.door()))),
            event.reason().map(why -> List.of(Span.plain("“" + why + "”"))).orElse(List.of())));
  }
}
