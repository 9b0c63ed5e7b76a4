package dev.roster.app.playground;

import dev.roster.app.mail.KeptMailer;
import dev.roster.app.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A playground on a real server, over an engine that needs no database. */
final class PlaygroundFixture implements AutoCloseable {

  final FakeEngine engine = new FakeEngine();
  final KeptMailer mails;
  final Playground playground;
  final WebServer web;
  private final HttpClient http = HttpClient.newHttpClient();

  PlaygroundFixture(Path folder) throws IOException {
    mails = KeptMailer.open(folder.resolve("mails"), InstantSource.system());
    playground = Playground.of(engine, Optional.of(mails), InstantSource.system());
    web =
        WebServer.start(
            "127.0.0.1", 0, URI.create("http://127.0.0.1"), List.of(playground.route()));
  }

  String url(String path) {
    return "http://127.0.0.1:" + web.port() + Playground.PATH + path;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url(path))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** As the page's scripts send it. */
  HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> own(String path, String json) throws IOException, InterruptedException {
    return post(path, json, PlaygroundServlet.HEADER, "1");
  }

  /** What a window is told, line by line, until the given words come. */
  List<String> events(String user, String until) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url("/api/events?as=" + user))).build();
    try (var lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      var told = new ArrayList<String>();
      var each = lines.iterator();
      while (each.hasNext()) {
        String line = each.next();
        told.add(line);
        if (line.contains(until)) {
          return told;
        }
      }
      return told;
    }
  }

  @Override
  public void close() {
    playground.close();
    web.close();
    http.shutdownNow();
  }
}
