package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A change is taken back at the instant at which somebody else decides on the same thing: the newer
 * decision stands, and the Undo comes before it or not at all.
 */
class NewerDecisionRaceTest {

  /**
   * What is raced.
   *
   * @param change what Ana does and takes back
   * @param newer what Chloe decides on the same thing
   * @param outcome a query for how it stands
   * @param stands what it gives after either order
   * @param either whether only one of the two can do something, since both lead to the same
   */
  private record Race(String change, String newer, String outcome, String stands, boolean either) {

    static Race of(String what, Account who) {
      String ben = who.mention();
      String membership =
          "select %s from membership m join org o on o.id = m.org_id and not o.personal"
              + " join chat_identity i on i.person_id = m.person_id"
              + " where i.user_id = '%s'".formatted(who.user());
      return switch (what) {
        case "role" ->
            new Race(
                "member role %s member".formatted(ben),
                "member role %s admin".formatted(ben),
                membership.formatted("role"),
                "admin",
                true);
        case "tier" ->
            new Race(
                "member tier %s pro".formatted(ben),
                "member tier %s base".formatted(ben),
                membership.formatted("tier"),
                "base",
                true);
        case "suspension" ->
            new Race(
                "member suspend %s".formatted(ben),
                "member reactivate %s".formatted(ben),
                membership.formatted("status"),
                "active",
                true);
        case "limit" ->
            new Race(
                "member limit %s 500".formatted(ben),
                "member limit %s 700".formatted(ben),
                membership.formatted("credit_cap"),
                "700",
                false);
        case "team" ->
            new Race(
                "team edit data description:Models",
                "team edit data description:Forecasts",
                "select description from team",
                "Forecasts",
                false);
        default -> throw new IllegalArgumentException(what);
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "role, false", "role, true", "tier, false", "tier, true", "suspension, false",
    "suspension, true", "limit, false", "limit, true", "team, false", "team, true"
  })
  @DisplayName("R3: a newer decision stands against an Undo at one instant, 25 collisions each")
  void theNewerDecisionStands(String what, boolean snapshotIsolation) {
    race(what, snapshotIsolation, 25);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "role, false", "role, true", "tier, false", "tier, true", "suspension, false",
    "suspension, true", "limit, false", "limit, true", "team, false", "team, true"
  })
  @DisplayName("R3: a newer decision stands against an Undo at one instant, 10,000 collisions each")
  void theNewerDecisionStandsManyTimes(String what, boolean snapshotIsolation) {
    race(what, snapshotIsolation, 10_000);
  }

  private static void race(String what, boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "admin");
      Account chloe = roster.member(ana, "Chloe Fay", "admin");
      roster.say(ana, "team create Data");
      Race race = Race.of(what, ben);
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Reply changed = roster.say(ana, race.change());
        Call undo = roster.call(ana, TestRoster.pressing(changed, "Undo"));
        Call newer = newer(roster, chloe, race);
        List<Reply> answers =
            collisions.collide(
                List.of(() -> roster.engine().handle(undo), () -> there.handle(newer)));
        List<String> said = answers.stream().map(TestRoster::words).toList();
        boolean undone = said.getFirst().startsWith("Undone: ");
        if (!undone) {
          assertThat(said.getFirst())
              .as("collision %s: %s", i, said)
              .startsWith("This cannot be undone any more: ");
        }
        if (race.either()) {
          assertThat(said.getLast().contains("already") || said.getLast().contains("is not"))
              .as("collision %s: %s", i, said)
              .isEqualTo(undone);
        }
        assertThat(database.rows(race.outcome()))
            .as("collision %s: %s", i, said)
            .containsExactly(race.stands());
      }
      roster.requireInvariants();
    }
  }

  private static Call newer(TestRoster roster, Account chloe, Race race) {
    if (!race.newer().startsWith("member role")) {
      return roster.call(chloe, new Input.Line(race.newer()));
    }
    return roster.call(chloe, TestRoster.pressing(roster.say(chloe, race.newer()), "Confirm"));
  }

  /** The control: an Undo that looks first and writes then takes the newer decision back. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchTheNewerDecisionIsLost(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Collisions.requireBroken(i -> {
        database.run("update membership set credit_cap = 500, cap_version = 1");
        collisions.collide(
            List.of(() -> undoWithoutTouch(database), () -> decideWithoutTouch(database)));
        return database.number("select count(*) from membership where credit_cap = 700") == 0;
      });
    }
  }

  private static boolean undoWithoutTouch(TestDatabase database) {
    if (database.number("select max(cap_version) from membership") != 1) {
      return false;
    }
    database.run("update membership set credit_cap = null");
    return true;
  }

  private static boolean decideWithoutTouch(TestDatabase database) {
    database.run("update membership set credit_cap = 700, cap_version = 2");
    return true;
  }
}
