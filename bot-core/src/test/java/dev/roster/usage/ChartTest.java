package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final int BAR = 0xFF2F6FDE;

  @Test
  void drawsABarForEachDayOnWhite() throws IOException {
    var days = new TreeMap<LocalDate, Long>();
    LocalDate first = LocalDate.of(2026, 11, 1);
    first.datesUntil(first.plusMonths(1)).forEach(day -> days.put(day, 100L));

    byte[] png =
        Chart.draw("Credits", days, Optional.of(new Chart.Pace("even use", 50))).orElseThrow();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(800, 480);
    assertThat(image.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
    assertThat(bars(image, 150)).isEqualTo(30);
  }

  /** How many runs of the bars' colour a line of the picture crosses. */
  private static int bars(BufferedImage image, int y) {
    int bars = 0;
    for (int x = 1; x < image.getWidth(); x++) {
      if (image.getRGB(x, y) == BAR && image.getRGB(x - 1, y) != BAR) {
        bars++;
      }
    }
    return bars;
  }

  @Test
  void whereTheMachineCannotDrawThereIsNoPicture() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("Fontconfig head is null"),
            new Error("Probable fatal error: No physical fonts found."),
            new NoClassDefFoundError("sun.font.SunFontManager"),
            new IOException("no room"))) {
      assertThat(Chart.tried(throwing(thrown))).isEmpty();
    }
    assertThatThrownBy(() -> Chart.tried(throwing(new OutOfMemoryError())))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static Callable<byte[]> throwing(Throwable thrown) {
    return () -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    };
  }
}
