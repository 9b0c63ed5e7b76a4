package dev.roster.app.invitation;

import dev.roster.app.visit.Forms;
import dev.roster.app.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** The invitation pages on a port, without a core. */
final class InvitationServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final Pattern FIELD = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  final FakeLinks links = new FakeLinks(NOW.plus(Duration.ofDays(6).plusHours(2)));
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer web;

  InvitationServer(String publicUrl) throws IOException {
    var url = URI.create(publicUrl);
    var servlet =
        new InvitationServlet(links, new Forms(new byte[32], url), url, InstantSource.fixed(NOW));
    web = WebServer.start("127.0.0.1", 0, url, List.of(servlet.route()));
  }

  String address(String token) {
    return "http://127.0.0.1:" + web.port() + "/invitations/" + token;
  }

  HttpResponse<String> get(String token) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address(token))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String tokenAndVerb, String cookie, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address(tokenAndVerb)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Opens the page and presses a button on it, as a browser does. */
  HttpResponse<String> press(String token, String verb) throws Exception {
    var page = get(token);
    return post(token + "/" + verb, cookie(page), "csrf=" + field(page));
  }

  static String cookie(HttpResponse<String> page) {
    return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  static String field(HttpResponse<String> page) {
    var found = FIELD.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("no form in " + page.body());
    }
    return found.group(1);
  }

  @Override
  public void close() {
    web.close();
  }
}
