package dev.roster.removal;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.member.MemberFacts;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What happened as plain text, to be pasted into a ticket: whoever reads it there knows neither the
 * chat nor its mentions, so it names people in full and times in UTC.
 *
 * @param lines the text, a line each
 */
record Receipt(List<String> lines) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Copies the lines. */
  Receipt {
    lines = List.copyOf(lines);
  }

  /** Of a membership that this transaction ends. */
  static Receipt of(Tx tx, Ends ends, String reason) {
    Leaver leaver = ends.leaver();
    Member member = leaver.member();
    Seat seat = leaver.actor();
    boolean left = member.person().equals(seat.person());
    var lines = new ArrayList<String>();
    lines.add(
        (left ? "Left %s (%s)" : "Removed from %s (%s)").formatted(seat.orgName(), seat.slug()));
    lines.add("Who: " + person(member));
    lines.add("Ids: person %s, membership %s".formatted(member.person(), member.id()));
    if (!left) {
      lines.add("By: " + leaver.decider().map(Receipt::person).orElse("a program of the org"));
    }
    lines.add("When: " + utc(tx.now()));
    lines.add(
        "Had: role %s, tier %s, limit %s, member since %s"
            .formatted(
                Members.roleOf(seat, member).title(),
                words(MemberFacts.tier(member, tx.now())),
                MemberFacts.limit(member),
                utc(member.joinedAt())));
    if (!ends.done().isEmpty()) {
      lines.addAll(lines(ends.done()));
    }
    if (!reason.isEmpty()) {
      lines.add("Reason: " + reason.replaceAll("\\s+", " "));
    }
    lines.add(change(tx, seat.slug()));
    return new Receipt(lines);
  }

  /** Of an org that this transaction deletes. */
  static Receipt of(Tx tx, Deletion.Gone gone) {
    var lines = new ArrayList<String>();
    lines.add("Deleted %s (%s)".formatted(gone.org().name(), gone.org().slug()));
    lines.add("Id: org " + gone.org().id());
    lines.add("By: " + person(gone.actor()));
    lines.add("When: " + utc(tx.now()));
    lines.addAll(lines(DeleteReplies.done(gone)));
    lines.add(change(tx, gone.org().slug()));
    return new Receipt(lines);
  }

  static String utc(Instant at) {
    return UTC.format(at);
  }

  static String person(Member member) {
    return member.email().map(email -> member.name() + ", " + email).orElse(member.name());
  }

  /** Where the audit has it. */
  static String change(Tx tx, String slug) {
    return "Change: %d in the audit of %s".formatted(tx.version(), slug);
  }

  private static String words(List<Span> spans) {
    return spans.stream().map(Span::words).collect(Collectors.joining());
  }

  private static List<String> lines(List<Block.Fact> facts) {
    return Reply.of(new Block.Facts(facts)).words().lines().toList();
  }

  /** The text with a line above it. */
  List<Block> blocks() {
    var spans = new ArrayList<Span>();
    for (String line : lines) {
      // Code stays on one line wherever it is shown, so each line is code of its own.
      if (!spans.isEmpty()) {
        spans.add(Span.plain("\n"));
      }
      spans.add(Span.code(line));
    }
    return List.of(
        new Block.Note(List.of(Span.plain("Receipt, to copy into a ticket:"))),
        new Block.Paragraph(spans));
  }
}
