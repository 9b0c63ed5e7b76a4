package dev.roster.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

  private final List<String> stopped = new ArrayList<>();
  private final Parts parts = new Parts();

  private AutoCloseable part(String name) {
    return () -> stopped.add(name);
  }

  @Test
  void stopsInReverseAndOnce() {
    parts.add("first", part("first"));
    parts.add("second", part("second"));
    parts.close();
    parts.close();
    assertThat(stopped).containsExactly("second", "first");
  }

  @Test
  void onePartThatFailsDoesNotKeepTheOthersRunning() {
    parts.add("first", part("first"));
    parts.add(
        "second",
        () -> {
          throw new IllegalStateException("stuck");
        });
    parts.close();
    assertThat(stopped).containsExactly("first");
  }

  @Test
  void whatStartsDuringTheStopIsStopped() {
    parts.close();
    assertThatExceptionOfType(Parts.StoppedException.class)
        .isThrownBy(() -> parts.add("late", part("late")));
    assertThat(stopped).containsExactly("late");
  }
}
