package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Command;
import dev.roster.command.Kind;
import dev.roster.command.Option;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Completion and selects offer whom and what the tables allow, and nothing that would be refused.
 */
@ExtendWith(DatabaseExtension.class)
class SuggestionMatrixTest {

  static final List<String> SCHEMES = PeopleMatrixTest.SCHEMES;

  /** Options of which somebody without a right picks among what is their own. */
  private static final Set<String> OWN = Set.of("org switch");

  private final TestDatabase database;
  private final List<String> red = new ArrayList<>();

  SuggestionMatrixTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void offersExactlyWhatTheTablesAllow(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var table = new PeopleTable(scheme);
      for (Figure actor : cast.actors()) {
        for (String action : Act.BY_WORD.keySet()) {
          Act act = Act.BY_WORD.get(action);
          if (roster.engine().catalog().find(act.command()).isPresent()) {
            people(cast, table, actor, action, act.command());
          }
        }
        roles(cast, table, actor);
        invitations(cast, table, actor);
      }
      assertThat(Cells.shown(red)).isEmpty();
    }
  }

  /** Whom a command offers: all whom the table allows, and beside them at most oneself. */
  private void people(Cast cast, PeopleTable table, Figure actor, String action, String command) {
    boolean isRequest = command.startsWith("upgrade ");
    Set<String> offered =
        Offered.to(
            cast.roster, actor.account(), command, isRequest ? "request" : "person", Map.of());
    for (Figure figure : cast.everybodyIn()) {
      String word = isRequest ? cast.code(figure) : "id:" + cast.person(figure.account());
      Set<String> cells = cells(cast.roles, table, actor, action, figure);
      boolean allowed = cells.contains("yes");
      // A request of somebody suspended waits and can be denied, so it is shown for both.
      boolean harmless = isRequest && cells.contains("inactive");
      boolean isOneself = figure.equals(actor);
      if (offered.contains(word) && !allowed && !harmless) {
        red.add("%s: `%s` offers %s, which is %s".formatted(actor, command, figure, cells));
      }
      if (!offered.contains(word) && allowed && !isOneself) {
        red.add("%s: `%s` does not offer %s".formatted(actor, command, figure));
      }
    }
  }

  /** What the table says of an action, with whatever argument. */
  private static Set<String> cells(
      List<String> roles, PeopleTable table, Figure actor, String action, Figure target) {
    var cells = new TreeSet<String>();
    List<String> arguments = action.equals("role") ? roles : List.of("");
    for (String argument : arguments) {
      cells.add(cell(table, actor, action, argument, target));
    }
    return cells;
  }

  private static String cell(
      PeopleTable table, Figure actor, String action, String argument, Figure target) {
    String column =
        target.equals(actor)
            ? "oneself"
            : target.role().equals(Cast.SUBSCRIBER_ADMIN) ? "org_admin" : target.role();
    String state = target.isSuspended() ? "suspended" : "active";
    return table.cell(action, argument, actor.role(), state, column);
  }

  /** Which roles are offered: for somebody who is named already, what they could be given. */
  private void roles(Cast cast, PeopleTable table, Figure actor) {
    for (Figure target : cast.everybodyIn()) {
      Set<String> offered =
          Offered.to(
              cast.roster,
              actor.account(),
              "member role",
              "role",
              Map.of("person", target.mention()));
      for (String role : cast.roles) {
        String cell = cell(table, actor, "role", role, target);
        // What they are already is no use, and no refusal for lack of a right either.
        differs(actor, "member role for " + target, offered, role, cell, cell.equals("same"));
      }
    }
    Set<String> offered = Offered.to(cast.roster, actor.account(), "member role", "role", Map.of());
    for (String role : cast.roles) {
      Set<String> cells = new TreeSet<>();
      for (Figure target : cast.everybodyIn()) {
        cells.add(cell(table, actor, "role", role, target));
      }
      boolean may = cells.contains("yes");
      boolean harmless = cells.contains("same");
      differs(actor, "member role", offered, role, may ? "yes" : "no", !may && harmless);
    }
  }

  private void invitations(Cast cast, PeopleTable table, Figure actor) {
    Set<String> roles = Offered.to(cast.roster, actor.account(), "invite send", "role", Map.of());
    for (String role : cast.roles) {
      String cell = table.cell("invite", "", actor.role(), "as", role);
      differs(actor, "invite send", roles, role, cell, false);
    }
    for (String action : List.of("resend", "cancel")) {
      Set<String> offered =
          Offered.to(cast.roster, actor.account(), "invite " + action, "invitee", Map.of());
      for (String role : cast.roles) {
        if (!cast.stage.role(role).unique()) {
          String cell = table.cell(action, "", actor.role(), "as", role);
          String word = "id:" + cast.invitation(Cast.invitee(role), "id");
          differs(actor, "invite " + action + " as " + role, offered, word, cell, false);
        }
      }
    }
  }

  private void differs(
      Figure actor, String what, Set<String> offered, String word, String cell, boolean either) {
    boolean allowed = cell.equals("yes");
    if (!either && offered.contains(word) != allowed) {
      red.add(
          "%s: `%s` %s %s: %s"
              .formatted(actor, what, allowed ? "does not offer" : "offers", word, cell));
    }
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void offersNothingToWhoMayNot(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var everybody = new ArrayList<>(cast.actors());
      everybody.addAll(cast.suspended());
      cast.strangers().stream()
          .filter(figure -> figure.standing() != Figure.Standing.ELSEWHERE)
          .forEach(everybody::add);
      Map<String, String> needs = Needed.byPath();
      for (Figure actor : everybody) {
        for (Command<?> command : roster.engine().catalog().typed()) {
          String need = needs.getOrDefault(command.path(), "platform");
          if (!Needed.isMet(cast, actor, need) && !OWN.contains(command.path())) {
            for (Option<?> option : command.options()) {
              nothing(cast, actor, command, option);
            }
          }
        }
      }
      assertThat(Cells.shown(red)).isEmpty();
    }
  }

  private void nothing(Cast cast, Figure actor, Command<?> command, Option<?> option) {
    boolean looksUp =
        switch (option.kind()) {
          case Kind.Suggested _, Kind.Person _ -> true;
          case Kind.Choice _, Kind.YesNo _, Kind.Text _, Kind.People _ -> false;
        };
    if (looksUp) {
      Set<String> offered =
          Offered.to(cast.roster, actor.account(), command.path(), option.name(), Map.of());
      if (!offered.isEmpty()) {
        red.add(
            "%s: `%s` offers %s for `%s`".formatted(actor, command.path(), offered, option.name()));
      }
    }
  }
}
