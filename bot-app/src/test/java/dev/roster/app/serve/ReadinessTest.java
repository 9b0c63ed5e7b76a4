package dev.roster.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private static final String DATABASE = "the database does not answer";

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean database = new AtomicBoolean(true);
  private final Readiness readiness = Readiness.unwatched(database::get, nanos::get);

  @BeforeEach
  void serve() {
    readiness.serving(true);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void isNotReadyBeforeTheDatabaseAnswered() {
    assertThat(readiness.reasons()).containsExactly(DATABASE);
    readiness.ask();
    assertThat(readiness.reasons()).isEmpty();
  }

  @Test
  void isNotReadyOnceTheDatabaseKeptSilent() {
    readiness.ask();
    pass(Readiness.PATIENCE);
    assertThat(readiness.reasons()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(readiness.reasons()).containsExactly(DATABASE);
  }

  @Test
  void aLateAnswerCountsFromWhenItWasAskedFor() {
    var slow =
        Readiness.unwatched(
            () -> {
              pass(Duration.ofSeconds(5));
              return true;
            },
            nanos::get);
    slow.serving(true);
    slow.ask();
    assertThat(slow.reasons()).containsExactly(DATABASE);
  }

  @Test
  void isReadyAgainWithTheNextAnswer() {
    database.set(false);
    readiness.ask();
    assertThat(readiness.reasons()).containsExactly(DATABASE);
    database.set(true);
    readiness.ask();
    assertThat(readiness.reasons()).isEmpty();
  }

  @Test
  void isNotReadyWhileStopping() {
    readiness.ask();
    readiness.serving(false);
    assertThat(readiness.reasons()).containsExactly("Roster is starting or stopping");
  }
}
