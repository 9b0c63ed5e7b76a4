package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
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

/** The owner passes the org on at the instant at which something else happens to the target. */
class TransferRaceTest {

  private static final String OWNERS =
      "select count(*) from membership m join org o on o.id = m.org_id and not o.personal"
          + " where m.role = 'owner' and m.status = 'active'";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D10 exactly one owner is left by whatever collides with a transfer, 50 a setting")
  void oneOwnerIsLeft(boolean snapshotIsolation) {
    race(snapshotIsolation, 50);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("D10 exactly one owner is left by whatever collides with a transfer, 10,000 x")
  void oneOwnerIsLeftManyTimes(boolean snapshotIsolation) {
    race(snapshotIsolation, 10_000);
  }

  private static void race(boolean snapshotIsolation, int times) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var table = new Table(roster);
      Engine here = roster.engine();
      Engine there = roster.replica().engine();
      for (int i = 0; i < times; i++) {
        Account ben = table.ben();
        Call transfer = table.transferTo(ben);
        Call other = table.rival(i, ben);
        List<Callable<Reply>> acts =
            List.of(() -> here.handle(transfer), () -> there.handle(other));
        List<Reply> answers = collisions.collide(acts);
        List<String> words = answers.stream().map(TestRoster::words).toList();
        assertThat(database.number(OWNERS)).as("collision %s: %s", i, words).isEqualTo(1);
        // One of the two transfers comes too late; what else collides may come after the transfer.
        if (table.isTransfer(i)) {
          assertThat(words).filteredOn(one -> one.contains("is the Owner of Acme now")).hasSize(1);
        }
        table.restore();
      }
      roster.requireInvariants();
    }
  }

  /** The control: whoever looks first and changes then, without the touch, leaves no owner. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTheTouchASuspendedOwnerIsLeft(boolean snapshotIsolation) {
    try (var database = TestDatabase.create(snapshotIsolation);
        var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var table = new Table(roster);
      String owner =
          database
              .rows(
                  "select m.id from membership m join org o on o.id = m.org_id and not o.personal"
                      + " where m.role = 'owner'")
              .getFirst();
      table.ben();
      String ben = database.rows("select id from membership where role <> 'owner'").getFirst();
      Collisions.requireBroken(i -> {
        collisions.collide(
            List.of(
                () -> transferWithoutTouch(database, owner, ben),
                () -> suspendWithoutTouch(database, ben)));
        boolean broken = database.number(OWNERS) != 1;
        database.changeMembers(
            "update membership set role = 'admin', status = 'active' where id = ?", ben);
        database.changeMembers("update membership set role = 'owner' where id = ?", owner);
        return broken;
      });
    }
  }

  private static boolean transferWithoutTouch(TestDatabase database, String from, String to) {
    if (database.number("select count(*) from membership where id = ? and status = 'active'", to)
        == 0) {
      return false;
    }
    database.run("update membership set role = 'admin' where id = ?", from);
    database.run("update membership set role = 'owner' where id = ?", to);
    return true;
  }

  private static boolean suspendWithoutTouch(TestDatabase database, String who) {
    if (database.number("select count(*) from membership where id = ? and role <> 'owner'", who)
        == 0) {
      return false;
    }
    database.run("update membership set status = 'suspended' where id = ?", who);
    return true;
  }

  /** An org with its owner and two admins, one of whom it is passed on to. */
  private static final class Table {
    private static final int KINDS = 4;

    private final TestRoster roster;
    private final List<Account> people = new ArrayList<>();
    private Account owner;

    Table(TestRoster roster) {
      this.roster = roster;
      this.owner = roster.person("Ana Lima");
      roster.say(owner, "org create Acme pro");
      people.add(owner);
      people.add(roster.member(owner, "Ben Ode", "admin"));
      people.add(roster.member(owner, "Chloe Fay", "admin"));
    }

    Account ben() {
      return people.stream().filter(one -> !one.equals(owner)).findFirst().orElseThrow();
    }

    private Account chloe() {
      return people.stream().filter(one -> !one.equals(owner)).skip(1).findFirst().orElseThrow();
    }

    Call transferTo(Account to) {
      return confirm(owner, "org transfer " + to.mention());
    }

    boolean isTransfer(int number) {
      return number % KINDS == 0;
    }

    /** What collides with the transfer: another one, a suspension, another role, a removal. */
    Call rival(int number, Account ben) {
      return switch (number % KINDS) {
        case 0 -> transferTo(chloe());
        case 1 -> line(chloe(), "member suspend " + ben.mention());
        case 2 -> line(chloe(), "member role " + ben.mention() + " member");
        default -> confirm(chloe(), "member remove " + ben.mention());
      };
    }

    private Call confirm(Account who, String line) {
      Reply asked = roster.say(who, line);
      return roster.call(who, TestRoster.pressing(asked, "Confirm"));
    }

    private Call line(Account who, String line) {
      return roster.call(who, new Input.Line(line));
    }

    /** Whoever was removed has an org of their own besides, which they own too. */
    private String me(Account who) {
      return roster.ask(who, "me org:acme");
    }

    /** Finds who owns the org now, and takes the others in as active admins again. */
    void restore() {
      owner =
          people.stream().filter(one -> me(one).contains("Role: Owner")).findFirst().orElseThrow();
      for (Account one : people) {
        String me = one.equals(owner) ? "" : me(one);
        if (me.contains("in no org called")) {
          roster.settle();
          roster.say(owner, "invite send " + one.mention() + " role:admin");
          roster.settle();
          roster.press(one, roster.newestCard(one), "Accept");
        }
        if (me.contains("suspended")) {
          roster.say(owner, "member reactivate " + one.mention());
        }
        if (me.contains("Role: Member")) {
          Reply asked = roster.say(owner, "member role " + one.mention() + " admin");
          roster.press(owner, asked, "Confirm");
        }
      }
    }
  }
}
