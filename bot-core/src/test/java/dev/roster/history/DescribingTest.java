package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every action has words. */
@ExtendWith(DatabaseExtension.class)
class DescribingTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/roster");

  private static final Pattern WORD =
      Pattern.compile(
          "\"((?:account|address|apikey|domain|gateway|invitation|join|key|member|operator|org|person|review|team|upgrade|usage|webhook)\\.[a-z_]+)\"");

  // What stands in the sources in two parts.
  private static final List<String> ENDINGS =
      List.of("accepted", "declined", "cancelled", "expired");
  private static final List<String> VERDICTS =
      List.of("approved", "denied", "cancelled", "expired");

  private final TestDatabase database;

  DescribingTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyActionThatIsWrittenHasWords() {
    Set<String> written = written();
    assertThat(written).hasSizeGreaterThan(40).contains("member.removed", "member.left");
    assertThat(Describing.actions()).containsAll(written);
  }

  @Test
  void everyActionThatHasWordsIsWritten() {
    Set<String> written = written();
    assertThat(Describing.actions())
        .filteredOn(action -> !action.equals("member.restored"))
        .isSubsetOf(written);
  }

  /** Words of that shape, without the policies, which are written alike. */
  private Set<String> written() {
    var written = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(SOURCES.resolve("history")))
          .map(DescribingTest::text)
          .filter(text -> text.contains("AuditEvent") || text.contains(".end("))
          .forEach(
              text -> WORD.matcher(text).results().forEach(word -> written.add(word.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ENDINGS.forEach(state -> written.add("invitation." + state));
    VERDICTS.forEach(state -> written.add("upgrade." + state));
    VERDICTS.forEach(state -> written.add("join." + state));
    // What is sent, not what is recorded.
    written.remove("account.code");
    written.removeAll(Set.copyOf(database.rows("select distinct policy_key from scheme_policy")));
    return written;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theStatesThatEndInvitationsAndRequestsAreTheseFour() {
    assertThat(Arrays.stream(dev.roster.invite.Invitation.State.values()).map(s -> s.word()))
        .filteredOn(word -> !word.equals("pending"))
        .containsExactlyInAnyOrderElementsOf(ENDINGS);
  }
}
