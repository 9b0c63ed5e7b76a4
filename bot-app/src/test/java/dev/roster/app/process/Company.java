package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.slack.standin.Ack;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SignedDoor;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a Roster process: Slack, a mail server, and a data directory that outlives it.
 * Ana owns the org Acme; Ben is its admin, Cat and Dan are members.
 */
final class Company implements AutoCloseable {

  static final String ANA = "U0ANA";
  static final String BEN = "U0BEN";
  static final String CAT = "U0CAT";
  static final String DAN = "U0DAN";
  static final String GENERAL = "C0GENERAL";

  /** Slack shows a person an error of its own after that (platforms.md 2). */
  static final Duration ACKNOWLEDGED = Duration.ofSeconds(3);

  static final byte[] SECRET = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path home;
  private final int port = freePort();
  private final StandInSlack slack = new StandInSlack();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final People people = new People(slack, this::deliver);

  private final Thread.@Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  /** Nothing runs yet but Slack and the mail server. */
  Company(Path home) throws IOException {
    this.home = home;
    // The mail server throws when its client is killed; that is what the tests are about.
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
      if (!thread.getName().startsWith("smtp:")) {
        e.printStackTrace();
      }
    });
    mail.start();
    slack.addUser(ANA, "ana", "ana@acme.test").addProperty("is_admin", true);
    slack.addUser(BEN, "ben", "ben@acme.test");
    slack.addUser(CAT, "cat", "cat@acme.test");
    slack.addUser(DAN, "dan", "dan@acme.test");
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The configuration of the process. */
  Map<String, String> environment() {
    return Map.of(
        "ROSTER_HTTP_PORT",
        Integer.toString(port),
        "ROSTER_SECRET_KEY",
        Base64.getEncoder().encodeToString(SECRET),
        "ROSTER_SMTP_URL",
        "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
        "ROSTER_MAIL_FROM",
        "roster@acme.test",
        "SLACK_BOT_TOKEN",
        StandInSlack.BOT_TOKEN,
        "SLACK_SIGNING_SECRET",
        SignedDoor.SECRET,
        "SLACK_API_BASE_URL",
        slack.apiBaseUrl().toString());
  }

  /** Starts Roster on the data directory and waits until it serves. */
  RosterProcess start() throws IOException {
    return RosterProcess.start(home, environment()).awaitReady();
  }

  /** Makes the org and lets everybody join. */
  void found() throws Exception {
    said(ANA, "org create Acme pro");
    said(ANA, "invite send <@%s> <@%s> <@%s>".formatted(BEN, CAT, DAN));
    for (String each : List.of(BEN, CAT, DAN)) {
      Awaitility.await().until(() -> !slack.inbox(each).isEmpty());
      people.press(each, slack.inbox(each).getFirst(), "Accept").answer();
    }
    new Change(this, ANA, "member role <@%s> admin".formatted(BEN), BEN).run(() -> false);
  }

  /** What is answered to a typed line. */
  String said(String user, String line) throws Exception {
    return people.type(user, GENERAL, line).answer().text();
  }

  People people() {
    return people;
  }

  /**
   * Delivers as Slack does, each time under a signature of now. A process that is gone is status 0.
   */
  private Ack deliver(Door.Kind kind, JsonObject payload) throws Exception {
    return new SignedDoor(this::post).deliver(kind, payload);
  }

  private Map.Entry<Integer, String> post(Map<String, List<String>> headers, byte[] body)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach((name, values) -> request.header(name, values.getFirst()));
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return Map.entry(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return Map.entry(0, "");
    }
  }

  /** The ids of all mails that arrived, a copy of a mail as often as it came. */
  List<String> mailIds() {
    return Arrays.stream(mail.getReceivedMessages()).map(Company::id).toList();
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID().replaceAll("^<|@.*$", "");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks at the data while no Roster runs, with a server of our own on it. */
  void look(Consumer<TestDatabase> at) {
    try (var server = EmbeddedMariaDb.start(home.resolve("data"), EmbeddedOptions.durable());
        var database = TestDatabase.of(server)) {
      at.accept(database);
    }
  }

  /** How many invitations of that address there are. */
  static long invitations(TestDatabase database, String address) {
    return database.number("select count(*) from invitation where email_norm = ?", address);
  }

  /** The role of a Slack user in the only org that is not a personal one. */
  static String role(TestDatabase database, String user) {
    var roles =
        database.rows(
            """
            select m.role from membership m
            join chat_identity c on c.person_id = m.person_id
            join org o on o.id = m.org_id and not o.personal
            where c.user_id = ?
            """,
            user);
    assertThat(roles).as("memberships of %s", user).hasSize(1);
    return roles.getFirst();
  }

  @Override
  public void close() {
    slack.close();
    mail.stop();
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
