package dev.roster.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain request is answered at once, and any other by the servlet with its whole body. */
class ShortcutsTest {

  private static final String PLAIN = "Authorization: Bearer x\r\nContent-Type: application/json";

  private final CountDownLatch begun = new CountDownLatch(1);
  private WebServer web;

  @BeforeEach
  void start() throws IOException {
    var way =
        new Shortcut(
            "/api/ask",
            (request, authorization, body) ->
                new String(body, StandardCharsets.UTF_8).contains("hard")
                    ? null
                    : "short".getBytes(StandardCharsets.UTF_8));
    web =
        WebServer.start(
            "127.0.0.1",
            0,
            URI.create("https://roster.test"),
            List.of(Route.open("/api/*", new Echo()).quickly(List.of(way))));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  /** Answers by what it was sent. */
  private final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
      begun.countDown();
      byte[] body = in.getInputStream().readAllBytes();
      out.setContentType("application/json");
      out.getOutputStream().print("servlet " + new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String request(String line, String headers, String body) {
    return "%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(line, headers, body.length(), body);
  }

  private static Set<String> headers(String answer) {
    var lines = new TreeSet<String>();
    answer.substring(0, answer.indexOf("\r\n\r\n")).lines().forEach(lines::add);
    lines.removeIf(line -> line.startsWith("Content-Length"));
    return lines;
  }

  @Test
  void aPlainOneIsAnsweredAtOnceWithEachHeader() throws IOException {
    String quick = RawHttp.exchange(web.port(), request("POST /api/ask", PLAIN, "{}"));
    String slow = RawHttp.exchange(web.port(), request("POST /api/ask", PLAIN, "hard"));
    assertThat(quick).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nshort");
    assertThat(slow).endsWith("\r\n\r\nservlet hard");
    assertThat(headers(quick))
        .isEqualTo(headers(slow))
        .contains(
            "X-Content-Type-Options: nosniff",
            "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/ask?a=b",
        "PUT /api/ask",
        "POST /api/other",
        "POST /api/ask/",
        "POST /api/%61sk"
      })
  void anotherAddressOrMethodIsTheServlets(String line) throws IOException {
    assertThat(RawHttp.exchange(web.port(), request(line, PLAIN, "{}"))).endsWith("servlet {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Authorization: Bearer x",
        PLAIN + "\r\nAuthorization: Bearer y",
        PLAIN + "\r\nContent-Encoding: gzip",
        "Authorization: Bearer x\r\nContent-Type: text/plain"
      })
  void otherHeadersAreTheServlets(String headers) throws IOException {
    assertThat(RawHttp.exchange(web.port(), request("POST /api/ask", headers, "{}")))
        .endsWith("servlet {}");
  }

  @Test
  void aBodyThatComesInPiecesIsTheServletsAsAWhole() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(20_000);
      byte[] all = request("POST /api/ask", PLAIN, "{\"a\":1}").getBytes(StandardCharsets.US_ASCII);
      var out = socket.getOutputStream();
      out.write(all, 0, all.length - 3);
      out.flush();
      // The servlet has it by now, and waits for the rest.
      begun.await();
      out.write(all, all.length - 3, 3);
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).endsWith("servlet {\"a\":1}");
    }
  }

  @Test
  void aHugeBodyIsRefusedHereToo() throws IOException {
    assertThat(RawHttp.exchange(web.port(), request("POST /api/ask", PLAIN, "x".repeat(300_000))))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void oneConnectionTakesBothWaysInTurns() throws IOException {
    String quick = request("POST /api/ask", PLAIN, "{}").replace("Connection: close\r\n", "");
    String slow = request("POST /api/ask", PLAIN, "hard").replace("Connection: close\r\n", "");
    String last = request("POST /api/ask", PLAIN, "{}");
    String answers = RawHttp.exchange(web.port(), quick + slow + quick + slow + last);
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(6);
    assertThat(answers).containsPattern("(?s)short.*hard.*short.*hard.*short$");
  }
}
