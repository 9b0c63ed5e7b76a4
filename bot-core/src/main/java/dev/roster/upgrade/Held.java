package dev.roster.upgrade;

import static java.util.Objects.requireNonNull;

import dev.roster.access.TierEnd;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tier as somebody has it.
 *
 * @param tier which
 * @param end when it ends, only of Pro; empty for no end
 */
record Held(Tier tier, Optional<End> end) {

  static final Held BASE = new Held(Tier.BASE, Optional.empty());
  static final Held PRO = new Held(Tier.PRO, Optional.empty());

  /**
   * An end.
   *
   * @param at from this instant on it is Base
   * @param term for how long it was given, or renewed last
   */
  record End(Instant at, Term term) {
    /** Checks that nothing is missing. */
    End {
      requireNonNull(at, "at must not be null");
      requireNonNull(term, "term must not be null");
    }
  }

  /** Checks that only Pro ends. */
  Held {
    requireNonNull(tier, "tier must not be null");
    requireNonNull(end, "end must not be null");
    if (tier == Tier.BASE && end.isPresent()) {
      throw new IllegalArgumentException("Base has no end");
    }
  }

  /** Pro that ends. */
  static Held until(Instant at, Term term) {
    return new Held(Tier.PRO, Optional.of(new End(at, term)));
  }

  /** What it is at an instant: Base from its end on. */
  Held at(Instant now) {
    return Tier.of(TierEnd.tierAt(tier.word(), until(), now)) == tier ? this : BASE;
  }

  boolean isPro() {
    return tier == Tier.PRO;
  }

  Optional<Instant> until() {
    return end.map(End::at);
  }

  /**
   * What the approval of a request for Pro makes of it: the time is added to what is left of Pro,
   * and Pro without an end never gets one by it.
   *
   * @param term for how long it was asked for; empty for no end
   */
  Held granted(Optional<Term> term, Instant now) {
    Held held = at(now);
    if (term.isEmpty() || held.equals(PRO)) {
      return PRO;
    }
    return until(term.get().from(held.until().orElse(now)), term.get());
  }

  /** {@code Base}, {@code Pro} or {@code Pro until 22 December 2026}. */
  List<Span> spans() {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(tier.title() + until().map(_ -> " until ").orElse("")));
    until().map(Span::when).ifPresent(spans::add);
    return spans;
  }

  /** The same without spans, in UTC. */
  String words() {
    return String.join("", spans().stream().map(Span::words).toList());
  }

  /**
   * How an action carries it: {@code base}, {@code pro} or {@code pro 2026-12-22T10:00:00Z 30d}.
   */
  String word() {
    return end.map(last -> "%s %s %s".formatted(tier.word(), last.at(), last.term().word()))
        .orElse(tier.word());
  }

  /** Reads {@link #word}. */
  static Held read(String word) {
    List<String> parts = List.of(word.split(" ", 3));
    return parts.size() < 3
        ? new Held(Tier.of(parts.getFirst()), Optional.empty())
        : until(Instant.parse(parts.get(1)), Term.read(parts.get(2)));
  }
}
