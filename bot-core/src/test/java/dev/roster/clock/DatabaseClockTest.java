package dev.roster.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Duration AHEAD = Duration.ofMinutes(90);

  private final SettableClock machine = new SettableClock();
  private final AtomicInteger questions = new AtomicInteger();
  private Duration ahead = AHEAD;
  private boolean down;

  private Instant database() {
    questions.incrementAndGet();
    if (down) {
      throw new IllegalStateException("the database is down");
    }
    return machine.instant().plus(ahead);
  }

  @Test
  void tellsTheDatabasesTime() {
    var clock = new DatabaseClock(machine, this::database);
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(AHEAD));
    machine.advance(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(AHEAD));
    assertThat(questions).hasValue(1);
  }

  @Test
  void asksAgainAfterTenSeconds() {
    var clock = new DatabaseClock(machine, this::database);
    ahead = Duration.ZERO;
    machine.advance(Duration.ofMillis(9_999));
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(AHEAD));
    machine.advance(Duration.ofMillis(1));
    assertThat(clock.instant()).isEqualTo(machine.instant());
    assertThat(questions).hasValue(2);
  }

  @Test
  void asksAgainWhenTheMachinesClockSteppedBack() {
    var clock = new DatabaseClock(machine, this::database);
    Instant there = clock.instant();
    machine.advance(Duration.ofHours(-3));
    ahead = ahead.plusHours(3);
    assertThat(clock.instant()).isEqualTo(there);
  }

  @Test
  void keepsTheOffsetThroughAnOutage() {
    var clock = new DatabaseClock(machine, this::database);
    down = true;
    machine.advance(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(AHEAD));
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(AHEAD));
    assertThat(questions).as("a database that is down is not asked at every call").hasValue(2);
    down = false;
    ahead = Duration.ZERO;
    machine.advance(DatabaseClock.OFFSET_LIFE);
    assertThat(clock.instant()).isEqualTo(machine.instant());
  }

  @Test
  void takesTheMiddleOfTheRoundTrip() {
    Supplier<Instant> slow =
        () -> {
          machine.advance(Duration.ofSeconds(1));
          Instant there = machine.instant();
          machine.advance(Duration.ofSeconds(1));
          return there;
        };
    assertThat(new DatabaseClock(machine, slow).instant()).isEqualTo(machine.instant());
  }

  @Test
  void failsWithoutAFirstOffset() {
    down = true;
    assertThatThrownBy(() -> new DatabaseClock(machine, this::database))
        .hasMessage("the database is down");
  }
}
