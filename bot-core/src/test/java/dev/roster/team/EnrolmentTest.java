package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.member.Members;
import dev.roster.store.Transactions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class EnrolmentTest {

  @Test
  @DisplayName("A14: a membership that ends leaves its teams, with true counts")
  void aMembershipThatEndsLeavesItsTeams(TestDatabase database) {
    try (var roster = TestRoster.start(database)) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account ben = roster.member(ana, "Ben Ode", "member");
      roster.say(ana, "team create Data " + ben.mention());
      roster.say(ana, "team create Ops " + ben.mention());
      roster.say(ana, "team deactivate ops");
      UUID org =
          UUID.fromString(database.rows("select org_id from team where name = 'Ops'").getFirst());
      UUID membership =
          UUID.fromString(database.rows("select membership_id from team_member").getFirst());
      var transactions =
          new Transactions(
              database.databases(), roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
      transactions.inOrg(
          Actor.system("test", "test"),
          org,
          tx -> {
            tx.actsOnOneself();
            new Enrolment(new Members()).leaveAll(tx, membership);
            tx.sql().execute("delete from membership where id = ?", membership);
            tx.sql().execute("update org set members = members - 1 where id = ?", org);
            tx.audit(
                AuditEvent.changed("member.removed", "membership", membership, Map.of(), Map.of()));
            return true;
          });
      assertThat(
              database.rows("select name, members from team where org_id = ? order by name", org))
          .containsExactly("Data 0", "Ops 0");
      assertThat(
              database.number(
                  "select count(*) from audit_event where action = 'team.member_removed'"))
          .isEqualTo(2);
    }
  }

  @Test
  @DisplayName("A14: the database itself lets nobody into a team of another org")
  void theDatabaseHoldsTheRuleToo(TestDatabase database) {
    try (var roster = TestRoster.silent(database)) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create One pro");
      roster.say(ana, "team create Single");
      Account zoe = roster.person("Zoe Wu");
      roster.say(zoe, "org create Two pro");
      String insert =
          """
          insert into team_member (team_id, org_id, membership_id, joined_at, version)
          select t.id, %s.org_id, m.id, utc_timestamp(6), 1
          from team t join org o on o.name = 'Two' join membership m on m.org_id = o.id
          where t.name = 'Single'
          """;
      assertThatThrownBy(() -> database.run(insert.formatted("t")))
          .hasStackTraceContaining("team_member_membership");
      assertThatThrownBy(() -> database.run(insert.formatted("m")))
          .hasStackTraceContaining("team_member_team");
    }
  }

  @Test
  void theInvariantsFindAWrongCount(TestDatabase database) {
    try (var roster = TestRoster.silent(database)) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Counted pro");
      roster.say(ana, "team create Wrong");
      database.run("update team set members = 1 where name = 'Wrong'");
      assertThat(Invariants.broken(database)).anyMatch(what -> what.contains("count of members"));
      database.run("update team set members = 0 where name = 'Wrong'");
    }
  }
}
