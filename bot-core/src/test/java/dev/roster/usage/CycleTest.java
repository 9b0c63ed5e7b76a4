package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z, 1, 2026-11-01, 2026-12-01",
    "2026-11-01T00:00:00Z, 1, 2026-11-01, 2026-12-01",
    "2026-10-31T23:59:59.999999Z, 1, 2026-10-01, 2026-11-01",
    "2026-11-22T10:00:00Z, 23, 2026-10-23, 2026-11-23",
    "2026-11-23T00:00:00Z, 23, 2026-11-23, 2026-12-23",
    "2026-02-28T00:00:00Z, 31, 2026-02-28, 2026-03-31",
    "2026-02-27T23:59:59Z, 31, 2026-01-31, 2026-02-28",
    "2028-02-29T12:00:00Z, 30, 2028-02-29, 2028-03-30",
    "2026-12-31T12:00:00Z, 31, 2026-12-31, 2027-01-31",
    "2026-01-01T00:00:00Z, 15, 2025-12-15, 2026-01-15",
  })
  void beginsOnTheOrgsDayOrTheLastOfAShorterMonth(
      Instant at, int day, LocalDate first, LocalDate next) {
    assertThat(Cycle.at(at, day)).isEqualTo(new Cycle(first, next));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 28, 29, 30, 31})
  void cyclesFollowEachOtherWithoutAGap(int day) {
    Instant at = Instant.parse("2027-01-05T08:00:00Z");
    for (int month = 0; month < 60; month++) {
      Cycle cycle = Cycle.at(at, day);
      assertThat(cycle.end()).isAfter(at);
      Cycle next = Cycle.at(cycle.end(), day);
      assertThat(next.first()).isEqualTo(cycle.next());
      at = cycle.end();
    }
  }

  @Test
  void knowsItsDays() {
    var cycle = new Cycle(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
    assertThat(cycle.contains(LocalDate.of(2026, 11, 1))).isTrue();
    assertThat(cycle.contains(LocalDate.of(2026, 11, 30))).isTrue();
    assertThat(cycle.contains(LocalDate.of(2026, 12, 1))).isFalse();
    assertThat(cycle.contains(LocalDate.of(2026, 10, 31))).isFalse();
  }
}
