package dev.roster.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sixteen reporters, an approval of Pro and the turn of the cycle at one instant, through two
 * replicas: each reporter's batch holds events of its own and some that its neighbour reports too.
 */
class CreditsRaceTest {

  private static final int SPENDERS = 16;
  private static final int PEOPLE = 4;
  private static final int EVENTS = 6;
  private static final int SHARED = 2;
  private static final Instant BEFORE = Instant.parse("2026-11-30T23:59:59.500Z");
  private static final Instant AFTER = Instant.parse("2026-12-01T00:00:00.500Z");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X33: credits add up to the last one, 20 collisions of 16 spenders")
  void creditsAddUp(boolean snapshotIsolation) {
    race(snapshotIsolation, 20);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "X33: credits add up to the last one, 5,000 collisions of 16 spenders in each setting")
  void creditsAddUpManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 5_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      var table = new Table(roster);
      for (int round = 0; round < times; round++) {
        table.collide(collisions, round);
      }
      roster.requireInvariants();
    }
  }

  /** The control: who reads a sum and writes what they made of it loses what came between. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readingAndWritingBackLosesCredits(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var collisions = new Collisions()) {
      database.run("create table naive (credits bigint not null)");
      database.run("insert into naive values (0)");
      Collisions.requireBroken(round -> {
        long before = database.number("select credits from naive");
        List<Boolean> written =
            collisions.collide(List.of(() -> addNaively(database), () -> addNaively(database)));
        long added = written.stream().filter(Boolean::booleanValue).count();
        return database.number("select credits from naive") != before + added;
      });
    }
  }

  /** As one might: on a connection that commits each statement. */
  private static boolean addNaively(TestDatabase database) throws SQLException {
    try (Connection connection = database.read().getConnection();
        var look = connection.createStatement();
        var row = look.executeQuery("select credits from naive")) {
      row.next();
      long credits = row.getLong(1);
      try (var write = connection.prepareStatement("update naive set credits = ?")) {
        write.setLong(1, credits + 1);
        return write.executeUpdate() == 1;
      }
    }
  }

  /** An org, its people, and what they are to have used. */
  private static final class Table {
    private final TestRoster roster;
    private final UsageStage stage;
    private final List<Meter> meters;
    private final List<Account> people = new ArrayList<>();
    private final List<UUID> ids;
    private final Map<UUID, Long> used = new HashMap<>();
    private long recorded;

    Table(TestRoster roster) {
      this.roster = roster;
      this.stage = new UsageStage(roster);
      this.meters = List.of(roster.core().meter(), roster.replica().meter());
      for (int i = 0; i < PEOPLE; i++) {
        people.add(stage.enter("Person " + i));
      }
      this.ids = people.stream().map(stage::id).toList();
    }

    void collide(Collisions collisions, int round) {
      roster.clock().set(BEFORE);
      Account asks = people.get(round % PEOPLE);
      roster.say(stage.owner(), "member tier " + asks.mention() + " base");
      roster.say(asks, "upgrade request");
      String code =
          roster
              .database()
              .rows("select code from upgrade_request where state = 'pending'")
              .getFirst();
      var acts = new ArrayList<Callable<Integer>>();
      for (int spender = 0; spender < SPENDERS; spender++) {
        List<Usage> batch = batch(round, spender);
        Meter meter = meters.get(spender % meters.size());
        acts.add(() -> meter.record(stage.org(), batch).recorded());
      }
      acts.add(() -> approve(code));
      acts.add(() -> turn());
      List<Integer> answers = collisions.collide(acts);
      recorded += answers.stream().mapToInt(Integer::intValue).sum();
      expect(round);
      requireSums(round);
    }

    /**
     * Events of its own and the first of the next spender's, with one twice; the person and the
     * credits follow from the event.
     */
    private List<Usage> batch(int round, int spender) {
      var batch = new ArrayList<Usage>();
      for (int event = 0; event < EVENTS; event++) {
        batch.add(event(round, spender, event));
      }
      for (int event = 0; event < SHARED; event++) {
        batch.add(event(round, (spender + 1) % SPENDERS, event));
      }
      batch.add(batch.getFirst());
      return batch;
    }

    private Usage event(int round, int spender, int event) {
      UUID person = ids.get((spender + event) % PEOPLE);
      Instant at = event % 2 == 0 ? BEFORE : AFTER.minus(Duration.ofDays(event));
      return new Usage(
          "r%d-%d-%d".formatted(round, spender, event), person, spender * 10L + event, 1, at);
    }

    private int approve(String code) {
      Reply answer =
          roster
              .engine()
              .handle(roster.call(stage.owner(), new Input.Line("upgrade approve " + code)));
      assertThat(TestRoster.words(answer)).contains("Pro");
      return 0;
    }

    private int turn() {
      roster.clock().set(AFTER);
      return 0;
    }

    private void expect(int round) {
      for (int spender = 0; spender < SPENDERS; spender++) {
        for (int i = 0; i < EVENTS; i++) {
          Usage event = event(round, spender, i);
          used.merge(event.person(), event.credits(), Long::sum);
        }
      }
    }

    private static long credits(String row) {
      return Long.parseLong(row.substring(37));
    }

    private void requireSums(int round) {
      assertThat(recorded).as("round %s", round).isEqualTo((round + 1L) * SPENDERS * EVENTS);
      Map<UUID, Long> sums = new HashMap<>();
      roster
          .database()
          .rows(
              "select person_id, credits_used from membership where org_id = ?",
              stage.org().toString())
          .forEach(row -> sums.put(UUID.fromString(row.substring(0, 36)), credits(row)));
      sums.keySet().retainAll(ids);
      assertThat(sums).as("round %s", round).isEqualTo(used);
    }
  }
}
