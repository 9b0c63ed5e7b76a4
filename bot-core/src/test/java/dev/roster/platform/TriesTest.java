package dev.roster.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {

  private static final Tries FOUR = new Tries(4, Duration.ofMillis(500), Duration.ofSeconds(20));

  private final List<Duration> pauses = new ArrayList<>();

  private String fails(Verdict... verdicts) throws Exception {
    var left = new ArrayDeque<>(List.of(verdicts));
    return FOUR.of(
        () -> {
          Verdict verdict = left.poll();
          if (verdict != null) {
            throw new DeliveryException(verdict, left.size() + " left");
          }
          return "done";
        },
        pauses::add);
  }

  private DeliveryException failure(Verdict... verdicts) {
    return catchThrowableOfType(DeliveryException.class, () -> fails(verdicts));
  }

  private static Verdict later(long seconds) {
    return new Verdict.Later(Duration.ofSeconds(seconds));
  }

  @Test
  void whatWorksIsNotTriedAgain() throws Exception {
    assertThat(fails()).isEqualTo("done");
    assertThat(pauses).isEmpty();
  }

  @Test
  void pausesDouble() throws Exception {
    assertThat(fails(later(0), later(0), later(0))).isEqualTo("done");
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void theOtherSideIsNotAskedEarlierThanItSays() throws Exception {
    assertThat(fails(later(7), later(0))).isEqualTo("done");
    assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
  }

  @Test
  void tooLongAPauseIsNotWaitedFor() {
    assertThat(failure(later(0), later(21), later(0))).hasMessage("1 left");
    assertThat(pauses).hasSize(1);
  }

  @Test
  void theLastFailureIsTheAnswer() {
    assertThat(failure(later(0), later(0), later(0), later(0), later(0))).hasMessage("1 left");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void whatWillNotPassIsNotTriedAgain() {
    assertThat(failure(new Verdict.Never(), later(0))).hasMessage("1 left");
    assertThat(failure(new Verdict.Disconnected(), later(0))).hasMessage("1 left");
    assertThat(pauses).isEmpty();
  }

  @Test
  void thereIsATry() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tries(0, Duration.ZERO, Duration.ZERO));
  }
}
