package dev.roster.app.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "P7D, in 7 days",
    "P6DT23H, in 6 days",
    "P1D, in 1 day",
    "PT23H59M, in 23 hours",
    "PT1H, in 1 hour",
    "PT59M, in 59 minutes",
    "PT20S, in 1 minute",
    "PT0S, in 1 minute"
  })
  void saysHowLong(Duration left, String words) {
    assertThat(Expiry.of(NOW.plus(left), NOW).distance()).isEqualTo(words);
  }
}
