package dev.roster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.roster.assembly.Core;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.install.OAuthInstall.Outcome;
import dev.roster.slack.install.TokenVault;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SignedDoor;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.TestRoster;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The adapter over the real core, in the configured workspace Acme and, once it installs Roster, in
 * Globex.
 */
final class TwoWorkspaces implements AutoCloseable {

  static final String ADA = OnSlack.ADA;
  static final String HANK = "U0HANK";
  static final String ACME = StandInSlack.TEAM;
  static final String GLOBEX = StandInSlack.OTHER;
  static final String LOBBY = "C0LOBBY";
  static final byte[] KEY = new byte[32];

  final TestRoster roster;
  final StandInSlack slack;
  final SlackAdapter adapter;
  final People acme;
  final People globex;
  private final boolean owner;

  private TwoWorkspaces(TestRoster roster, Core core, StandInSlack slack, boolean owner) {
    this.roster = roster;
    this.slack = slack;
    this.owner = owner;
    var settings =
        new SlackSettings(
            Optional.of(StandInSlack.BOT_TOKEN),
            List.of(SignedDoor.SECRET),
            Optional.empty(),
            Optional.of(slack.apiBaseUrl()),
            Optional.of(app()));
    this.adapter =
        SlackAdapter.start(
            core.engine(), core.platforms(), settings, new TokenVault(core.installations(), KEY));
    var http = adapter.http().orElseThrow();
    this.acme =
        new People(
            slack,
            new SignedDoor((headers, body) -> {
              var answer = http.handle(headers, body);
              return Map.entry(answer.status(), answer.body());
            }));
    this.globex = acme.of(GLOBEX);
  }

  static OAuthApp app() {
    return new OAuthApp(
        StandInSlack.CLIENT_ID, StandInSlack.CLIENT_SECRET, URI.create("https://roster.test"));
  }

  static TwoWorkspaces start(TestRoster roster) throws Exception {
    var slack = new StandInSlack();
    slack.addUser(ADA, "ada", "ada@acme.test").addProperty("is_admin", true);
    slack.addUser(GLOBEX, HANK, "hank", "hank@globex.test").addProperty("is_admin", true);
    // The same id, and the address of Acme's Ada: nobody vouches for Globex.
    slack.addUser(GLOBEX, ADA, "mallory", "ada@acme.test");
    return new TwoWorkspaces(roster, roster.core(), slack, true);
  }

  /** Another process on the same database, which Slack reaches as well. */
  TwoWorkspaces replica() {
    return new TwoWorkspaces(roster, roster.replica(), slack, false);
  }

  /** Globex installs Roster. */
  Outcome install() {
    return install("Globex", StandInSlack.OTHER_TOKEN, _ -> {});
  }

  Outcome install(String name, String token, Consumer<JsonObject> change) {
    return adapter.oauth().orElseThrow().finish(slack.agree(GLOBEX, name, token, change));
  }

  /** Types a line; the words of the answer. */
  static String say(People people, String user, String line) throws Exception {
    return people.type(user, LOBBY, line).answer().text();
  }

  /** Ada makes an org in Acme and Hank connects it to Globex. */
  void connect(String org) throws Exception {
    assertThat(say(acme, ADA, "org create “" + org + "” pro")).contains("is yours now");
    String code =
        say(acme, ADA, "org connect").replaceAll("(?s).*?([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    assertThat(say(globex, HANK, "org connect " + code)).contains("connected");
  }

  /** Slack says that something happened in Globex. */
  void happens(String type, Optional<Long> at) throws Exception {
    var event = new JsonObject();
    event.addProperty("type", type);
    if (type.equals("tokens_revoked")) {
      var tokens = new JsonObject();
      var bots = new JsonArray();
      bots.add("U0BOT");
      tokens.add("bot", bots);
      event.add("tokens", tokens);
    }
    globex.happen(event, at);
  }

  /** How many calls came with a workspace's token so far, or with one that is dead. */
  long calls(String team) {
    return slack.calls().stream()
        .filter(call -> !call.method().equals("response_url"))
        .filter(call -> !call.method().startsWith("oauth"))
        .filter(call -> call.team().equals(team) || call.team().isEmpty())
        .count();
  }

  @Override
  public void close() {
    adapter.close();
    if (owner) {
      slack.close();
    }
  }
}
