package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Cursor;
import dev.roster.member.Roll.Asked;
import dev.roster.member.Roll.Filter;
import dev.roster.member.Roll.Line;
import dev.roster.member.Roll.Listing;
import dev.roster.member.Roll.Sort;
import dev.roster.member.RollStage.Somebody;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every list beside the same in plain Java, in random orgs. */
@ExtendWith(DatabaseExtension.class)
class RollPropertyTest {

  private static final int ORGS = Integer.getInteger("roll.orgs", 25);
  private static final int LISTS = 40;

  private final TestDatabase database;
  private final long seed = Long.getLong("roll.seed", System.nanoTime());
  private final Random random = new Random(seed);

  RollPropertyTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyListHoldsWhoFitsInItsOrderForwardsAndBackwards() {
    database
        .databases()
        .read(sql -> {
          for (int org = 0; org < ORGS; org++) {
            var stage = new RollStage(sql, random, random.nextInt(45), random.nextInt(15));
            for (int i = 0; i < LISTS; i++) {
              compare(sql, stage);
            }
          }
          return sql;
        });
  }

  @Test
  void whoStaysIsNeitherSkippedNorDoubledWhileOthersComeAndGo() {
    database
        .databases()
        .read(sql -> {
          for (int org = 0; org < ORGS; org++) {
            var stage = new RollStage(sql, random, 30, 10);
            for (int i = 0; i < 8; i++) {
              turnWhilePeopleComeAndGo(sql, stage);
            }
          }
          return sql;
        });
  }

  private Filter filter(RollStage stage) {
    return new Filter(
        stage.org(),
        RollStage.ROLES,
        pick(3, "", "", "a", "an li", "jose", "acme", "far-", "bo b", "100%", "i", "Ána", "zzz"),
        maybe("owner", "admin", "member"),
        maybe("active", "suspended", "invited"),
        maybe("base", "pro"),
        random.nextInt(4) == 0 ? Optional.of(stage.team()) : Optional.empty(),
        random.nextInt(4) == 0
            ? Optional.of(RollStage.NOW.minus(random.nextInt(60), ChronoUnit.DAYS))
            : Optional.empty(),
        Optional.ofNullable(
                List.of(Sort.NAME, Sort.NEWEST, Sort.ROLE, Sort.LAST_ACTIVE, Sort.CREDITS)
                    .get(random.nextInt(5)))
            .filter(_ -> random.nextBoolean()));
  }

  /** One of them; the first so many at once are as likely as one of the others. */
  private String pick(int likely, String... words) {
    return words[Math.max(0, random.nextInt(words.length + likely) - likely)];
  }

  private Optional<String> maybe(String... words) {
    return random.nextInt(3) == 0
        ? Optional.of(words[random.nextInt(words.length)])
        : Optional.empty();
  }

  // Few are many here, so that each way of reading a list is taken.
  private Asked asked(Handle sql, Filter filter) {
    var bounds =
        random.nextBoolean()
            ? Bounds.USUAL
            : new Bounds(random.nextInt(12), 1 + random.nextInt(4), 5 + random.nextInt(10));
    return new Asked(filter, Tally.of(sql, filter.org()), RollStage.NOW, bounds);
  }

  private void compare(Handle sql, RollStage stage) {
    Asked asked = asked(sql, filter(stage));
    RollPlan plan = RollPlan.of(sql, asked, Optional.empty());
    List<Integer> expected =
        RollModel.list(stage.people(), asked.filter(), plan.sorted(), plan.list().equals("streams"))
            .stream()
            .map(Somebody::number)
            .toList();
    String about = "seed %d, %s, %s".formatted(seed, asked.filter(), plan.list());
    int size = 1 + random.nextInt(12);
    var forwards = new ArrayList<Integer>();
    Optional<String> after = Optional.empty();
    Listing page;
    do {
      page = Roll.page(sql, asked, new Cursor(after, Optional.empty()), size);
      assertThat(page.lines()).as(about).hasSizeLessThanOrEqualTo(size);
      assertThat(page.lines().size() == size || page.next().isEmpty() || page.stopped())
          .as(about)
          .isTrue();
      page.lines().forEach(line -> forwards.add(number(stage, line)));
      after = page.next();
    } while (after.isPresent());
    assertThat(forwards).as(about).isEqualTo(expected);
    var backwards = new ArrayList<Integer>();
    page.lines().reversed().forEach(line -> backwards.add(number(stage, line)));
    while (page.previous().isPresent()) {
      page = Roll.page(sql, asked, new Cursor(Optional.empty(), page.previous()), size);
      page.lines().reversed().forEach(line -> backwards.add(number(stage, line)));
    }
    Collections.reverse(backwards);
    assertThat(backwards).as("backwards: %s", about).isEqualTo(expected);
    if (plan.count().isPresent()) {
      assertThat(plan.count().getAsInt())
          .as("counted: %s", about)
          .isEqualTo(
              (int)
                  stage.people().stream()
                      .filter(one -> !one.invited() && RollModel.fits(one, asked.filter()))
                      .count());
    }
  }

  private static int number(RollStage stage, Line line) {
    return line.status().equals("invited")
        ? stage.people().stream()
            .filter(one -> one.invited() && one.since().equals(line.since()))
            .findFirst()
            .map(Somebody::number)
            .orElse(-1)
        : line.creditCap().map(Long::intValue).orElse(-1);
  }

  private void turnWhilePeopleComeAndGo(Handle sql, RollStage stage) {
    var filter = filter(stage);
    // As few as are sorted may become many, which begins the list anew.
    var bounds = random.nextBoolean() ? Bounds.USUAL : new Bounds(0, 2, 6);
    Set<Somebody> before = new HashSet<>(stage.people());
    var seen = new ArrayList<Integer>();
    Optional<String> after = Optional.empty();
    do {
      var asked = new Asked(filter, Tally.of(sql, stage.org()), RollStage.NOW, bounds);
      Listing page = Roll.page(sql, asked, new Cursor(after, Optional.empty()), 3);
      page.lines().forEach(line -> seen.add(number(stage, line)));
      after = page.next();
      somethingHappens(stage);
    } while (after.isPresent());
    before.retainAll(stage.people());
    List<Integer> stayed =
        before.stream().filter(one -> RollModel.fits(one, filter)).map(Somebody::number).toList();
    String about = "seed %d, %s".formatted(seed, filter);
    assertThat(seen).as(about).containsAll(stayed);
    assertThat(stayed)
        .as(about)
        .allSatisfy(number -> assertThat(Collections.frequency(seen, number)).isEqualTo(1));
  }

  private void somethingHappens(RollStage stage) {
    Somebody one = stage.people().get(random.nextInt(stage.people().size()));
    switch (random.nextInt(4)) {
      case 0 -> stage.join();
      case 1 -> stage.invite();
      case 2 -> stage.leave(one);
      default -> {
        if (!one.invited() && stage.people().size() > 20) {
          stage.rename(one);
        }
      }
    }
  }
}
