package dev.roster.slack;

import static dev.roster.slack.TwoWorkspaces.GLOBEX;
import static dev.roster.slack.TwoWorkspaces.HANK;
import static dev.roster.slack.TwoWorkspaces.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.roster.slack.install.OAuthInstall.Outcome;
import dev.roster.slack.install.TokenVault;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SocketDoor;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.BreakingPool;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Socket Mode without a bot token: only workspaces that install Roster are there. */
@ExtendWith(DatabaseExtension.class)
final class SocketInstallsTest {

  private final TestDatabase database;
  private final BreakingPool pool;
  private final TestRoster roster;
  private final StandInSlack slack = new StandInSlack();
  private SocketDoor door;
  private SlackAdapter adapter;
  private People globex;

  SocketInstallsTest(TestDatabase database) throws Exception {
    this.database = database;
    this.pool = new BreakingPool(database.write());
    this.roster = TestRoster.start(database, pool);
  }

  @BeforeEach
  void start() throws Exception {
    database.run("delete from slack_installation");
    slack.addUser(GLOBEX, HANK, "hank", "hank@globex.test").addProperty("is_admin", true);
    door = slack.openSocket();
    globex = new People(slack, door).of(GLOBEX);
    var settings =
        new SlackSettings(
            Optional.empty(),
            List.of(),
            Optional.of(StandInSlack.APP_TOKEN),
            Optional.of(slack.apiBaseUrl()),
            Optional.of(TwoWorkspaces.app()));
    adapter =
        SlackAdapter.start(
            roster.core().engine(),
            roster.core().platforms(),
            settings,
            new TokenVault(roster.core().installations(), TwoWorkspaces.KEY));
  }

  @AfterEach
  void stop() {
    pool.mend();
    adapter.close();
    slack.close();
    roster.close();
  }

  private void install() {
    String code = slack.agree(GLOBEX, "Globex", StandInSlack.OTHER_TOKEN, _ -> {});
    assertThat(adapter.oauth().orElseThrow().finish(code)).isEqualTo(new Outcome.Done("Globex"));
  }

  private static JsonObject event(String type) {
    var event = new JsonObject();
    event.addProperty("type", type);
    var payload = new JsonObject();
    payload.addProperty("type", "event_callback");
    payload.addProperty("team_id", GLOBEX);
    payload.addProperty("event_id", "Ev" + type);
    payload.add("event", event);
    return payload;
  }

  @Test
  void answersWhoeverIsNotInstalledAndThenWhoeverIs() throws Exception {
    assertThat(say(globex, HANK, "me"))
        .contains("not installed here", "https://roster.test/slack/install");
    assertThat(roster.core().installations().isAnywhere()).isFalse();
    assertThat(adapter.trouble()).isEmpty();
    assertThat(slack.calls("auth.test")).as("there is no token to ask with").isEmpty();

    install();

    assertThat(roster.core().installations().isAnywhere()).isTrue();
    assertThat(say(globex, HANK, "me")).doesNotContain("not installed");
    assertThat(door.connections()).isEqualTo(1);
  }

  @Test
  void anUninstallThatCannotBeStoredIsNotAcknowledged() throws Exception {
    install();
    pool.takeDown();
    var unstored = door.send(Door.Kind.EVENT, event("app_uninstalled"));
    // The socket is read in order: what came later is acknowledged.
    door.deliver(Door.Kind.EVENT, event("user_left"));
    assertThat(unstored).isNotDone();

    pool.mend();
    assertThat(door.deliver(Door.Kind.EVENT, event("app_uninstalled")).status()).isEqualTo(200);
    assertThat(say(globex, HANK, "me")).contains("not installed here any more");
  }
}
