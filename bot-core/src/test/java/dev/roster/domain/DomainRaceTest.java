package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One seat is left, and at one instant two people sign in with the org's domain, each at two
 * replicas, while an invitation, which holds a seat of its own, is accepted by its link.
 */
class DomainRaceTest {

  private static final String IN = "select members from org where slug = 'acme'";
  private static final int MANY = Integer.getInteger("domain.race", 10_000);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C05, D27: the last seat is given once and to one membership, 20 collisions in all")
  void theLastSeatIsGivenOnce(boolean snapshotIsolation) {
    race(snapshotIsolation, 10);
  }

  @Tag("long")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("C05, D27: the last seat is given once and to one membership, 10,000 collisions")
  void theLastSeatIsGivenOnceManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, MANY);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var gate = new Gate(roster);
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro scheme:network");
      gate.prove(ana, "acme.test");
      gate.policy(ana, "join.domain", "auto");
      database.run("insert into plan (name, title, seats) values ('hall', 'Hall', null)");
      database.run("update org set plan = 'hall' where slug = 'acme'");
      Core there = roster.replica();
      for (int i = 0; i < times; i++) {
        collide(roster, there, collisions, gate, ana, i);
      }
      roster.requireInvariants();
    }
  }

  private static void collide(
      TestRoster roster, Core there, Collisions collisions, Gate gate, Account ana, int number) {
    TestDatabase database = roster.database();
    String invited = "in" + number + "@far.test";
    roster.say(ana, "invite send " + invited);
    roster.settle();
    String token = roster.mailer().invitationToken(invited).orElseThrow();
    database.run(
        "update plan set seats = (select members + pending + 1 from org where slug = 'acme')"
            + " where name = 'hall'");
    long seats = database.number("select seats from plan where name = 'hall'");
    var acts = new ArrayList<Callable<List<Entry>>>();
    for (String name : List.of("zoe", "yan")) {
      String email = name + number + "@acme.test";
      UUID person = gate.newcomer(email);
      acts.add(() -> gate.enter(person, email));
      acts.add(() -> Gate.enter(there.domainDoor(), person, email));
    }
    acts.add(() ->
        roster.accept(there, token, token) instanceof Outcome.Joined
            ? List.of()
            : List.of(new Entry.Asked("nobody")));
    List<List<Entry>> came = collisions.collide(acts);
    assertThat(came.getLast()).as("whoever holds a seat comes in, collision %s", number).isEmpty();
    assertThat(came.stream().flatMap(List::stream).filter(Entry.Joined.class::isInstance))
        .as("collision %s: %s", number, came)
        .hasSize(1);
    assertThat(database.number(IN)).as("collision %s: %s", number, came).isEqualTo(seats);
    database.run("update plan set seats = null where name = 'hall'");
  }

  /** The control: counting first and coming in then, without the touch, overfills the plan. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchThePlanIsOverfilled(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      roster.say(roster.person("Ana Lima"), "org create Acme pro scheme:network");
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(() -> enterWithoutTouch(database), () -> enterWithoutTouch(database)));
        boolean broken = database.number("select count(*) from membership") > 2;
        database.run("delete from membership where role = 'member'");
        return broken;
      });
    }
  }

  private static boolean enterWithoutTouch(TestDatabase database) throws SQLException {
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      try (var count = statement.executeQuery("select count(*) from membership")) {
        count.next();
        if (count.getInt(1) >= 2) {
          connection.rollback();
          return false;
        }
      }
      statement.execute("set @person = uuid()");
      statement.execute("insert into person (id, created_at) values (@person, utc_timestamp(6))");
      statement.execute(
          "insert into membership (id, org_id, person_id, role, joined_at)"
              + " select uuid(), id, @person, 'member', utc_timestamp(6) from org");
      connection.commit();
      return true;
    }
  }
}
