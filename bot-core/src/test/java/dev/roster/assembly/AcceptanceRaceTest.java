package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.reply.Reply;
import dev.roster.testing.Collisions;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One invitation is accepted twice at one instant: by its card and by its link, or by two clicks.
 */
class AcceptanceRaceTest {

  private static final int BATCH = 50;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: an invitation accepted twice gives one membership, 200 collisions")
  void givesOneMembership(boolean snapshotIsolation) {
    race(snapshotIsolation, 100);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("R4: an invitation accepted twice gives one membership, 10,000 collisions")
  void givesOneMembershipManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static final String MEMBERSHIPS =
      "select count(*) from membership m join org o on o.id = m.org_id and not o.personal";

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Core replica = roster.replica();
      for (int done = 0; done < times; done += BATCH) {
        for (Invitee invitee : invite(roster, ana, done)) {
          accept(roster, replica, collisions, invitee);
        }
        assertThat(database.number(MEMBERSHIPS))
            .as("the owner and one membership an invitation")
            .isEqualTo(1L + done + BATCH);
        roster.requireInvariants();
      }
    }
  }

  private record Invitee(Account account, String email, boolean byLink) {}

  private static List<Invitee> invite(TestRoster roster, Account ana, int from) {
    var invitees = new ArrayList<Invitee>();
    for (int i = from; i < from + BATCH; i++) {
      String email = "ben" + i + "@acme.test";
      invitees.add(new Invitee(roster.person("Ben " + i, email), email, i % 2 == 0));
    }
    String mentions =
        invitees.stream().map(i -> i.account().mention()).collect(Collectors.joining(" "));
    assertThat(roster.ask(ana, "invite send " + mentions)).contains("Invited " + BATCH);
    roster.settle();
    return invitees;
  }

  private static void accept(
      TestRoster roster, Core replica, Collisions collisions, Invitee invitee) {
    Reply card = roster.newestCard(invitee.account());
    String token = roster.mailer().invitationToken(invitee.email()).orElseThrow();
    Callable<Boolean> click =
        () ->
            TestRoster.words(roster.press(invitee.account(), card, "Accept"))
                .contains("You are in Acme");
    Callable<Boolean> post =
        () -> roster.accept(replica, token, "post " + token) instanceof Outcome.Joined;
    List<Boolean> joined = collisions.collide(List.of(click, invitee.byLink() ? post : click));
    assertThat(joined).as(invitee.email()).contains(true);
  }

  /** The control: looking first and joining then, without the touch, gives two memberships. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchThereAreTwoMemberships(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.silent(database);
        var collisions = new Collisions()) {
      Account ana = roster.person("Ana Lima");
      roster.say(ana, "org create Acme pro");
      Collisions.requireBroken(i -> {
        roster.say(ana, "invite send ben" + i + "@acme.test");
        String invitation =
            database.rows("select id from invitation where state = 'pending'").getFirst();
        collisions.collide(
            List.of(
                () -> acceptWithoutTouch(database, invitation),
                () -> acceptWithoutTouch(database, invitation)));
        return database.number(MEMBERSHIPS) > i + 2L;
      });
    }
  }

  private static boolean acceptWithoutTouch(TestDatabase database, String invitation)
      throws Exception {
    if (database
        .rows("select 1 from invitation where id = ? and state = 'pending'", invitation)
        .isEmpty()) {
      return false;
    }
    try (var connection = database.write().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set @person = uuid()");
      statement.execute("insert into person (id, created_at) values (@person, utc_timestamp(6))");
      statement.execute(
          "insert into membership (id, org_id, person_id, role, joined_at)"
              + " select uuid(), org_id, @person, role, utc_timestamp(6) from invitation"
              + " where id = '%s'".formatted(invitation));
      statement.execute(
          "update invitation set state = 'accepted', ended_at = utc_timestamp(6),"
              + " member_id = @person where id = '%s'".formatted(invitation));
      connection.commit();
      return true;
    } catch (SQLTransactionRollbackException deadlock) {
      return false;
    }
  }
}
