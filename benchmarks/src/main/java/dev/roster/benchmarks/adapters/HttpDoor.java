package dev.roster.benchmarks.adapters;

import com.google.gson.JsonObject;
import dev.roster.app.slack.SlackServlet;
import dev.roster.app.web.WebServer;
import dev.roster.slack.SlackHttp;
import dev.roster.slack.standin.Ack;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.SignedDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Delivers to Roster's own web server, signed, on connections that stay open. */
final class HttpDoor implements Door {

  private final WebServer web;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpDoor(SlackHttp slack) throws IOException {
    var route = new SlackServlet(slack).route();
    this.web = WebServer.start("127.0.0.1", 0, URI.create("https://roster.test"), List.of(route));
    this.address = URI.create("http://127.0.0.1:" + web.port() + route.path());
  }

  @Override
  public Ack deliver(Kind kind, JsonObject payload) throws Exception {
    byte[] body = SignedDoor.body(kind, payload).getBytes(StandardCharsets.UTF_8);
    String now = Long.toString(Instant.now().getEpochSecond());
    var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body));
    SignedDoor.signed(SignedDoor.SECRET, now, body)
        .forEach((name, values) -> request.header(name, values.getFirst()));
    long from = System.nanoTime();
    var answer = client.send(request.build(), BodyHandlers.ofString());
    var took = Duration.ofNanos(System.nanoTime() - from);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Roster answered with HTTP " + answer.statusCode());
    }
    return new Ack(answer.statusCode(), answer.body(), took);
  }

  @Override
  public void close() {
    client.shutdownNow();
    web.close();
  }
}
