package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.action.Action;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.reply.Reply;
import dev.roster.reply.SampleReplies;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class DeliveriesTest {

  private final SettableClock clock = new SettableClock();
  private final Databases databases;
  private final TestDatabase database;

  DeliveriesTest(TestDatabase database) {
    this.database = database;
    this.databases = database.databases();
  }

  @Test
  void keepsEveryAnswerAsItWas() {
    SampleReplies.all()
        .forEach((name, sample) -> {
          databases.single(sql -> store(sql, "slack:T1:" + name, sample));
          assertThat(find("slack:T1:" + name)).contains(sample);
        });
  }

  @Test
  void tellsKeysApartByCaseAndBlanks() {
    databases.single(sql -> store(sql, "slack:T1:abc", Reply.text("one")));
    for (String other : new String[] {"slack:T1:ABC", "slack:T1:abc ", "slack:T2:abc"}) {
      assertThat(find(other)).as(other).isEmpty();
    }
  }

  @Test
  void housekeepingClearsOnlyWhatIsOld() {
    databases.single(sql -> store(sql, "slack:T1:old", Reply.text("old")));
    databases.single(sql -> {
      var offers = new Offers();
      offers.offer(
          new Action(
              Action.Answer.UPDATE,
              "me",
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              false,
              true,
              Duration.ofMinutes(15)));
      Actions.store(sql, clock.instant(), offers);
      return true;
    });
    var housekeeping = new Housekeeping(databases, clock);
    housekeeping.run();
    assertThat(find("slack:T1:old")).isPresent();
    clock.advance(Duration.ofDays(3));
    databases.single(sql -> store(sql, "slack:T1:new", Reply.text("new")));
    assertThat(housekeeping.run()).isPositive();
    assertThat(find("slack:T1:old")).isEmpty();
    assertThat(find("slack:T1:new")).isPresent();
    assertThat(database.number("select count(*) from pending_action")).isEqualTo(1);
    clock.advance(Duration.ofDays(30));
    housekeeping.run();
    assertThat(database.number("select count(*) from pending_action")).isZero();
  }

  private Optional<Reply> find(String key) {
    return databases.read(sql -> Deliveries.find(sql, key));
  }

  private boolean store(Handle sql, String key, Reply reply) {
    Deliveries.store(sql, key, clock.instant(), reply);
    return true;
  }
}
