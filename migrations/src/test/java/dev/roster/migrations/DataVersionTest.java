package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataVersionTest {
  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({"11.4.5, 11.4.5", "11.4.5, 11.4.6", "11.4.9, 11.4.10"})
  void takesDataOfTheSameSeriesUpwards(String written, String current) throws IOException {
    DataVersion.write(data, written);
    assertThatCode(() -> DataVersion.check(data, current)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "11.4.6, 11.4.5, newer than the 11.4.5",
    "11.4.10, 11.4.9, newer than the 11.4.9",
    "11.8.1, 11.4.5, dump the database",
    "10.11.19, 11.4.5, dump the database",
    "rubbish, 11.4.5, `rubbish`"
  })
  void refusesAllOther(String written, String current, String says) throws IOException {
    DataVersion.write(data, written);
    assertThatThrownBy(() -> DataVersion.check(data, current))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining(says);
  }

  @Test
  void refusesDataWithoutAVersion() {
    assertThatThrownBy(() -> DataVersion.check(data, "11.4.5"))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("`unknown`");
  }
}
