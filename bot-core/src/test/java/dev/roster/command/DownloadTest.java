package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.roster.access.Refusal;
import dev.roster.command.Download.Words;
import dev.roster.reply.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DownloadTest {

  private static final Words WORDS =
      new Words(rows -> rows + " people.", "Nobody fits.", "Ask for fewer.");

  @Test
  void aSmallTableIsSentAsItIs() {
    Reply.File file = table(List.of(List.of("Ana", "=1+1"), List.of("Ben", "two\nlines")));

    assertThat(file.name()).isEqualTo("people.csv");
    assertThat(file.mediaType()).isEqualTo("text/csv");
    assertThat(file.caption().words()).isEqualTo("2 people.");
    assertThat(rows(file.bytes()))
        .containsExactly(
            List.of("Name", "Note"), List.of("Ana", "'=1+1"), List.of("Ben", "two\nlines"));
  }

  @Test
  void aTableWithoutRowsIsASentence() {
    Reply reply = Download.csv("people.csv", List.of("Name"), sheet -> {}, WORDS);

    assertThat(((Reply.Message) reply).words()).isEqualTo("Nobody fits.");
  }

  @Test
  void aLargeTableIsZippedAndHoldsEveryRow() throws IOException {
    List<List<String>> people =
        IntStream.range(0, 200_000)
            .mapToObj(i -> List.of("Person " + i, "somewhere in the middle"))
            .toList();

    Reply.File file = table(people);

    assertThat(file.name()).isEqualTo("people.csv.zip");
    assertThat(file.mediaType()).isEqualTo("application/zip");
    assertThat(file.caption().words())
        .isEqualTo("200000 people. The file is zipped, since it has over 5 MB.");
    assertThat(file.bytes().length).isLessThan(Download.MOST);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("people.csv");
      List<List<String>> read = rows(zip.readAllBytes());
      assertThat(read.subList(1, read.size())).isEqualTo(people);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void moreThanChatTakesIsRefusedBeforeAllOfItIsWritten() {
    var random = new Random(1);
    var written = new ArrayList<Integer>();

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            Download.of(
                "noise.bin",
                "application/octet-stream",
                out -> {
                  var noise = new byte[1_000_000];
                  for (int i = 0; i < 100; i++) {
                    random.nextBytes(noise);
                    out.write(noise);
                    written.add(i);
                  }
                },
                () -> "Noise.",
                "Ask for fewer."))
        .satisfies(refusal ->
            assertThat(refusal.sentence())
                .isEqualTo(
                    "This is more than one file in chat may hold, which is 10 MB zipped. Ask for"
                        + " fewer."));
    assertThat(written).hasSizeLessThan(12);
  }

  @Test
  void aListIsReadToItsEndByItsPages() {
    List<Integer> all = IntStream.range(0, 2_500).boxed().toList();
    var read = new ArrayList<Integer>();

    Download.forEach(
        (cursor, size) -> {
          int from = cursor.after().map(Integer::parseInt).orElse(-1) + 1;
          return Page.of(cursor, all.subList(from, Math.min(all.size(), from + size + 1)), size);
        },
        String::valueOf,
        read::add);

    assertThat(read).isEqualTo(all);
  }

  private static Reply.File table(List<List<String>> rows) {
    return (Reply.File)
        Download.csv(
            "people.csv", List.of("Name", "Note"), sheet -> rows.forEach(sheet::add), WORDS);
  }

  private static List<List<String>> rows(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
    return CsvReader.builder().ofCsvRecord(text).stream()
        .map(row -> List.copyOf(row.getFields()))
        .toList();
  }
}
