package dev.roster.slack;

import static dev.roster.slack.TwoWorkspaces.ACME;
import static dev.roster.slack.TwoWorkspaces.ADA;
import static dev.roster.slack.TwoWorkspaces.GLOBEX;
import static dev.roster.slack.TwoWorkspaces.HANK;
import static dev.roster.slack.TwoWorkspaces.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.BreakingPool;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A workspace takes Roster out while the database is down. */
@ExtendWith(DatabaseExtension.class)
final class CutOffDuringOutageTest {

  private final TestDatabase database;
  private final BreakingPool pool;
  private final TestRoster roster;
  private TwoWorkspaces two;

  CutOffDuringOutageTest(TestDatabase database) {
    this.database = database;
    this.pool = new BreakingPool(database.write());
    this.roster = TestRoster.start(database, pool);
  }

  @BeforeEach
  void start() throws Exception {
    database.run("delete from slack_installation");
    two = TwoWorkspaces.start(roster);
  }

  @AfterEach
  void stop() {
    pool.mend();
    two.close();
    roster.close();
  }

  private static JsonObject uninstalled() {
    var event = new JsonObject();
    event.addProperty("type", "app_uninstalled");
    return event;
  }

  private List<String> ended(String team) {
    return database.rows(
        "select concat(team, ' ', token is null, ' ', coalesce(ended_why, '-'))"
            + " from slack_installation where team = ?",
        team);
  }

  @Test
  @DisplayName("trust.md, Faults: an uninstall is not acknowledged before it is stored")
  void anUninstallIsBroughtAgain() throws Exception {
    two.install();
    pool.takeDown();
    var told = two.globex.happen(uninstalled());
    assertThat(told.ack().status()).isEqualTo(503);
    assertThat(two.globex.again(told).ack().status()).isEqualTo(503);
    assertThat(ended(GLOBEX)).containsExactly(GLOBEX + " 0 -");

    pool.mend();
    assertThat(two.globex.again(told).ack().status()).isEqualTo(200);
    assertThat(ended(GLOBEX)).containsExactly(GLOBEX + " 1 app_uninstalled");
    assertThat(two.globex.again(told).ack().status()).isEqualTo(200);
    assertThat(say(two.globex, HANK, "me")).contains("not installed here any more");
  }

  @Test
  void theConfiguredWorkspaceIsBroughtAgainToo() throws Exception {
    say(two.acme, ADA, "me");
    pool.takeDown();
    var told = two.acme.happen(uninstalled());
    assertThat(told.ack().status()).isEqualTo(503);

    pool.mend();
    assertThat(two.acme.again(told).ack().status()).isEqualTo(200);
    assertThat(ended(ACME)).containsExactly(ACME + " 1 app_uninstalled");
    assertThat(two.adapter.trouble().orElse("")).contains("no longer accepts SLACK_BOT_TOKEN");
    assertThat(say(two.acme, ADA, "me")).contains("not installed here any more");
  }

  @Test
  void aDeadTokenThatCouldNotBeStoredIsFoundOutAgain() throws Exception {
    say(two.acme, ADA, "me");
    two.slack.revoke(StandInSlack.BOT_TOKEN);
    pool.takeDown();
    // Somebody whose profile is not known yet, so that Slack is asked.
    two.slack.addUser("U0NEW", "new", "new@acme.test");
    say(two.acme, "U0NEW", "me");
    assertThat(ended(ACME)).isEmpty();

    pool.mend();
    say(two.acme, "U0NEW", "me");
    assertThat(ended(ACME)).singleElement().asString().startsWith(ACME + " 1 ");
  }
}
