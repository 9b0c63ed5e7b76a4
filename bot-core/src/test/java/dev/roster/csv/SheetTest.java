package dev.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1+1",
        "\t=1+1",
        "\r=1",
        "\n=1",
        "\u200B=1",
        "\u00A0=1",
        "\uFF1D1+1",
        "\uFE62HYPERLINK()",
        "\"=1",
        "|cmd",
        "%0A=1",
        "\u0000=1"
      })
  void whatASpreadsheetCouldRunBecomesText(String hostile) {
    assertThat(read(hostile)).isEqualTo("'" + hostile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Lima",
        "a, b \"c\"",
        "two\nlines",
        "ana@acme.test",
        "",
        "José 🎉",
        "1200",
        "x=1"
      })
  void everythingElseStaysAsItIs(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  @Test
  void beginsWithTheMarkOfUtf8AndTheColumns() {
    var bytes = new ByteArrayOutputStream();
    new Sheet(List.of("Name", "=Role"), bytes).close();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFName,'=Role\r\n");
  }

  private static String read(String cell) {
    var bytes = new ByteArrayOutputStream();
    try (var sheet = new Sheet(List.of("Name", "Cell"), bytes)) {
      sheet.add(List.of("x", cell));
      assertThat(sheet.rows()).isEqualTo(1);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    List<CsvRecord> records = CsvReader.builder().ofCsvRecord(text.substring(1)).stream().toList();
    return records.get(1).getField(1);
  }
}
