package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {

  /** Pool, allowance; draws on the pool; cap; own credits, of which from the pool; pool's. */
  @ParameterizedTest
  @CsvSource({
    // On the allowance: what the pool gave before an end of Pro does not count.
    ",     1000, false, ,     300, 0,   0,    700,  ALLOWANCE",
    ",     1000, false, ,     900, 500, 500,  600,  ALLOWANCE",
    "5000, 1000, false, ,     0,   0,   5000, 1000, ALLOWANCE",
    // On the pool: what all others used counts.
    "5000, 1000, true,  ,     300, 300, 4100, 900,  POOL",
    ",     1000, true,  ,     300, 300, 4100, ,     ",
    // The limit of a member is on all they use.
    ",     1000, true,  500,  300, 300, 4100, 200,  CAP",
    ",     1000, false, 500,  300, 0,   0,    200,  CAP",
    ",     1000, false, 5000, 300, 0,   0,    700,  ALLOWANCE",
    "5000, 1000, true,  500,  100, 100, 4900, 100,  POOL",
    // Never below zero (X33).
    "5000, 1000, true,  ,     0,   0,   9000, 0,    POOL",
    ",     1000, false, 200,  300, 0,   0,    0,    CAP",
    ",     1000, true,  0,    0,   0,   0,    0,    CAP",
  })
  void isTheLeastOfWhatLimitsThem(
      @Nullable Long pool,
      long allowance,
      boolean drawsOnPool,
      @Nullable Long cap,
      long own,
      long fromPool,
      long used,
      @Nullable Long left,
      Remaining.@Nullable Source source) {
    var remaining =
        Remaining.of(
            new CreditTerms(Optional.ofNullable(pool), allowance, 1),
            drawsOnPool,
            Optional.ofNullable(cap),
            new Spending(own, fromPool),
            used);
    assertThat(remaining)
        .isEqualTo(new Remaining(Optional.ofNullable(left), Optional.ofNullable(source)));
    assertThat(remaining.isPaused()).isEqualTo(left != null && left == 0);
  }

  @Test
  void proAndThePolicyDecideWhatIsDrawnOn() {
    assertThat(Remaining.drawsOnPool("base", "allowance")).isFalse();
    assertThat(Remaining.drawsOnPool("pro", "allowance")).isTrue();
    assertThat(Remaining.drawsOnPool("base", "pool")).isTrue();
    assertThat(Remaining.drawsOnPool("pro", "pool")).isTrue();
  }
}
