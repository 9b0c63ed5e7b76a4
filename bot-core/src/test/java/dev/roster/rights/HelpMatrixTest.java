package dev.roster.rights;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Need;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * {@code help} lists exactly what somebody may, by {@code rights/commands.csv}; what it does not
 * list is refused when it is typed.
 */
@ExtendWith(DatabaseExtension.class)
class HelpMatrixTest {

  static final List<String> SCHEMES = PeopleMatrixTest.SCHEMES;

  /** Their examples make or pick another org, or are about no org at all. */
  private static final Set<String> NOT_TYPED =
      Set.of(
          "org create",
          "org switch",
          "org connect",
          "account link",
          "account confirm",
          "account unlink");

  private final TestDatabase database;

  HelpMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void theTableNamesEveryCommand() {
    try (var roster = TestRoster.silent(database)) {
      List<String> typed = roster.engine().catalog().typed().stream().map(Command::path).toList();
      var named = new ArrayList<>(Needed.byPath().keySet());
      named.removeAll(Needed.DUE_LATER);
      named.removeAll(Needed.NOT_YET_BUILT);
      assertThat(typed).containsExactlyInAnyOrderElementsOf(named);
    }
  }

  /** The others' words are for what the cast cannot tell apart. */
  @Test
  void theTableNamesThePermissionsThatAreDeclared() {
    try (var roster = TestRoster.silent(database)) {
      Map<String, String> needs = Needed.byPath();
      for (Command<?> command : roster.engine().catalog().typed()) {
        List<Permission> declared =
            switch (command.need()) {
              case Need.Holds(var permission) -> List.of(permission);
              case Need.HoldsAny(var permissions) -> permissions;
              case Need.OnTeam _, Need.Member _, Need.Seated _, Need.Judged _, Need.Nothing _ ->
                  List.of();
            };
        if (!declared.isEmpty()) {
          assertThat(needs.get(command.path()))
              .as(command.path())
              .isEqualTo(declared.stream().map(Permission::word).collect(joining(" or ")));
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void listsExactlyWhatTheTableAllows(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var red = new ArrayList<String>();
      for (Figure actor : everybody(cast)) {
        List<String> listed = cast.stage.offered(actor.account());
        for (Command<?> command : roster.engine().catalog().typed()) {
          check(cast, actor, command, listed.contains(command.path()), red);
        }
      }
      assertThat(Cells.shown(red)).isEmpty();
    }
  }

  private static List<Figure> everybody(Cast cast) {
    var all = new ArrayList<>(cast.actors());
    all.addAll(cast.suspended());
    // Who runs another org is answered for that one.
    cast.strangers().stream()
        .filter(figure -> figure.standing() != Figure.Standing.ELSEWHERE)
        .forEach(all::add);
    return all;
  }

  private static void check(
      Cast cast, Figure actor, Command<?> command, boolean listed, List<String> red) {
    Map<String, String> needs = Needed.byPath();
    String path = command.path();
    boolean may = Needed.isMet(cast, actor, needs.getOrDefault(path, "platform"));
    if (listed != may) {
      red.add("%s: help %s `%s`".formatted(actor, listed ? "lists" : "lacks", path));
    }
    String topic = cast.roster.ask(actor.account(), "help " + path);
    if (topic.contains("For example") != may) {
      red.add("%s: `help %s` says: %s".formatted(actor, path, topic));
    }
    if (!NOT_TYPED.contains(path)) {
      String before = cast.state();
      String answer = cast.roster.ask(actor.account(), command.example());
      boolean refused = isRefusedForRights(answer);
      if (refused == may && !isAboutOneself(path, answer)) {
        red.add("%s: `%s` is answered: %s".formatted(actor, command.example(), answer));
      }
      if (!may && !cast.state().equals(before)) {
        red.add("%s: `%s` changed something".formatted(actor, command.example()));
      }
      if (!cast.state().equals(before)) {
        cast.restore();
      }
    }
  }

  private static boolean isRefusedForRights(String answer) {
    return List.of(
            Rule.PERMISSION,
            Rule.PLATFORM,
            Rule.TEAM_PERMISSION,
            Rule.SUSPENDED,
            Rule.STRANGER,
            Rule.NO_OWNER,
            Rule.JOIN_INVITE,
            Rule.FLAT)
        .stream()
        .anyMatch(rule -> rule.isSaidBy(answer));
  }

  /** Where somebody stands is said of `home` and `me` in such words too. */
  private static boolean isAboutOneself(String path, String answer) {
    return Set.of("home", "me", "help", "inbox", "org list").contains(path)
        && !answer.contains("Something went wrong");
  }
}
