package dev.roster.benchmarks.start;

import dev.roster.discord.standin.Endpoint;
import dev.roster.discord.standin.Guild;
import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SocketDoor;
import dev.roster.slack.standin.StandInSlack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A small Slack and a small Discord in this process, for a Roster that is started beside it. */
final class Chats implements AutoCloseable {

  private static final String ADA = "U0ADA";
  private static final String CHANNEL = "C0GENERAL";
  private static final int CALLERS = 8;

  private final StandInSlack slack = new StandInSlack();
  private final SocketDoor socket = slack.openSocket();
  private final People people = new People(slack, socket);
  private final StandInDiscord discord = new StandInDiscord();
  private final Person ada;
  private volatile int compared;

  Chats() throws Exception {
    Guild server = discord.guild("Bench");
    this.ada = server.person("Ada");
    server.letManage(ada);
    slack.addUser(ADA, "ada", "ada@bench.test").addProperty("is_admin", true);
  }

  /**
   * The configuration of a Roster that is to connect here. The launcher names its AOT cache after
   * the JVM's options, so that these starts have one that was noted with chats connected.
   */
  Map<String, String> environment() {
    return Map.of(
        "JAVA_OPTS",
        "-Dbenchmark.chats=true",
        "SLACK_BOT_TOKEN",
        StandInSlack.BOT_TOKEN,
        "SLACK_APP_TOKEN",
        StandInSlack.APP_TOKEN,
        "SLACK_API_BASE_URL",
        slack.apiBaseUrl().toString(),
        "DISCORD_TOKEN",
        StandInDiscord.TOKEN,
        "DISCORD_API_BASE_URL",
        discord.apiBaseUrl().toString());
  }

  /**
   * When, by {@link System#nanoTime}, the Roster that is started next has its socket at Slack, is
   * on Discord's gateway, and has registered its commands or seen that an earlier one did.
   */
  Future<Long> connected() {
    var connected = new FutureTask<>(this::awaitConnected);
    Thread.startVirtualThread(connected);
    return connected;
  }

  private long awaitConnected() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() ->
            socket.connections() > 0
                && discord.gateway().isConnected()
                && !discord.commands().isEmpty()
                && discord.calls(Endpoint.READ_COMMANDS).size() > compared);
    long now = System.nanoTime();
    compared = discord.calls(Endpoint.READ_COMMANDS).size();
    return now;
  }

  /**
   * Works with an org on Slack and one on Discord, half of it reads and half changes, eight callers
   * at a time.
   */
  void converse(int commands) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(this::begin).get();
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(caller ->
                  threads.submit(() ->
                      caller % 2 == 0
                          ? onSlack(caller, commands / CALLERS)
                          : onDiscord(caller, commands / CALLERS)))
              .toList();
      for (var caller : callers) {
        caller.get();
      }
    }
  }

  private boolean begin() throws Exception {
    expect("is yours now", type("org create SlackBench pro"));
    expect("Data", type("team create Data"));
    expect("is yours now", type("/org create", Map.of("name", "DiscordBench", "plan", "pro")));
    expect("Data", type("/team create", Map.of("name", "Data")));
    return true;
  }

  private boolean onSlack(int caller, int commands) throws Exception {
    for (int i = 0; i < commands; i += 2) {
      expect("1 user", type("member list"));
      String text = "round " + i + " of " + caller;
      expect(text, type("team edit data description:\"" + text + "\""));
    }
    return true;
  }

  private boolean onDiscord(int caller, int commands) throws Exception {
    for (int i = 0; i < commands; i += 2) {
      expect("1 user", type("/member list", Map.of()));
      String text = "round " + i + " of " + caller;
      expect(text, type("/team edit", Map.of("team", "data", "description", text)));
    }
    return true;
  }

  private String type(String line) throws Exception {
    return people.type(ADA, CHANNEL, line).answer().text();
  }

  private String type(String command, Map<String, Object> options) throws InterruptedException {
    return discord.type(ada, command, options).answer().words();
  }

  private static void expect(String words, String answer) {
    if (!answer.contains(words)) {
      throw new IllegalStateException("instead of `" + words + "` the answer was: " + answer);
    }
  }

  @Override
  public void close() {
    slack.close();
    discord.close();
  }
}
