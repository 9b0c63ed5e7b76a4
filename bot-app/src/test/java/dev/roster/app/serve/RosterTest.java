package dev.roster.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.app.config.Config;
import dev.roster.app.mail.KeptMailer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, as {@code ./roster serve} starts it, with the embedded database. */
class RosterTest {

  private static final Pattern LINK =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/invitations/\\S+");

  @TempDir Path home;
  private final HttpClient client = HttpClient.newHttpClient();

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Config config(int port) {
    return Config.load(Map.of("ROSTER_HTTP_PORT", Integer.toString(port)), home).config();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void servesPagesHealthAndThePlaygroundAndStartsAgainWithItsData() throws Exception {
    int port = freePort();
    String base = "http://127.0.0.1:" + port;
    try (var roster = new Roster(config(port))) {
      roster.start();
      assertThat(roster.greeting())
          .containsExactly("Roster is ready on " + base, "Open " + base + "/playground");
      assertThat(get(base + "/health/live").statusCode()).isEqualTo(200);
      ready(base);
      assertThat(get(base + "/playground").statusCode()).isEqualTo(200);
      assertThat(get(base + "/slack/events").statusCode()).isEqualTo(404);
      assertThat(get(link()).body()).contains("Join Acme?", "Accept");
    }
    try (var again = new Roster(config(port))) {
      again.start();
      ready(base);
      assertThat(get(link()).body()).contains("Join Acme?");
    }
    assertThat(KeptMailer.open(home.resolve("data/mails.jsonl"), InstantSource.system()).all())
        .filteredOn(kept -> kept.mail().subject().contains("invites you"))
        .hasSize(3);
  }

  private void ready(String base) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(get(base + "/health/ready").body())
                .isEqualTo("{\"ready\":true,\"reasons\":[]}"));
  }

  /** The link in Chloe's mail, which the first start's company holds. */
  private String link() {
    var mails = KeptMailer.open(home.resolve("data/mails.jsonl"), InstantSource.system());
    var link = LINK.matcher(mails.of("chloe@acme.test").getFirst().mail().text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var roster = new Roster(config(taken.getLocalPort()));
      assertThatExceptionOfType(StartException.class)
          .isThrownBy(roster::start)
          .withMessageStartingWith("the web side cannot listen on 127.0.0.1:")
          .withMessageContaining("set ROSTER_HTTP_PORT");
    }
  }
}
