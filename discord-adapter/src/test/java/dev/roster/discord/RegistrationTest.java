package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Catalog;
import dev.roster.command.SampleCommands;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The golden file is of sample commands, so that it changes with the registration and not with the
 * catalog. Run with {@code -Dgolden.update=true} to write it anew, and read the difference.
 */
@ExtendWith(DatabaseExtension.class)
final class RegistrationTest {

  private static final Path FILE = Path.of("src/test/resources/commands.json");

  private final List<SlashCommandData> commands;
  private final Catalog catalog;

  RegistrationTest(TestDatabase database) {
    try (var roster = TestRoster.silent(database)) {
      this.catalog = roster.engine().catalog();
      this.commands = Registration.of(catalog);
    }
  }

  @Test
  void registersTheSameAsBefore() throws IOException {
    String json =
        Registration.of(SampleCommands.catalog()).stream()
            .map(command -> command.toData().toPrettyString())
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, json);
    }

    assertThat(FILE).exists().hasContent(json);
  }

  @Test
  void registersEveryCommandThatIsTyped() {
    var paths = new ArrayList<String>();
    for (SlashCommandData command : commands) {
      command
          .getSubcommands()
          .forEach(verb -> paths.add(Registration.path(command.getName() + " " + verb.getName())));
    }

    assertThat(paths)
        .containsExactlyInAnyOrderElementsOf(
            catalog.typed().stream().map(command -> command.path()).toList());
  }

  @Test
  void keepsToTheLimitsOfDiscord() {
    assertThat(commands).hasSizeLessThanOrEqualTo(100);
    for (SlashCommandData command : commands) {
      DataObject json = command.toData();
      assertThat(letters(json)).as(command.getName()).isLessThanOrEqualTo(8_000);
      requireLimits(json);
      assertThat(options(json)).hasSizeBetween(1, 25);
      options(json).forEach(RegistrationTest::requireLimits);
      for (DataObject verb : options(json)) {
        assertThat(options(verb)).hasSizeLessThanOrEqualTo(25);
        options(verb).forEach(RegistrationTest::requireLimits);
        assertThat(options(verb).stream().map(option -> !option.getBoolean("required")))
            .as("required options first in %s", verb.getString("name"))
            .isSorted();
      }
    }
  }

  private static void requireLimits(DataObject named) {
    assertThat(named.getString("name")).matches("[a-z-]{1,32}");
    assertThat(named.getString("description")).hasSizeBetween(1, 100);
    assertThat(array(named, "choices")).hasSizeLessThanOrEqualTo(25);
    array(named, "choices")
        .forEach(choice -> assertThat(choice.getString("value")).hasSizeBetween(1, 100));
  }

  /** Names, descriptions and values count (platforms.md 3). */
  private static int letters(DataObject json) {
    int letters = json.getString("name").length() + json.getString("description", "").length();
    letters += options(json).stream().mapToInt(RegistrationTest::letters).sum();
    return letters
        + array(json, "choices").stream()
            .mapToInt(
                choice -> choice.getString("name").length() + choice.getString("value").length())
            .sum();
  }

  @Test
  void comparesWithoutRegardToOrder() {
    var turned = new ArrayList<>(commands);
    Collections.reverse(turned);
    var returned =
        turned.stream().map(command -> SlashCommandData.fromData(command.toData())).toList();

    assertThat(Registrar.normal(returned)).isEqualTo(Registrar.normal(commands));
    assertThat(Registrar.normal(commands.subList(1, commands.size())))
        .isNotEqualTo(Registrar.normal(commands));
  }

  private static List<DataObject> options(DataObject json) {
    return array(json, "options");
  }

  private static List<DataObject> array(DataObject json, String name) {
    return json.optArray(name)
        .map(array -> array.stream(DataArray::getObject).toList())
        .orElse(List.of());
  }
}
