package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Role;
import dev.roster.command.Cursor;
import dev.roster.member.Roll.Asked;
import dev.roster.member.Roll.Filter;
import dev.roster.member.Roll.Listing;
import dev.roster.member.Roll.Sort;
import dev.roster.store.Transactions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a large org costs beside a small one: how many rows the database looks at, which is the same
 * on every machine.
 */
@ExtendWith(DatabaseExtension.class)
class GrowthTest {

  private static final int FEW = 20;
  private static final int SMALL = 1_000;
  private static final int LARGE = Integer.getInteger("growth.large", 20_000);
  private static final long FLAT = 1_000;

  /** Four times what is looked at for a page, each of them with its words and once more merged. */
  private static final long BOUNDED = 4 * 500 * 12;

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Role> ADMINS =
      List.of(
          new Role("owner", "Owner", 3, true, true, Set.of()),
          new Role("admin", "Admin", 2, false, true, Set.of()));

  private final TestDatabase database;

  /** The same rows, and statistics of when there were few: the plan must not hang on a sample. */
  private static TestDatabase stale;

  private static final List<String> SEEN = new ArrayList<>();
  private static final UUID SMALL_ORG = Transactions.newId();
  private static final UUID LARGE_ORG = Transactions.newId();

  GrowthTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void seed(TestDatabase database) {
    seed(database, SMALL_ORG, SMALL, "s");
    seed(database, LARGE_ORG, LARGE, "l");
    database.rows(
        "analyze table membership, member_word, team_member, invitation, invitation_word, person, headcount");
    stale = TestDatabase.create();
    seed(stale, Transactions.newId(), FEW, "f");
    stale.rows("analyze table membership, member_word persistent for all");
    seed(stale, SMALL_ORG, SMALL, "s");
    seed(stale, LARGE_ORG, LARGE, "l");
  }

  @AfterAll
  static void tell() {
    stale.close();
    if (Boolean.getBoolean("growth.tell")) {
      SEEN.forEach(System.out::println);
    }
  }

  /** An org of so many, one in ten of them admins, suspended, on Pro, silent or invited. */
  private static void seed(TestDatabase database, UUID org, int members, String letter) {
    database.run(
        "insert into org (id, slug, name, scheme, plan, version, members, pending, created_at)"
            + " values (?, ?, 'Acme', 'owned', 'pro', 1, ?, ?, '2025-01-01')",
        org,
        "org-" + letter,
        members,
        members / 10);
    database.run(
        """
        insert into person (id, display_name, email, email_norm, created_at)
        select uuid(), concat(elt(1 + seq %% 5, 'Ana', 'Ben', 'Chloe', 'Dai', 'Eve'), ' ',
            if(seq %% 50 = 0, 'Rare', 'Usual'), seq),
          concat('%1$s', seq, '@%1$s.test'), concat('%1$s', seq, '@%1$s.test'), '2025-01-01'
        from seq_1_to_%2$d
        """
            .formatted(letter, members));
    database.run(
        """
        insert into membership (id, org_id, person_id, sort_name, role, status, tier, joined_at,
          last_active_at, credits_used)
        select uuid(), ?, p.id, p.sort_name,
          if(n.seq = 1, 'owner', if(n.seq %% 10 = 1, 'admin', 'member')),
          if(n.seq %% 10 = 2, 'suspended', 'active'), if(n.seq %% 10 = 3, 'pro', 'base'),
          '2025-01-01' + interval n.seq %% 300 hour,
          if(n.seq %% 10 = 4, null, '2025-03-01' + interval n.seq %% 9000 hour),
          if(n.seq %% 3 = 0, 0, n.seq * 7 %% 5000)
        from seq_1_to_%2$d n join person p on p.email_norm = concat('%1$s', n.seq, '@%1$s.test')
        """
            .formatted(letter, members),
        org);
    database.run(
        "insert into headcount select org_id, role, status, tier, count(*) from membership"
            + " where org_id = ? group by org_id, role, status, tier",
        org);
    database.run(
        """
        insert ignore into member_word (org_id, word, sort_name, membership_id)
        select m.org_id, elt(k.seq, substring_index(m.sort_name, ' ', 1),
            substring_index(m.sort_name, ' ', -1), p.email_norm,
            substring_index(p.email_norm, '@', -1)), m.sort_name, m.id
        from membership m
        join person p on p.id = m.person_id
        join seq_1_to_4 k
        where m.org_id = ?
        """,
        org);
    UUID team = team(org);
    database.run(
        "insert into team (id, org_id, slug, name, name_norm, colour, version, members, created_at)"
            + " values (?, ?, 'data', 'Data', 'data', 'blue', 1, ?, '2026-01-01')",
        team,
        org,
        members / 2);
    database.run(
        "insert into team_member (team_id, org_id, membership_id, sort_name, joined_at, version)"
            + " select ?, org_id, id, sort_name, joined_at, 1 from membership"
            + " where org_id = ? order by joined_at, id limit "
            + members / 2,
        team,
        org);
    database.run(
        """
        insert into invitation (id, org_id, email, email_norm, role, team_id, state, token_hash,
          invited_by, created_at, sent_at, expires_at)
        select uuid(), ?, concat('i', seq, '@%1$s.test'), concat('i', seq, '@%1$s.test'),
          if(seq %% 10 = 1, 'admin', 'member'), ?, 'pending',
          unhex(sha2(concat('%1$s', seq), 256)), (select min(id) from person),
          '2026-01-01' + interval seq minute, '2026-01-01', '2099-01-01'
        from seq_1_to_%2$d
        """
            .formatted(letter, members / 10),
        org,
        team);
    database.run(
        """
        insert into invitation_word (invitation_id, word, org_id, state)
        select i.id, elt(k.seq, i.email_norm, substring_index(i.email_norm, '@', 1),
            substring_index(i.email_norm, '@', -1), 'test'), i.org_id, i.state
        from invitation i
        join seq_1_to_4 k
        where i.org_id = ?
        """,
        org);
  }

