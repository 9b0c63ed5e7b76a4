package dev.roster.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.rules.Row.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each rule that is due has a test whose display name begins with the rule's id; {@code
 * target/rules.md} lists them. {@code docs/rules.md} is written again by {@code mvn test -pl
 * bot-core -am -Dtest=RowsTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}.
 */
class RowsTest {

  private static final List<Row> ROWS = Row.all();
  private static final List<Showing> SHOWN = Showing.all();

  /** How many rows each scheme's source has, and X for what was settled between them. */
  private static final Map<Character, Integer> COUNTS =
      Map.of('A', 33, 'B', 40, 'C', 50, 'D', 53, 'E', 20, 'X', 33);

  @Test
  void everyRuleIsListedOnceAndInOrder() {
    assertThat(ROWS)
        .extracting(Row::id)
        .containsExactlyElementsOf(
            COUNTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(of ->
                    IntStream.rangeClosed(1, of.getValue())
                        .mapToObj(number -> "%c%02d".formatted(of.getKey(), number)))
                .toList());
  }

  @Test
  void testsNameOnlyRulesThatExist() {
    assertThat(SHOWN).extracting(Showing::row).isSubsetOf(ids(_ -> true));
  }

  @Test
  void noTestOfARuleIsDisabled() {
    assertThat(SHOWN).filteredOn(Showing::disabled).isEmpty();
  }

  @Test
  void everyRuleThatIsDueHasATest() {
    Set<String> shown =
        SHOWN.stream()
            .filter(Showing::everyBuild)
            .map(Showing::row)
            .collect(Collectors.toUnmodifiableSet());
    Set<String> due = ids(row -> row.due() == Due.NOW);
    assertThat(due.stream().filter(row -> !shown.contains(row)).sorted())
        .as("rules that are due and begin no test's display name")
        .isEmpty();
  }

  @Test
  void theListOfRulesAndTestsIsWritten() throws IOException {
    Map<String, List<String>> tests =
        SHOWN.stream()
            .collect(groupingBy(Showing::row, TreeMap::new, mapping(Showing::test, toList())));
    long due = ROWS.stream().filter(row -> row.due() == Due.NOW).count();
    long shown =
        ROWS.stream().filter(row -> row.due() == Due.NOW && tests.containsKey(row.id())).count();
    String counts =
        "%d of the %d rules that are due have a test; %d rules in all."
            .formatted(shown, due, ROWS.size());
    Path file = Path.of("target", "rules.md");
    Files.writeString(
        file,
        "# Rules and their tests\n\n"
            + counts
            + "\n"
            + table(
                "shown by",
                row ->
                    tests.containsKey(row.id())
                        ? tests.get(row.id()).stream().map("`%s`"::formatted).collect(joining(", "))
                        : row.due() == Due.NOW ? "**no test**" : "due " + row.due().sentence()));
    System.out.println(counts + " See bot-core/" + file + ".");
    assertThat(file).content().contains(counts);
  }

  @Test
  void thePageOfTheRulesIsUpToDate() throws IOException {
    String page =
        """
        # Rules

        Made from the list that the build checks; do not edit. A to E are the schemes that Roster
        ships, X is what was settled where they contradict each other. Every rule that is due has a
        test whose name begins with its id: `bot-core/target/rules.md` lists them after a build.
        """
            + table("due", row -> row.due().sentence());
    Path file = Path.of("..", "docs", "rules.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, page);
    }
    assertThat(file).as("run this test with -Dgolden.update=true").hasContent(page);
  }

  private static Set<String> ids(Predicate<Row> test) {
    return ROWS.stream().filter(test).map(Row::id).collect(Collectors.toUnmodifiableSet());
  }

  private static String table(String heading, Function<Row, String> last) {
    var lines = new ArrayList<String>();
    char group = ' ';
    for (Row row : ROWS) {
      if (row.id().charAt(0) != group) {
        group = row.id().charAt(0);
        lines.add("\n## " + title(group) + "\n\n| id | rule | " + heading + " |\n|---|---|---|");
      }
      lines.add("| %s | %s | %s |".formatted(row.id(), row.statement(), last.apply(row)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String title(char group) {
    return group
        + switch (group) {
          case 'A' -> ": network";
          case 'B' -> ": ladder";
          case 'C' -> ": directory";
          case 'D' -> ": owned";
          case 'E' -> ": portal";
          default -> ": settled between them";
        };
  }
}
