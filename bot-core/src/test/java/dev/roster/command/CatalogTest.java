package dev.roster.command;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final Kind<String> TEXT = new Kind.Text(10);

  @Test
  void keepsTheOrderOfDeclaration() {
    var catalog = SampleCommands.catalog();
    assertThat(catalog.groups())
        .containsExactly("home", "help", "me", "org", "invite", "member", "team");
    assertThat(catalog.group("invite").stream().map(Command::path))
        .containsExactly("invite send", "invite list");
  }

  @Test
  void keepsTheVerbsOfAGroupTogether() {
    var last = SampleCommands.command("invite late", Params.none(""));
    var commands = new ArrayList<Command<?>>(SampleCommands.catalog().typed());
    commands.add(last);
    assertThat(Catalog.of(commands).typed().stream().map(Command::path))
        .containsSequence("invite send", "invite list", "invite late");
  }

  @Test
  void knowsButtonCommandsWithoutOfferingThem() {
    var catalog = SampleCommands.catalog();
    assertThat(catalog.find("invite accept")).isPresent();
    assertThat(catalog.find("dismiss")).isPresent();
    assertThat(catalog.typed().stream().map(Command::path))
        .doesNotContain("invite accept", "dismiss");
    assertThat(catalog.all().stream().map(Command::path)).contains("invite accept", "dismiss");
  }

  @Test
  void showsHowACommandIsTyped() {
    var catalog = SampleCommands.catalog();
    assertThat(catalog.find("invite send").orElseThrow().usage())
        .isEqualTo("invite send people... [role] [message]");
    assertThat(catalog.find("invite accept").orElseThrow().usage()).isEqualTo("invite accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Org list", "org  list", "org list all", "org_list", "org1 list"})
  void refusesAPathThatIsNotOneOrTwoWords(String path) {
    refuses("the path is one or two words", SampleCommands.command(path, Params.none("")));
  }

  @Test
  void refusesAWordOver32Characters() {
    refuses("the path", SampleCommands.command("x".repeat(33), Params.none("")));
  }

  @Test
  void refusesTwoCommandsOfOnePath() {
    var one = SampleCommands.command("org list", Params.none(""));
    refuses("two commands are called `org list`", one, one);
    refuses(
        "two commands are called `dismiss`", SampleCommands.command("dismiss", Params.none("")));
  }

  @Test
  void refusesAWordThatIsBothACommandAndAGroup() {
    refuses(
        "`org` is both a command and a group",
        SampleCommands.command("org list", Params.none("")),
        SampleCommands.command("org", Params.none("")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void refusesHelpThatDiscordWouldRefuse(int length) {
    refuses(
        "the help has 1 to 100 characters",
        new Command<>(
            "org list",
            "x".repeat(length),
            "org list",
            new Need.Nothing(),
            Params.none(""),
            SampleCommands.answer("")));
  }

  @Test
  void refusesAnExampleOfSomethingElse() {
    refuses(
        "the example begins with the path",
        new Command<>(
            "org list",
            "Lists",
            "org listing",
            new Need.Nothing(),
            Params.none(""),
            SampleCommands.answer("")));
  }

  @Test
  void refusesTwoOptionsOfOneName() {
    refuses(
        "two options are called `name`",
        SampleCommands.command(
            "org edit",
            Params.of(
                required("name", "One", TEXT), required("name", "Two", TEXT), (a, b) -> a + b)));
  }

  @Test
  void refusesARequiredOptionAfterAnOptionalOne() {
    refuses(
        "required option `name` after an optional one",
        SampleCommands.command(
            "org edit",
            Params.of(
                optional("plan", "One", TEXT), required("name", "Two", TEXT), (a, b) -> a + b)));
  }

  @Test
  void refusesTwoOptionsThatTakeTheRest() {
    refuses(
        "two options take the rest of the line",
        SampleCommands.command(
            "org edit",
            Params.of(
                rest("reason", "One", TEXT),
                rest("message", "Two", TEXT),
                (a, b) -> a.toString() + b)));
  }

  @Test
  void refusesMoreChoicesThanDiscordShows() {
    var choices = IntStream.rangeClosed(1, 26).mapToObj(i -> "choice-" + i).toList();
    refuses(
        "option `plan` has over 25 choices",
        SampleCommands.command(
            "org edit", Params.of(required("plan", "One", new Kind.Choice(choices)), a -> a)));
  }

  @Test
  void refusesMoreVerbsThanDiscordTakes() {
    var commands = new ArrayList<Command<?>>();
    for (char c = 'a'; c <= 'z'; c++) {
      commands.add(SampleCommands.command("org " + c, Params.none("")));
    }
    assertThatThrownBy(() -> Catalog.of(commands))
        .hasMessageContaining("group `org` has over 25 commands");
  }

  @Test
  void refusesAnOptionThatPlatformsCannotName() {
    assertThatThrownBy(() -> required("Name", "One", TEXT)).hasMessageContaining("[a-z-]{1,32}");
    assertThatThrownBy(() -> required("name", "", TEXT)).hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> required("name", "x".repeat(101), TEXT))
        .hasMessageContaining("1 to 100");
  }

  private static void refuses(String reason, Command<?>... commands) {
    assertThatThrownBy(() -> Catalog.of(List.of(commands)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