  private static UUID team(UUID org) {
    return new UUID(org.getMostSignificantBits(), org.getLeastSignificantBits() ^ 1);
  }

  private static Optional<String> given(String word) {
    return Optional.of(word).filter(given -> !given.equals("-"));
  }

  /** Rows looked at, from an index or a table. */
  private static long reads(TestDatabase in, Consumer<Handle> work) {
    return in.databases()
        .read(sql -> {
          // Once before, for what a connection reads only the first time.
          work.accept(sql);
          long before = status(sql);
          // What asking adds itself.
          long asking = status(sql) - before;
          work.accept(sql);
          return status(sql) - before - 2 * asking;
        });
  }

  private static long status(Handle sql) {
    return sql
        .createQuery("show session status like 'Handler\\_read\\_%'")
        .map((rs, context) -> rs.getLong(2))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private void require(String what, long most, Reading reading) {
    require(database, what, most, reading);
  }

  private void requireByOldStatisticsToo(String what, long most, Reading reading) {
    require(what, most, reading);
    require(stale, what + ", by old statistics", most, reading);
  }

  private static void require(TestDatabase in, String what, long most, Reading reading) {
    long one = reads(in, sql -> reading.in(sql, SMALL_ORG));
    long other = reads(in, sql -> reading.in(sql, LARGE_ORG));
    SEEN.add(
        String.format(
            Locale.ROOT, "%-60s %,8d of %,d  %,8d of %,d", what, one, SMALL, other, LARGE));
    assertThat(other).as("%s: %d rows in the small org", what, one).isLessThan(most);
    if (most == FLAT) {
      assertThat(other).as(what).isLessThanOrEqualTo(one + 200);
    }
  }

  private interface Reading {
    void in(Handle sql, UUID org);
  }

  @ParameterizedTest
  @CsvSource({
    "'', -, -, -, false, -1, -",
    "'', admin, -, -, false, -1, -",
    "'', -, suspended, -, false, -1, -",
    "'', -, -, pro, false, -1, -",
    "'', member, active, base, false, -1, -",
    "'', -, invited, -, false, -1, -",
    "'', admin, invited, -, false, -1, newest",
    "'', -, -, -, false, -1, newest",
    "'', -, -, -, false, -1, role",
    "'', -, -, -, false, -1, last-active",
    "'', -, -, -, false, -1, credits",
    "'', member, active, -, false, -1, credits",
    "'', admin, -, -, false, -1, newest",
    "'', member, active, -, false, -1, last-active",
    "'', -, -, -, false, 30, -",
    "'', -, -, -, false, 100, -",
    "'', member, -, -, false, 100, -",
    "zzz, -, -, -, false, -1, -",
    "zzz, -, invited, -, false, -1, -",
    "i1@, -, -, -, false, -1, -",
    "zzz, admin, -, -, true, -1, -",
    "ana zzz, -, -, -, false, -1, -",
    "test zzz, -, invited, -, false, -1, -",
  })
  void aPageOfAListCostsTheSame(
      String query, String role, String status, String tier, boolean team, int days, String sort) {
    turnPages(FLAT, query, role, status, tier, team, days, sort);
  }

  @ParameterizedTest
  @CsvSource({
    "'', -, -, -, false, 100, newest",
    "'', -, -, -, true, -1, -",
    "'', -, -, -, true, -1, newest",
    "'', -, -, -, true, -1, credits",
    "'', admin, -, -, true, -1, -",
    "'', -, -, -, true, 100, -",
    "ana, -, -, -, false, -1, -",
    "rare, -, -, -, false, -1, -",
    "ana usual, -, -, -, false, -1, -",
    "usual1, -, -, -, false, -1, newest",
    "ana, admin, -, -, false, -1, -",
    "ana, -, -, -, true, -1, -",
    "test, -, invited, -, false, -1, -",
    "test, admin, invited, -, true, -1, -",
    "test i1, -, invited, -, false, -1, -",
  })
  void aPageWhereEachIsAskedIsBounded(
      String query, String role, String status, String tier, boolean team, int days, String sort) {
    turnPages(BOUNDED, query, role, status, tier, team, days, sort);
  }

  /** Three pages, and one back. */
  private void turnPages(
      long most,
      String query,
      String role,
      String status,
      String tier,
      boolean team,
      int days,
      String sort) {
    require(
        "member list %s %s %s %s %s %s %s"
            .formatted(query, role, status, tier, team ? "team" : "-", days, sort),
        most,
        (sql, org) -> {
          var filter =
              new Filter(
                  org,
                  RollStage.ROLES,
                  query,
                  given(role),
                  given(status),
                  given(tier),
                  team ? Optional.of(team(org)) : Optional.empty(),
                  days < 0 ? Optional.empty() : Optional.of(NOW.minus(days, ChronoUnit.DAYS)),
                  given(sort).map(Sort::of));
          var asked = new Asked(filter, Tally.of(sql, org), NOW, Bounds.USUAL);
          Listing page = Roll.page(sql, asked, new Cursor(Optional.empty(), Optional.empty()), 10);
          for (int i = 0; i < 2 && page.next().isPresent(); i++) {
            page = Roll.page(sql, asked, new Cursor(page.next(), Optional.empty()), 10);
          }
          if (page.previous().isPresent()) {
            Roll.page(sql, asked, new Cursor(Optional.empty(), page.previous()), 10);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ana", "rare", "usual1", "l1", "ana usual", "zzz"})
  void whatIsOfferedWhileSomebodyTypes(String typed) {
    requireByOldStatisticsToo(
        "offered for `" + typed + "`",
        BOUNDED,
        (sql, org) -> {
          Search.ids(sql, org, Optional.empty(), Optional.empty(), typed, 25);
          Search.ids(sql, org, Optional.empty(), Optional.of("active"), typed, 100);
          Search.ids(sql, org, Optional.of(team(org)), Optional.empty(), typed, 100);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"guard", "names", "people", "tally", "last active"})
  void whoHoldsARole(String what) {
    requireByOldStatisticsToo(
        what,
        FLAT,
        (sql, org) -> {
          switch (what) {
            case "guard" -> Holders.upTo(sql, org, ADMINS, Optional.empty(), 3);
            case "names" -> Holders.names(sql, org, ADMINS, 3);
            case "people" -> Holders.people(sql, org, ADMINS, 50);
            case "tally" -> Tally.of(sql, org);
            default -> Members.lastActive(sql, org, ADMINS, 50);
          }
        });
  }
}
