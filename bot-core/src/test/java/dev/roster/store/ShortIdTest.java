package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ShortIdTest {

  @Test
  void hasFourCharactersThatNobodyMisreads() {
    assertThat(ShortId.unused("r", name -> false)).matches("r-[2-9b-df-hj-np-tv-xz]{4}");
  }

  @Test
  void isNeverOneThatIsTaken() {
    var taken = new HashSet<String>();
    for (int i = 0; i < 2000; i++) {
      assertThat(taken.add(ShortId.unused("r", taken::contains))).isTrue();
    }
  }

  @Test
  void growsWhereTheShortOnesAreTaken() {
    assertThat(ShortId.unused("r", name -> name.length() < 8)).hasSize(8);
  }
}
