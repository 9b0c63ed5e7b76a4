package dev.roster.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.person.People;
import dev.roster.platform.Platforms;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.team.Ownership.Passing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.FakeMailer;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of somebody's teams when they leave the org (X25). */
@ExtendWith(DatabaseExtension.class)
class OwnershipTest {

  private static final AtomicInteger KEYS = new AtomicInteger();

  private final TestDatabase database;
  private final TestRoster roster;
  private final SchemeStage stage;
  private final Databases databases;
  private final Transactions transactions;
  private final Members members = new Members();
  private final Ownership ownership;
  private final Enrolment enrolment = new Enrolment(members);

  OwnershipTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "directory");
    this.databases = database.databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    var people = new People(databases, transactions);
    var notices = new Notices(databases, transactions, new Platforms(), people, new FakeMailer());
    this.ownership = new Ownership(members, new Schemes(), notices);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Member member(Account who) {
    return databases.read(sql -> members.byAccount(sql, stage.org(), who).orElseThrow());
  }

  /** A team whose owner is somebody else than who made it. */
  private void team(String name, Account owner) {
    roster.say(stage.founder(), "team create " + name);
    roster.say(stage.founder(), "team add %s %s".formatted(name, owner.mention()));
    database.run(
        "update team_member tm join team t on t.id = tm.team_id set tm.role = 'admin', tm.role_version = 1"
            + " where t.name = ? and t.org_id = ? and tm.role = 'owner'",
        name,
        stage.org().toString());
    role(name, owner, "owner", 2);
  }

  private void role(String team, Account who, String role, long since) {
    database.run(
        "update team_member tm join team t on t.id = tm.team_id set tm.role = ?, tm.role_version = ?"
            + " where t.name = ? and t.org_id = ? and tm.membership_id = ?",
        role,
        Long.toString(since),
        team,
        stage.org().toString(),
        member(who).id().toString());
  }

  private List<String> people(String team) {
    return database.rows(
        "select p.display_name, tm.role from team_member tm join team t on t.id = tm.team_id"
            + " join membership m on m.id = tm.membership_id join person p on p.id = m.person_id"
            + " where t.name = ? and t.org_id = ? order by 1",
        team,
        stage.org().toString());
  }

  private List<Passing> leave(Account who, Optional<Account> successor, Account actor) {
    Member leaving = member(who);
    return transactions.inOrg(
        Actor.system("test", "leave" + KEYS.incrementAndGet()),
        stage.org(),
        tx -> {
          tx.actsAsSystem();
          var passed =
              ownership.passOn(
                  tx, leaving, successor.map(this::member), Optional.of(member(actor)));
          enrolment.leaveAll(tx, leaving.id());
          tx.audit(
              AuditEvent.changed("member.left", "membership", leaving.id(), Map.of(), Map.of()));
          return passed;
        });
  }

  @Test
  @DisplayName("X25 a team passes to the named successor, who joins it when needed")
  void toTheSuccessor() {
    Account ben = stage.another("user");
    Account chloe = stage.another("user");
    team("Data", ben);
    assertThat(leave(ben, Optional.of(chloe), stage.founder()))
        .singleElement()
        .satisfies(passing -> {
          assertThat(passing.team().name()).isEqualTo("Data");
          assertThat(passing.to()).contains(member(chloe));
        });
    assertThat(people("Data")).containsExactly("Ana Lima admin", name(chloe) + " owner");
    assertThatThrownBy(
            () -> {
              roster.say(stage.founder(), "member suspend " + ben.mention());
              databases.read(sql ->
                  ownership.preview(
                      sql,
                      member(chloe),
                      Optional.of(member(ben)),
                      Optional.of(member(stage.founder()))));
            })
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is suspended");
  }

  @Test
  @DisplayName("X25 without a successor the longest-standing admin of the team owns it")
  void toTheLongestStandingAdmin() {
    Account ben = stage.another("user");
    Account chloe = stage.another("user");
    Account dora = stage.another("user");
    Account erin = stage.another("user");
    team("Data", ben);
    for (Account one : List.of(chloe, dora, erin)) {
      roster.say(ben, "team add data %s role:admin".formatted(one.mention()));
    }
    role("Data", stage.founder(), "member", 1);
    role("Data", dora, "admin", 3);
    role("Data", erin, "admin", 2);
    roster.say(stage.founder(), "member suspend " + erin.mention());
    List<Team> owned = databases.read(sql -> ownership.owned(sql, member(ben).id()));
    assertThat(owned).extracting(Team::name).containsExactly("Data");
    assertThat(leave(ben, Optional.empty(), stage.founder()))
        .singleElement()
        .satisfies(passing -> assertThat(passing.to()).contains(member(dora)));
    assertThat(people("Data"))
        .contains(name(dora) + " owner", name(chloe) + " admin")
        .doesNotContain(name(ben) + " admin");
  }

  @Test
  @DisplayName(
      "X25 without successor and admins who decides owns it, and nobody when that one leaves")
  void toWhoDecides() {
    Account ben = stage.another("user");
    team("Data", ben);
    role("Data", stage.founder(), "viewer", 1);
    assertThat(leave(ben, Optional.empty(), stage.founder()))
        .singleElement()
        .satisfies(passing -> assertThat(passing.to()).contains(member(stage.founder())));
    assertThat(people("Data")).containsExactly("Ana Lima owner");
    Account chloe = stage.another("user");
    team("Ops", chloe);
    role("Ops", stage.founder(), "member", 1);
    assertThat(leave(chloe, Optional.empty(), chloe))
        .singleElement()
        .satisfies(passing -> assertThat(passing.to()).isEmpty());
    assertThat(people("Ops")).containsExactly("Ana Lima member");
  }

  private String name(Account who) {
    return member(who).name();
  }
}
