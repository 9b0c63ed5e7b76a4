package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.testing.BreakingPool;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database does not answer a process that knows an answer. */
@ExtendWith(DatabaseExtension.class)
class SilentDatabaseTest {

  /** How old an answer may be (design.md, "Caches"). */
  private static final long OLDEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final TestRoster roster;
  private final BreakingPool pool;
  private final Core replica;
  private final CheckStage stage;

  SilentDatabaseTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.pool = new BreakingPool(database.read());
    this.replica = roster.replica(pool);
    this.stage = CheckStage.on(roster, "owned");
  }

  @AfterEach
  void close() {
    replica.checks().close();
    roster.close();
  }

  @Test
  @DisplayName("X10 while the database is silent nothing is allowed by what was true before")
  void noAnswerIsOlderThanAllowed() {
    Account ben = stage.org.person("member");
    var question = stage.about(ben, "inference.use");
    replica.checks().start();
    assertThat(replica.checks().check(question).allowed()).isTrue();
    pool.takeDown();
    long down = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          long asked = System.nanoTime();
          boolean refused = isRefused(question);
          assertThat(refused || asked - down <= OLDEST_NANOS).isTrue();
          return refused;
        });
    stage.does("member suspend " + ben.mention());
    for (int i = 0; i < 100; i++) {
      assertThat(isRefused(question)).isTrue();
    }
    pool.mend();
    assertThat(replica.checks().check(question).rule()).isEqualTo("suspended");
  }

  private boolean isRefused(Question question) {
    try {
      replica.checks().check(question);
      return false;
    } catch (CheckUnavailableException e) {
      return true;
    }
  }
}
