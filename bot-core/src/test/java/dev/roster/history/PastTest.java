package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever was done, the history tells what everybody was at each moment. */
@ExtendWith(DatabaseExtension.class)
class PastTest {

  private static final int STEPS = 120;
  private static final List<String> ROLES =
      List.of("member", "admin", "user", "org_admin", "agent_user", "editor", "manager");
  private static final List<String> TEAMS = List.of("data", "ops", "sales");
  private static final List<String> TEAM_ROLES = List.of("member", "admin", "viewer", "moderator");

  private final TestRoster roster;
  private final Databases databases;
  private final Account ana;
  private final List<Account> all = new ArrayList<>();
  private final UUID org;

  PastTest(TestDatabase database) {
    this.databases = database.databases();
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana" + System.nanoTime() + "@acme.test");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    all.add(ana);
    all.add(roster.member(ana, "Ben Ode", "admin"));
    all.add(roster.member(ana, "Cem Ak", "member"));
    all.add(roster.member(ana, "Dia Roy", "member"));
    this.org =
        UUID.fromString(
            database.rows("select id from org where name = ?", "Acme " + ana.user()).getFirst());
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void everyMomentIsToldAsItWas() {
    long seed = new Random().nextLong();
    System.out.println("PastTest: seed " + seed);
    var random = new Random(seed);
    var seen = new HashMap<Instant, Map<UUID, Standing>>();
    for (String line : sure()) {
      step(ana, line, seen);
    }
    for (int step = 0; step < STEPS; step++) {
      Account actor = random.nextInt(4) == 0 ? one(random, all) : ana;
      act(random, actor);
      note(seen);
      if (random.nextInt(5) == 0) {
        step(actor, "undo", seen);
      }
    }
    // Nobody of an org moves it away from there again.
    for (Account actor : all) {
      step(actor, "org scheme directory", seen);
    }
    Set<UUID> people = new HashSet<>();
    seen.values().forEach(states -> people.addAll(states.keySet()));
    assertThat(people).hasSizeGreaterThanOrEqualTo(4);
    databases.read(sql -> {
      seen.forEach((at, states) -> {
        long version = EventTable.lastUntil(sql, org, at).orElseThrow();
        for (UUID person : people) {
          assertThat(Past.at(sql, org, person, version).standing())
              .as("seed %d, %s at %s, version %d", seed, person, at, version)
              .isEqualTo(Optional.ofNullable(states.get(person)));
        }
      });
      return true;
    });
    Set<String> kinds =
        databases.read(sql ->
            sql.createQuery("select distinct action from audit_event where chain = :org")
                .bind("org", org)
                .mapTo(String.class)
                .set());
    assertThat(kinds)
        .as("seed %d tries what it says", seed)
        .contains(
            "team.member_role",
            "team.transferred",
            "member.removed",
            "member.restored",
            "org.policy");
  }

  /** What must not be left to chance. */
  private List<String> sure() {
    String ben = all.get(1).mention();
    String cem = all.get(2).mention();
    return List.of(
        "org policy team.roles five",
        "team create data",
        "team add data %s %s".formatted(ben, cem),
        "team role data %s admin".formatted(ben),
        "undo",
        "team role data %s viewer".formatted(ben),
        "team transfer data " + ben,
        "undo",
        "team transfer data " + ben,
        "member remove " + ben,
        "undo",
        "org policy team.roles flat",
        "undo",
        "org policy team.roles flat",
        "org policy team.roles five",
        "org scheme network",
        "org scheme owned",
        "team add data %s %s".formatted(ben, cem),
        "team delete data");
  }

  private void step(Account actor, String line, Map<Instant, Map<UUID, Standing>> seen) {
    run(actor, line);
    note(seen);
  }

  private void note(Map<Instant, Map<UUID, Standing>> seen) {
    roster.settle();
    seen.put(roster.clock().instant(), real());
    roster.clock().advance(Duration.ofSeconds(40));
  }

  private static <T> T one(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One random command; many are refused, which changes nothing. */
  private void act(Random random, Account actor) {
    Account whom = one(random, all);
    String who = whom.mention();
    String team = one(random, TEAMS);
    switch (random.nextInt(24)) {
      case 0, 1, 2 -> run(actor, "member role %s %s".formatted(who, one(random, ROLES)));
      case 3 -> run(actor, "member limit %s %d".formatted(who, random.nextInt(500)));
      case 4 -> run(actor, "member limit %s none".formatted(who));
      case 5 ->
          run(actor, "member tier %s %s".formatted(who, random.nextBoolean() ? "pro" : "base"));
      case 6 -> run(actor, "member suspend " + who);
      case 7 -> run(actor, "member reactivate " + who);
      case 8, 9 -> run(actor, "team create " + team);
      case 10, 11, 12 -> run(actor, "team add %s %s".formatted(team, who));
      case 13 -> run(actor, "team remove %s %s".formatted(team, who));
      case 14, 15 -> run(actor, "team role %s %s %s".formatted(team, who, one(random, TEAM_ROLES)));
      case 16 -> run(actor, "team transfer %s %s".formatted(team, who));
      case 17 -> run(actor, "team delete " + team);
      case 18 -> run(actor, "org policy team.roles " + (random.nextInt(3) > 0 ? "five" : "flat"));
      case 19 ->
          run(actor, "org scheme " + one(random, List.of("owned", "network", "ladder", "portal")));
      case 20 -> run(actor, "member remove " + who);
      case 21, 22 -> rejoin(actor, whom);
      default -> run(actor, random.nextBoolean() ? "org leave" : "org transfer " + who);
    }
  }

  private void rejoin(Account actor, Account whom) {
    run(actor, "invite send " + whom.mention());
    roster.settle();
    try {
      roster.press(whom, roster.newestCard(whom), "Accept");
    } catch (AssertionError noSuchCard) {
      // Nobody invited them.
    }
  }

  private void run(Account actor, String line) {
    pressed(actor, roster.say(actor, line));
  }

  private void pressed(Account actor, Reply reply) {
    boolean asks =
        TestRoster.message(reply).blocks().stream()
            .filter(Block.Buttons.class::isInstance)
            .flatMap(block -> ((Block.Buttons) block).buttons().stream())
            .anyMatch(button -> button.label().equals("Confirm"));
    if (asks) {
      roster.press(actor, reply, "Confirm");
    }
  }

  /** Everybody of the org as the rows have them. */
  private Map<UUID, Standing> real() {
    return databases.read(sql -> {
      var real = new HashMap<UUID, Standing>();
      sql.createQuery(
              """
              select id, person_id, role, status, tier, credit_cap, subscriber_admin, joined_at
              from membership where org_id = :org
              """)
          .bind("org", org)
          .map((rs, context) -> {
            var teams = new HashMap<UUID, String>();
            sql.createQuery("select team_id, role from team_member where membership_id = :id")
                .bind("id", UUID.fromString(rs.getString("id")))
                .map((row, inner) ->
                    Map.entry(UUID.fromString(row.getString("team_id")), row.getString("role")))
                .forEach(team -> teams.put(team.getKey(), team.getValue()));
            return Map.entry(
                UUID.fromString(rs.getString("person_id")),
                new Standing(
                    rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    rs.getString("role"),
                    rs.getString("status"),
                    rs.getString("tier"),
                    Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
                    rs.getBoolean("subscriber_admin"),
                    teams));
          })
          .forEach(member -> real.put(member.getKey(), member.getValue()));
      return real;
    });
  }
}
