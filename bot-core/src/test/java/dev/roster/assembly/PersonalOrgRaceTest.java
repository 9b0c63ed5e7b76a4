package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody accepts invitations into two orgs at one instant, through two replicas. */
class PersonalOrgRaceTest {

  private static final int BATCH = 50;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X27 two acceptances at one instant make one personal org, 80 collisions")
  void makeOne(boolean snapshotIsolation) {
    race(snapshotIsolation, 40);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("X27 two acceptances at one instant make one personal org, 10,000 collisions")
  void makeOneManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Account bo = roster.person("Bo Fay");
      roster.say(bo, "org create Beta pro");
      Core replica = roster.replica();
      for (int done = 0; done < times; done += BATCH) {
        for (String address : addresses(done)) {
          // One who proved the address before, so that both acceptances are one person's.
          database.run(
              "insert into person (id, email, email_norm, email_proven_at, created_at)"
                  + " values (uuid(), ?, ?, utc_timestamp(6), utc_timestamp(6))",
              address,
              address);
        }
        List<String> first = tokens(roster, ana, done);
        List<String> second = tokens(roster, bo, done);
        for (int i = 0; i < BATCH; i++) {
          String here = first.get(i);
          String there = second.get(i);
          Callable<Outcome> one = () -> roster.accept(here, "one " + here);
          Callable<Outcome> other = () -> roster.accept(replica, there, "other " + there);
          assertThat(collisions.collide(List.of(one, other)))
              .allMatch(outcome -> outcome instanceof Outcome.Joined);
        }
        assertThat(database.number("select count(*) from org where personal"))
            .isEqualTo(done + BATCH);
        roster.requireInvariants();
      }
    }
  }

  private static List<String> addresses(int from) {
    var addresses = new ArrayList<String>();
    for (int i = from; i < from + BATCH; i++) {
      addresses.add("zoe" + i + "@acme.test");
    }
    return addresses;
  }

  private static List<String> tokens(TestRoster roster, Account inviter, int from) {
    roster.say(inviter, "invite send " + String.join(" ", addresses(from)));
    roster.settle();
    return addresses(from).stream()
        .map(address -> roster.mailer().invitationToken(address).orElseThrow())
        .toList();
  }

  /** The control: whoever looks first and makes one then, without the unique key, makes two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheKeyTwoAreMade(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var collisions = new Collisions()) {
      database.run("alter table org add key control (personal_of), drop key org_personal_of");
      Collisions.requireBroken(i -> {
        String person = database.rows("select uuid()").getFirst();
        database.run("insert into person (id, created_at) values (?, utc_timestamp(6))", person);
        collisions.collide(
            List.of(
                () -> makeWithoutKey(database, person, "a" + i),
                () -> makeWithoutKey(database, person, "b" + i)));
        return database.number("select count(*) from org where personal_of = ?", person) > 1;
      });
    }
  }

  private static boolean makeWithoutKey(TestDatabase database, String person, String slug) {
    if (database.number("select count(*) from org where personal_of = ?", person) > 0) {
      return false;
    }
    database.run(
        "insert into org (id, slug, name, scheme, plan, personal, personal_of, version, created_at)"
            + " values (uuid(), ?, 'P', 'owned', 'free', true, ?, 1, utc_timestamp(6))",
        slug,
        person);
    return true;
  }
}
