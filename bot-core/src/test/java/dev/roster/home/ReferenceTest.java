package dev.roster.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Schemes;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The generated pages under {@code docs} say what the code does. To write them again: {@code mvn
 * test -pl bot-core -am -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.update=true}.
 */
@ExtendWith(DatabaseExtension.class)
class ReferenceTest {

  @Test
  void commandsPageIsUpToDate(TestDatabase database) throws IOException {
    try (var roster = TestRoster.silent(database)) {
      compare("commands.md", CommandReference.markdown(roster.engine().catalog()));
    }
  }

  @Test
  void rolesPageIsUpToDate(TestDatabase database) throws IOException {
    var schemes = new Schemes();
    String page =
        database
            .databases()
            .read(sql ->
                RightsReference.markdown(
                    schemes.names(sql).stream()
                        .map(name ->
                            new RightsReference.Entry(
                                schemes.current(sql, name), schemes.sourceRows(sql, name)))
                        .toList()));
    compare("roles.md", page);
  }

  private static void compare(String name, String page) throws IOException {
    Path file = Path.of("..", "docs", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, page);
    }
    assertThat(file).as("run this test with -Dgolden.update=true").hasContent(page);
  }
}
