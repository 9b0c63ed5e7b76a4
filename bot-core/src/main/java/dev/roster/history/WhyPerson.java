package dev.roster.history;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
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
import dev.roster.command.PersonRef;
import dev.roster.history.Decisions.Decision;
import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * {@code audit why}: the decisions that make somebody what they are, and below them what came
 * before, the newest first.
 */
final class WhyPerson {

  private static final String PATH = "audit why";
  private static final int PAGE = 10;

  /** How much of what happened to one person is explained; the list goes on from there. */
  private static final int MOST = 1_000;

  record Args(PersonRef person, Optional<String> after, Optional<String> before) {}

  private final Members members;
  private final Somebody somebody;
  private final Reasons reasons;

  private WhyPerson(Members members, Reasons reasons) {
    this.members = members;
    this.somebody = new Somebody(members);
    this.reasons = reasons;
  }

  static Command<Args> declare(Members members, ShowPast past) {
    var why = new WhyPerson(members, new Reasons(past));
    return new Command<>(
        PATH,
        "Explain what made somebody what they are",
        "audit why ben@acme.test",
        new Need.Holds(Permission.AUDIT_VIEW),
        Params.of(
            required(
                "person", "Whom to explain; also who has left", MemberCommands.person(members)),
            carried(Paging.AFTER, new Kind.Text(30)),
            carried(Paging.BEFORE, new Kind.Text(30)),
            Args::new),
        Handler.read(why::answer));
  }

  private Reply.Message answer(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    UUID person = somebody.find(sql, seat, args.person());
    List<Recorded> events =
        EventTable.events(sql, seat.org(), Stream.about(person), Part.upTo(Long.MAX_VALUE), MOST);
    var decisions = Decisions.of(events);
    Optional<Member> member = members.byPerson(sql, seat.org(), person);
    var cursor = new Cursor(args.after(), args.before());
    Page<Decision> page = page(decisions.all(), cursor);
    List<Reasons.Reason> inForce =
        member.map(one -> reasons.of(sql, seat, one, decisions)).orElse(List.of());
    var named = new HashSet<>(events);
    inForce.forEach(reason -> reason.events().forEach(named::add));
    Known known = Known.of(sql, seat, named, List.of(person), Reasons.teams(inForce));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(heading(known, person, member.isPresent())));
    if (cursor.edge().isEmpty()) {
      blocks.addAll(member.isPresent() ? Reasons.facts(inForce, known) : gone(decisions, known));
    }
    if (!page.rows().isEmpty()) {
      blocks.add(
          new Block.Table(
              List.of("When", "Who", "What", "Through", "Why"),
              page.rows().stream().map(one -> row(one, known)).toList()));
      blocks.addAll(
          Paging.buttons(
              context,
              PATH,
              Map.of("person", new PersonRef.ById(person).canonical()),
              page,
              one -> one.event().key().toString()));
    }
    if (events.size() == MOST) {
      blocks.add(
          new Block.Note(
              Sentences.spans(
                  "These are the newest %,d changes; `/audit list` with the person shows the older ones."
                      .formatted(MOST))));
    }
    return new Reply.Message(blocks);
  }

  private static String heading(Known known, UUID person, boolean isIn) {
    return isIn
        ? "Why %s is what they are in %s".formatted(known.name(person), known.orgName())
        : "%s is not in %s".formatted(known.name(person), known.orgName());
  }

  /** Why they are not in the org. */
  private static List<Block> gone(Decisions decisions, Known known) {
    return decisions
        .inForce("membership")
        .filter(event -> !event.action().equals("member.joined"))
        .map(event -> {
          var spans = new ArrayList<Span>();
          spans.add(Span.plain("Not any more: "));
          spans.addAll(Reasons.told(event, known));
          return List.<Block>of(new Block.Paragraph(spans));
        })
        .orElseGet(
            () -> List.of(new Block.Paragraph(List.of(Span.plain("They were never in it.")))));
  }

  private static Page<Decision> page(List<Decision> all, Cursor cursor) {
    Optional<EventKey> edge = cursor.edge().flatMap(EventKey::parse);
    var beyond =
        new ArrayList<>(
            all.stream()
                .filter(one -> edge.isEmpty() || isBeyond(one.event().key(), edge.get(), cursor))
                .toList());
    if (cursor.isBackward()) {
      Collections.reverse(beyond);
    }
    return Page.of(cursor, beyond.stream().limit(PAGE + 1).toList(), PAGE);
  }

  private static boolean isBeyond(EventKey key, EventKey edge, Cursor cursor) {
    return cursor.isBackward() ? key.compareTo(edge) > 0 : key.compareTo(edge) < 0;
  }

  private static Block.Row row(Decision decision, Known known) {
    Recorded event = decision.event();
    String words = Describing.words(event, known);
    return new Block.Row(
        List.of(
            List.of(Span.when(event.at())),
            List.of(known.who(event)),
            List.of(Span.plain(decision.isTakenBack() ? "↩ " + words + " (taken back)" : words)),
            List.of(Span.plain(Doors.words(event.door()))),
            event.reason().map(why -> List.of(Span.plain("“" + why + "”"))).orElse(List.of())));
  }
}
