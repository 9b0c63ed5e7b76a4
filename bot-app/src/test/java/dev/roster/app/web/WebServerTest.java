package dev.roster.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch proceed = new CountDownLatch(1);
  private WebServer web;
  private String host;

  @BeforeEach
  void start() throws IOException {
    web = start(URI.create("https://roster.example.com"));
    host = "Host: 127.0.0.1:" + web.port();
  }

  @AfterEach
  void stop() {
    proceed.countDown();
    web.close();
  }

  private WebServer start(URI publicUrl) throws IOException {
    return WebServer.start(
        "127.0.0.1",
        0,
        publicUrl,
        List.of(
            Route.open(
                "/thread", answer((in, out) -> out.print(Thread.currentThread().toString()))),
            Route.open("/host", answer((in, out) -> out.print("fine"))),
            Route.open("/broken", answer((in, out) -> fail())),
            Route.open(
                "/body", answer((in, out) -> out.print(in.getInputStream().readAllBytes().length))),
            Route.open(
                    "/large",
                    answer((in, out) -> out.print(in.getInputStream().readAllBytes().length)))
                .taking(Map.of("/large", 1_000_000L)),
            Route.open("/slow", answer((in, out) -> out.print(waits()))),
            Route.local("/mine/*", answer((in, out) -> out.print("mine")))));
  }

  @Test
  void answersOnAVirtualThread() throws IOException {
    assertThat(RawHttp.get(web.port(), "/thread", host)).contains("200 OK", "VirtualThread");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/host", "/none", "/broken", "/assets/none", "/mine/x"})
  void everyAnswerCarriesTheHeaders(String path) throws IOException {
    assertThat(RawHttp.get(web.port(), path, host))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY")
        .contains("Referrer-Policy: no-referrer", "Cache-Control: no-store")
        .contains("Strict-Transport-Security: max-age=31536000")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("Server:");
  }

  @Test
  void leavesHstsOutWithoutHttps() throws IOException {
    try (var plain = start(URI.create("http://127.0.0.1:8080"))) {
      assertThat(RawHttp.get(plain.port(), "/host", "Host: localhost"))
          .contains("200 OK")
          .doesNotContain("Strict-Transport-Security");
    }
  }

  @Test
  void anUnknownAddressGetsASmallPage() throws IOException {
    assertThat(RawHttp.get(web.port(), "/none", host))
        .contains("404 Not Found", "text/html", "There is no page at this address");
    assertThat(RawHttp.send(web.port(), "POST", "/none", host, "Content-Length: 0"))
        .contains("404 Not Found");
  }

  @Test
  void aMethodThatIsNotTakenGetsASmallPage() throws IOException {
    assertThat(RawHttp.send(web.port(), "DELETE", "/host", host))
        .contains("405 ", "does not take that kind of request");
    assertThat(RawHttp.send(web.port(), "TRACE", "/host", host, "Cookie: roster-session=mine"))
        .contains("405 ")
        .doesNotContain("roster-session");
  }

  @Test
  void aFailureShowsOnlyAnId() throws IOException {
    assertThat(RawHttp.get(web.port(), "/broken", host))
        .contains("500 ")
        .containsPattern("this id: e-[a-z0-9]{6}")
        .doesNotContain("IllegalState", "secret");
  }

  @Test
  void aHugeBodyIsRefused() throws IOException {
    assertThat(RawHttp.send(web.port(), "POST", "/body", host, "Content-Length: 300000"))
        .contains("413 ");
  }

  @Test
  void anAddressMayTakeLargerBodiesThanTheRest() throws IOException {
    for (int size : new int[] {300_000, 1_000_000}) {
      assertThat(post("/large", size)).contains("200 OK", "\r\n\r\n" + size);
    }
    assertThat(post("/large", 1_000_001)).contains("413 ");
    assertThat(post("/body", 300_000)).contains("413 ");
  }

  private String post(String path, int size) throws IOException {
    return RawHttp.exchange(
        web.port(),
        "POST %s HTTP/1.1\r\nConnection: close\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, host, size, "x".repeat(size)));
  }

  @Test
  void aHugeHeaderIsRefused() throws IOException {
    assertThat(RawHttp.get(web.port(), "/host", host, "X-Long: " + "x".repeat(20_000)))
        .contains("431 ");
  }

  @Test
  void servesTheStyleSheetForGood() throws IOException {
    assertThat(RawHttp.get(web.port(), Assets.path("roster.css"), host))
        .contains("200 OK", "text/css", "immutable", "prefers-color-scheme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/roster.000000000000.css",
        "/assets/../logback.xml",
        "/assets/%2e%2e/logback.xml",
        "/assets/"
      })
  void servesNoOtherFile(String path) throws IOException {
    assertThat(RawHttp.get(web.port(), path, host)).doesNotContain("200 OK");
  }

  @Test
  void aLocalPageAnswersTheBrowserHere() throws IOException {
    assertThat(RawHttp.get(web.port(), "/mine/x", host, "Sec-Fetch-Site: none"))
        .contains("200 OK", "mine");
    assertThat(
            RawHttp.send(
                web.port(),
                "POST",
                "/mine/x",
                host,
                "Content-Length: 0",
                "Sec-Fetch-Site: same-origin"))
        .contains("200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example.com",
        "Host: 127.0.0.1.evil.example.com",
        "Host: 127.0.0.1\r\nX-Forwarded-For: 10.0.0.1",
        "Host: 127.0.0.1\r\nForwarded: for=10.0.0.1",
        "Host: 127.0.0.1\r\nVia: 1.1 proxy",
        "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site",
        "Host: 127.0.0.1\r\nSec-Fetch-Site: same-site",
        "Host: 127.0.0.1\r\nOrigin: http://evil.example.com",
        "Host: 127.0.0.1\r\nOrigin: null"
      })
  void aLocalPageRefusesForeignPagesNamesAndProxies(String headers) throws IOException {
    assertThat(RawHttp.send(web.port(), "POST", "/mine/x", "Content-Length: 0", headers))
        .contains("403 ");
  }

  @Test
  void aForeignSiteMayLinkToALocalPageButNotEmbedIt() throws IOException {
    assertThat(
            RawHttp.get(
                web.port(),
                "/mine/x",
                host,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate"))
        .contains("200 OK");
    assertThat(
            RawHttp.get(
                web.port(),
                "/mine/x",
                host,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: no-cors"))
        .contains("403 ");
  }

  @Test
  void aPortInUseIsAnIoException() {
    assertThatIOException()
        .isThrownBy(
            () -> WebServer.start("127.0.0.1", web.port(), URI.create("http://x"), List.of()));
  }

  @Test
  void requestsInWorkEndBeforeItStops() throws Exception {
    var answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return RawHttp.get(web.port(), "/slow", host);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    arrived.await();
    var stopped = CompletableFuture.runAsync(() -> web.close(Duration.ofSeconds(20)));
    proceed.countDown();
    stopped.join();
    assertThat(answer.join()).contains("200 OK", "done");
  }

  private String waits() {
    try {
      arrived.countDown();
      proceed.await();
      return "done";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fail() {
    throw new IllegalStateException("secret inside");
  }

  private interface Answer {
    void write(HttpServletRequest in, jakarta.servlet.ServletOutputStream out) throws IOException;
  }

  private static HttpServlet answer(Answer answer) {
    return new HttpServlet() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        answer.write(in, out.getOutputStream());
      }

      @Override
      protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        answer.write(in, out.getOutputStream());
      }
    };
  }
}
