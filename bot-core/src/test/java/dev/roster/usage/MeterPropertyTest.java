package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The meter against sums in plain Java: any reports, tiers, policies, days and goings. */
class MeterPropertyTest {

  private static final int PEOPLE = 5;
  private static final int STEPS = 60;

  /** What a person used on a day: credits, of these from the pool, requests. */
  private record Sum(long credits, long pool, long requests) {
    Sum plus(Sum other) {
      return new Sum(credits + other.credits, pool + other.pool, requests + other.requests);
    }
  }

  private final List<Account> people = new ArrayList<>();
  private final Map<Integer, TreeMap<LocalDate, Sum>> used = new TreeMap<>();
  private final Set<String> known = new HashSet<>();
  private final boolean[] pro = new boolean[PEOPLE];
  private final boolean[] gone = new boolean[PEOPLE];
  private boolean baseOnPool;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sumsAreThoseOfPlainJava(long number) {
    long seed = Long.getLong("roster.seed", System.nanoTime() + number);
    var random = new Random(seed);
    try (var database = TestDatabase.create();
        var roster = TestRoster.silent(database)) {
      var stage = new UsageStage(roster);
      for (int i = 0; i < PEOPLE; i++) {
        people.add(stage.enter("Person " + i));
        used.put(i, new TreeMap<>());
      }
      for (int step = 0; step < STEPS; step++) {
        step(roster, stage, random);
        compare(roster, stage, "seed %d, step %d".formatted(seed, step));
      }
      roster.requireInvariants();
    }
  }

  private void step(TestRoster roster, UsageStage stage, Random random) {
    int who = random.nextInt(PEOPLE);
    String mention = people.get(who).mention();
    switch (random.nextInt(8)) {
      case 0 -> {
        if (!gone[who]) {
          pro[who] = !pro[who];
          roster.say(stage.owner(), "member tier " + mention + (pro[who] ? " pro" : " base"));
        }
      }
      case 1 -> {
        baseOnPool = !baseOnPool;
        stage.set("credits.base", baseOnPool ? "pool" : "allowance");
      }
      case 2 -> roster.clock().advance(Duration.ofHours(random.nextInt(200)));
      case 3 -> {
        if (!gone[who] && random.nextInt(3) == 0) {
          gone[who] = true;
          roster.press(
              stage.owner(), roster.say(stage.owner(), "member remove " + mention), "Confirm");
        }
      }
      case 4 -> roster.say(stage.owner(), "org credits day:" + (1 + random.nextInt(31)));
      default -> report(roster, stage, random);
    }
  }

  private void report(TestRoster roster, UsageStage stage, Random random) {
    Instant now = roster.clock().instant();
    var batch = new ArrayList<Usage>();
    var fresh = new HashSet<String>();
    var before = new TreeMap<Integer, Boolean>();
    for (int i = 0; i < PEOPLE; i++) {
      before.put(i, drawsOnPool(i));
    }
    for (int i = random.nextInt(30); i >= 0; i--) {
      int who = random.nextInt(PEOPLE);
      String event = "e" + random.nextInt(400);
      Instant at = now.minus(Duration.ofHours(random.nextInt(100) - 10));
      long credits = random.nextInt(50);
      batch.add(new Usage(event, stage.id(people.get(who)), credits, random.nextInt(3), at));
      if (known.add(event)) {
        fresh.add(event);
        Usage last = batch.getLast();
        Instant counts = at.isAfter(now.plus(Duration.ofMinutes(5))) ? now : at;
        boolean pool = before.getOrDefault(who, true);
        daysOf(who)
            .merge(
                LocalDate.ofInstant(counts, ZoneOffset.UTC),
                new Sum(credits, pool ? credits : 0, last.requests()),
                Sum::plus);
      }
    }
    assertThat(roster.core().meter().record(stage.org(), batch))
        .isEqualTo(new Receipt(fresh.size(), batch.size() - fresh.size()));
  }

  private NavigableMap<LocalDate, Sum> daysOf(int who) {
    return used.computeIfAbsent(who, _ -> new TreeMap<>());
  }

  /** Who is gone draws on what gave their newest day, or on the pool. */
  private boolean drawsOnPool(int who) {
    if (!gone[who]) {
      return pro[who] || baseOnPool;
    }
    return daysOf(who).descendingMap().values().stream()
        .filter(sum -> sum.credits() > 0)
        .findFirst()
        .map(sum -> sum.pool() > 0)
        .orElse(true);
  }

  private void compare(TestRoster roster, UsageStage stage, String when) {
    Instant now = roster.clock().instant();
    CreditTerms terms = roster.database().databases().read(sql -> Credits.terms(sql, stage.org()));
    Cycle cycle = terms.cycleAt(now);
    for (int i = 0; i < PEOPLE; i++) {
      Account person = people.get(i);
      assertThat(stage.days(person))
          .as(when)
          .isEqualTo(
              daysOf(i).entrySet().stream()
                  .map(day ->
                      "%s %d %d %d"
                          .formatted(
                              day.getKey(),
                              day.getValue().credits(),
                              day.getValue().pool(),
                              day.getValue().requests()))
                  .toList());
      if (!gone[i]) {
        Sum sum =
            daysOf(i).entrySet().stream()
                .filter(day -> cycle.contains(day.getKey()))
                .map(Map.Entry::getValue)
                .reduce(new Sum(0, 0, 0), Sum::plus);
        assertThat(stage.balance(person).spending())
            .as(when)
            .isEqualTo(new Spending(sum.credits(), sum.pool()));
      }
    }
  }
}
