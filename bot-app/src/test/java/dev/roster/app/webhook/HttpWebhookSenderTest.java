package dev.roster.app.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender.Post;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server; what a receiver does with the standard's own library. */
class HttpWebhookSenderTest {

  private static final byte[] NEW = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final byte[] OLD = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);

  /** The library's verification looks at the real clock. */
  private final InstantSource clock = InstantSource.system();

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 204;
  private volatile String retryAfter = "";

  private record Received(Headers headers, String body) {
    Map<String, List<String>> lowerCase() {
      return headers.entrySet().stream()
          .collect(
              java.util.stream.Collectors.toMap(
                  header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                  Map.Entry::getValue));
    }
  }

  HttpWebhookSenderTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders(),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Post post(List<byte[]> secrets) {
    return new Post(
        URI.create("http://hooks.acme.test:" + server.getAddress().getPort() + "/roster"),
        secrets,
        "0198-9-1",
        Instant.parse("2026-11-22T10:00:00.123456Z"),
        URI.create("https://roster.test/orgs/acme"),
        "dev.roster.member.role",
        "membership/0198",
        "{\"after\":{\"role\":\"admin\"},\"org\":\"acme\"}");
  }

  private void send(List<byte[]> secrets) throws DeliveryException {
    try (var sender =
        new HttpWebhookSender(host -> List.of(InetAddress.getLoopbackAddress()), clock)) {
      sender.send(post(secrets));
    }
  }

  @Test
  void postsACloudEventThatTheStandardsLibraryVerifies() throws Exception {
    send(List.of(NEW));
    Received got = received.getFirst();
    assertThatCode(() -> new Webhook(NEW).verify(got.body(), got.lowerCase()))
        .doesNotThrowAnyException();
    assertThat(got.headers().getFirst("Content-Type")).startsWith("application/cloudevents+json");
    var event = JsonMapper.builder().build().readTree(got.body());
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo("0198-9-1");
    assertThat(event.path("source").asText()).isEqualTo("https://roster.test/orgs/acme");
    assertThat(event.path("type").asText()).isEqualTo("dev.roster.member.role");
    assertThat(event.path("subject").asText()).isEqualTo("membership/0198");
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T10:00:00.123456Z");
    assertThat(event.path("data").path("after").path("role").asText()).isEqualTo("admin");
  }

  @Test
  void whileASecretIsChangedBothSign() throws Exception {
    send(List.of(NEW, OLD));
    Received got = received.getFirst();
    assertThatCode(() -> new Webhook(NEW).verify(got.body(), got.lowerCase()))
        .doesNotThrowAnyException();
    assertThatCode(() -> new Webhook(OLD).verify(got.body(), got.lowerCase()))
        .doesNotThrowAnyException();
    byte[] third = "00000000000000000000000000000000".getBytes(UTF_8);
    assertThatThrownBy(() -> new Webhook(third).verify(got.body(), got.lowerCase()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void whatIsNotTakenIsTriedLaterAndWhoIsGoneIsNot() {
    status = 500;
    requireVerdict(new Verdict.Later(Duration.ZERO), "it answered 500");
    status = 429;
    retryAfter = "120";
    requireVerdict(new Verdict.Later(Duration.ofMinutes(2)), "it answered 429");
    retryAfter = "999999";
    requireVerdict(new Verdict.Later(Duration.ofHours(1)), "it answered 429");
    retryAfter = "Wed, 21 Oct 2026 07:28:00 GMT";
    requireVerdict(new Verdict.Later(Duration.ZERO), "it answered 429");
    status = 410;
    requireVerdict(new Verdict.Never(), "it answered 410");
  }

  @Test
  void aRedirectIsNotFollowed() {
    status = 307;
    requireVerdict(new Verdict.Later(Duration.ZERO), "it answered 307");
    assertThat(received).hasSize(1);
  }

  private void requireVerdict(Verdict verdict, String reason) {
    assertThatThrownBy(() -> send(List.of(NEW)))
        .hasMessage(reason)
        .asInstanceOf(type(DeliveryException.class))
        .extracting(DeliveryException::verdict)
        .isEqualTo(verdict);
  }

  @Test
  void nothingIsPostedIntoAnInnerNetwork() {
    try (var sender =
        new HttpWebhookSender(
            new PublicAddresses(host -> List.of(InetAddress.getLoopbackAddress())), clock)) {
      assertThatThrownBy(() -> sender.send(post(List.of(NEW))))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("inner network");
      assertThatThrownBy(() -> sender.check(URI.create("https://hooks.acme.test/")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("`hooks.acme.test` is not found, or leads to");
    }
    assertThat(received).isEmpty();
  }
}
