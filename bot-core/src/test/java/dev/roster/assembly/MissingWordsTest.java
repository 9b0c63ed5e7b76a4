package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People, teams and invitations of before words were kept. */
@ExtendWith(DatabaseExtension.class)
class MissingWordsTest {

  /** More than are written in one transaction. */
  private static final int OLD = 450;

  private static final List<String> TABLES = List.of("member_word", "team_word", "invitation_word");

  private final TestDatabase database;

  MissingWordsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.run("delete from invitation");
    database.run("delete from team");
    database.run("delete from membership");
    database.run("delete from headcount");
  }

  @Test
  void whoWasThereBeforeIsFoundAfterAStart() {
    try (var roster = TestRoster.start(database)) {
      var ana = roster.person("Ana", "ana@words.test");
      roster.say(ana, "org create Words pro");
      old("Words");
      assertThat(roster.ask(ana, "member list veteran7")).doesNotContain("o7@old.test");

      assertThat(roster.core().fillWords(() -> true)).isEqualTo(OLD - 1 + 2);

      assertThat(roster.ask(ana, "member list veteran7")).contains("o7@old.test");
      assertThat(roster.ask(ana, "team list antique")).contains("Antique");
      assertThat(roster.ask(ana, "invite list forgotten")).contains("forgotten@old.test");
      assertThat(roster.core().fillWords(() -> true)).isZero();
    }
  }

  @Test
  void whatWasCutShortIsDoneTheNextTime() {
    try (var roster = TestRoster.start(database)) {
      var ana = roster.person("Ana", "ana@cut.test");
      roster.say(ana, "org create Cut pro");
      old("Cut");
      var asked = new AtomicInteger();

      int first = roster.core().fillWords(() -> asked.incrementAndGet() == 1);
      assertThat(first).isPositive().isLessThan(OLD - 1);
      int second = roster.core().fillWords(() -> true);

      assertThat(first + second).isEqualTo(OLD - 1 + 2);
      assertThat(database.number("select count(distinct membership_id) from member_word"))
          .isEqualTo(OLD - 1 + 1);
    }
  }

  @Test
  void twoReplicasWriteTheSame() {
    try (var roster = TestRoster.start(database)) {
      var ana = roster.person("Ana", "ana@both.test");
      roster.say(ana, "org create Both pro");
      old("Both");
      var words = new AtomicInteger();

      // The other one does all of it between two transactions of this one.
      roster
          .core()
          .fillWords(() -> {
            if (words.incrementAndGet() == 2) {
              roster.core().fillWords(() -> true);
            }
            return true;
          });

      assertThat(roster.ask(ana, "member list veteran7")).contains("o7@old.test");
      List<Long> once = counts();
      assertThat(roster.core().fillWords(() -> true)).isZero();
      assertThat(counts()).isEqualTo(once);
    }
  }

  @Test
  void whereNothingIsMissingOnlyTheOldestAreLookedAt() {
    try (var roster = TestRoster.start(database)) {
      var ana = roster.person("Ana", "ana@flat.test");
      roster.say(ana, "org create Flat pro");
      old("Flat");
      roster.core().fillWords(() -> true);
      // The walk is over before its first transaction, of which this would be asked.
      var asked = new AtomicInteger();
      roster.core().fillWords(() -> asked.incrementAndGet() > 0);
      assertThat(asked.get()).isEqualTo(TABLES.size());
    }
  }

  private List<Long> counts() {
    return TABLES.stream().map(table -> database.number("select count(*) from " + table)).toList();
  }

  /** The oldest of all has a name without a letter, and so no words. */
  private void old(String org) {
    String id = database.rows("select id from org where name = ?", org).getFirst();
    database.run(
        """
        insert into person (id, display_name, email, email_norm, created_at)
        select concat('00000000-0000-0000-', lpad(seq, 4, '0'), '-', lpad(?, 12, '0')),
          if(seq = 1, '\u0301', concat('Veteran', seq)),
          if(seq = 1, null, concat('o', seq, '@old.test')),
          if(seq = 1, null, concat(left(?, 8), seq, '@old.test')), '2025-01-01'
        from seq_1_to_%d
        """
            .formatted(OLD),
        id.substring(24),
        id);
    database.run(
        """
        insert into membership (id, org_id, person_id, sort_name, role, joined_at)
        select concat(left(p.id, 8), '-1', substr(p.id, 11)), ?, p.id, p.sort_name, 'member',
          '2025-01-01'
        from person p where p.id like ?
        """,
        id,
        "00000000-0000-0000-%-" + id.substring(24));
    database.run(
        "insert into team (id, org_id, slug, name, name_norm, colour, version, created_at) values"
            + " (concat('00000000-', substr(?, 10)), ?, 'antique', 'Antique', 'antique', 'blue', 1,"
            + " '2025-01-01')",
        id,
        id);
    database.run(
        """
        insert into invitation (id, org_id, email, email_norm, role, state, token_hash, invited_by,
          created_at, sent_at, expires_at)
        select concat('00000000-', substr(?, 10)), ?, 'forgotten@old.test', 'forgotten@old.test',
          'member', 'pending', unhex(sha2(?, 256)), min(id), '2025-01-01', '2025-01-01',
          '2099-01-01'
        from person
        """,
        id,
        id,
        id);
    database.run(
        "insert into headcount (org_id, role, status, tier, members) values"
            + " (?, 'member', 'active', 'base', ?)",
        id,
        OLD);
    database.run("update org set members = members + ?, pending = 1 where id = ?", OLD, id);
  }
}
