package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-02-28T23:00:00Z, 2026-03-01T22:59:59.999999Z",
    "2026-3-1, 2026-02-28T23:00:00Z, 2026-03-01T22:59:59.999999Z",
    // The day on which summer time ends has 25 hours.
    "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59.999999Z",
    "2026-03-01T10:00, 2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
    "2026-03-01 10:00, 2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
    "2026-03-01t10:00:30, 2026-03-01T09:00:30Z, 2026-03-01T09:00:30Z",
    "2026-03-01T10:00Z, 2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00-05:00, 2026-03-01T15:00:00Z, 2026-03-01T15:00:00Z",
    "30d, 2026-10-23T10:00:00Z, 2026-10-23T10:00:00Z",
    "12H, 2026-11-21T22:00:00Z, 2026-11-21T22:00:00Z",
    "2w, 2026-11-08T10:00:00Z, 2026-11-08T10:00:00Z",
    "0d, 2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "yesterday, 2026-11-20T23:00:00Z, 2026-11-21T22:59:59.999999Z"
  })
  void readsWhatPeopleType(String typed, Instant first, Instant last) {
    PastTime read = PastTime.read("since", typed, BERLIN, NOW);
    assertThat(read.first()).isEqualTo(first);
    assertThat(read.last()).isEqualTo(last);
  }

  @Test
  void todayEndsNow() {
    PastTime read = PastTime.read("since", "2026-11-22", BERLIN, NOW);
    assertThat(read.first()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
    assertThat(read.last()).isEqualTo(NOW);
    assertThat(read.day()).contains(LocalDate.of(2026, 11, 22));
    assertThat(PastTime.read("since", "today", BERLIN, NOW)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23", "2026-11-22T11:01", "9999-12-31"})
  void refusesTheFutureWithAnExample(String typed) {
    assertThatThrownBy(() -> PastTime.read("at", typed, BERLIN, NOW))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("`" + typed + "` is in the future")
        .hasMessageContaining("`2026-03-01`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2026-02-30",
        "2026-13-01",
        "2026",
        "d",
        "-3d",
        "1.5h",
        "999999d",
        "30",
        "T",
        "`x`",
        "2026-03-01T25:00",
        "03/01/2026",
        "2026-03-01T10:00+99:00"
      })
  void refusesWhatIsNoTimeWithAnExample(String typed) {
    assertThatThrownBy(() -> PastTime.read("at", typed, BERLIN, NOW))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is no time that `at` takes")
        .hasMessageContaining("`30d`");
  }
}
