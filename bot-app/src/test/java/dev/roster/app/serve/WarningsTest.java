package dev.roster.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.app.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WarningsTest {

  private final Warnings warnings = new Warnings();
  private final AtomicReference<Optional<String>> mail = new AtomicReference<>(Optional.empty());

  private HttpResponse<String> health(boolean serving) throws Exception {
    var readiness = Readiness.unwatched(() -> true, System::nanoTime);
    readiness.ask();
    readiness.serving(serving);
    var home = URI.create("http://127.0.0.1");
    var route = new HealthServlet(readiness, warnings).route();
    try (var web = WebServer.start("127.0.0.1", 0, home, List.of(route));
        var client = HttpClient.newHttpClient()) {
      var request = URI.create("http://127.0.0.1:" + web.port() + "/health/ready");
      return client.send(
          HttpRequest.newBuilder(request).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void whatDoesNotWorkIsToldAndIsNoReasonNotToServe() throws Exception {
    warnings.add(mail::get);
    warnings.add(() -> {
      throw new IllegalStateException("does not know");
    });
    assertThat(health(true).body()).isEqualTo("{\"ready\":true,\"reasons\":[]}");

    mail.set(Optional.of("mail waits"));
    var warned = health(true);
    assertThat(warned.statusCode()).isEqualTo(200);
    assertThat(warned.body())
        .isEqualTo("{\"ready\":true,\"reasons\":[],\"warnings\":[\"mail waits\"]}");
  }

  @Test
  void whatCannotServeIsAskedNothingMore() throws Exception {
    warnings.add(() -> {
      throw new AssertionError("asked");
    });
    assertThat(health(false).statusCode()).isEqualTo(503);
  }
}
