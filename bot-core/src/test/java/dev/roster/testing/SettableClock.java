package dev.roster.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for any number of threads. */
public final class SettableClock implements InstantSource {

  private final AtomicReference<Instant> now;

  /** Stands at that instant. */
  public SettableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** Stands at a Sunday morning in UTC. */
  public SettableClock() {
    this(Instant.parse("2026-11-22T10:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves on; a negative duration steps back. */
  public void advance(Duration by) {
    now.updateAndGet(at -> at.plus(by));
  }

  /** Jumps. */
  public void set(Instant at) {
    now.set(at);
  }
}
