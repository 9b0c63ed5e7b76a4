package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever people do with teams in whatever order, the rules on owners and roles hold. */
@ExtendWith(DatabaseExtension.class)
class RandomTeamsTest {

  private static final int STEPS = 250;
  // Changes of a team; some seeds are refused more than others and go on until they made so many.
  private static final int ENOUGH = 10;
  private static final List<String> TEAMS = List.of("Data", "Ops", "Sales");
  private static final Map<String, Integer> RANKS =
      Map.of("viewer", 1, "member", 2, "moderator", 3, "admin", 4, "owner", 5);

  @Test
  @DisplayName(
      "C43 random commands of random people leave each team one owner, and nobody a role that was not the giver's to give")
  void randomCommandsKeepTheRules(TestDatabase database) {
    long seed = new Random().nextLong();
    System.out.println("RandomTeamsTest: seed " + seed);
    var random = new Random(seed);
    var five = new FiveRoles(database);
    var people = new ArrayList<Account>();
    people.add(five.ana);
    people.add(five.stage.another("org_admin"));
    for (int i = 0; i < 5; i++) {
      people.add(five.user());
    }
    for (String team : TEAMS) {
      five.ask(five.ana, "team create " + team);
    }
    int changed = 0;
    for (int step = 0; step < STEPS || (changed <= ENOUGH && step < 20 * STEPS); step++) {
      String team = pick(random, TEAMS);
      String line = line(random, team, people);
      var before = five.roles(team);
      Account actor = actor(random, five, people, before);
      String answer = run(five, actor, line);
      var after = five.roles(team);
      String what =
          "seed %d, step %d: %s says %s: %s".formatted(seed, step, five.name(actor), line, answer);
      int own = RANKS.getOrDefault(before.getOrDefault(five.name(actor), "none"), 0);
      after.forEach((name, role) -> {
        int was = RANKS.getOrDefault(before.getOrDefault(name, "none"), 0);
        int is = RANKS.getOrDefault(role, 0);
        boolean passedOn = own == 5 && role.equals("owner") && line.startsWith("team transfer");
        boolean founded = before.isEmpty() && line.startsWith("team create");
        if (is > was && !founded) {
          assertThat(passedOn || is < own).as(what).isTrue();
        }
      });
      if (!after.isEmpty()) {
        assertThat(after.values()).as(what).containsOnlyOnce("owner");
      }
      changed += before.equals(after) ? 0 : 1;
    }
    assertThat(changed)
        .as("seed %d changed too little to prove anything", seed)
        .isGreaterThan(ENOUGH);
    five.close();
  }

  /** Anybody, but more often somebody who may do something in the team. */
  private static Account actor(
      Random random, FiveRoles five, List<Account> people, Map<String, String> roles) {
    List<Account> managing =
        people.stream()
            .filter(one -> RANKS.getOrDefault(roles.getOrDefault(five.name(one), ""), 0) >= 4)
            .toList();
    return managing.isEmpty() || random.nextInt(3) == 0
        ? pick(random, people)
        : pick(random, managing);
  }

  private static String run(FiveRoles five, Account actor, String line) {
    Reply answer = five.roster.say(actor, line);
    boolean asks =
        TestRoster.message(answer).blocks().stream()
            .filter(Block.Buttons.class::isInstance)
            .flatMap(block -> ((Block.Buttons) block).buttons().stream())
            .anyMatch(button -> button.label().equals("Confirm"));
    return TestRoster.words(asks ? five.roster.press(actor, answer, "Confirm") : answer);
  }

  private static String line(Random random, String team, List<Account> people) {
    String who = pick(random, people).mention();
    String slug = team.toLowerCase(Locale.ROOT);
    String role = pick(random, FiveRoles.ROLES);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> "team add %s %s role:%s".formatted(slug, who, role);
      case 3, 4 -> "team add %s %s".formatted(slug, who);
      case 5, 6, 7 -> "team role %s %s %s".formatted(slug, who, role);
      case 8, 9 -> "team remove %s %s".formatted(slug, who);
      case 10, 11 -> "team transfer %s %s".formatted(slug, who);
      case 12 -> "team deactivate " + slug;
      case 13 -> "team reactivate " + slug;
      case 14 -> random.nextInt(4) == 0 ? "team delete " + slug : "team show " + slug;
      default -> "team create %s %s".formatted(team, who);
    };
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
