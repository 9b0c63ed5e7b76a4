package dev.roster.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.roster.command.ErrorId;
import dev.roster.command.Running;
import dev.roster.slack.gate.SlackGate;
import dev.roster.slack.gate.SlackGate.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's HTTP mode, for whatever server there is: hand in what was posted to {@code /slack/events}
 * and send back what comes out. Never blocks for long but for suggestions (2 s). Safe for any
 * number of threads.
 */
public final class SlackHttp {

  /** The largest body to read, in bytes; a longer one may be cut here, it is refused anyway. */
  public static final int MOST_BYTES = SlackGate.MOST_BYTES;

  private static final Logger log = LoggerFactory.getLogger(SlackHttp.class);
  private static final String TEXT = "text/plain; charset=utf-8";

  private final SlackGate gate;
  private final App app;
  private final SlackRequestParser parser;
  private final AfterAck afterAck;
  private final Running running;

  SlackHttp(SlackGate gate, App app, AfterAck afterAck, Running running) {
    this.gate = gate;
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.afterAck = afterAck;
    this.running = running;
  }

  /**
   * What to send back.
   *
   * @param status the HTTP status
   * @param contentType the media type of the body
   * @param body possibly empty
   */
  public record Answer(int status, String contentType, String body) {
    private static Answer empty(int status) {
      return new Answer(status, TEXT, "");
    }
  }

  /**
   * Answers one POST request.
   *
   * @param headers as they came; names in any case
   * @param body the bytes as they came, before anything was decoded: the signature is over them
   */
  public Answer handle(Map<String, List<String>> headers, byte[] body) {
    if (!running.isOpen()) {
      return Answer.empty(503);
    }
    if (isCertificateCheck(body)) {
      return Answer.empty(200);
    }
    var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    String signature = first(byName, "X-Slack-Signature");
    return switch (gate.look(first(byName, "X-Slack-Request-Timestamp"), signature, body)) {
      case Verdict.Admitted(var text) -> {
        Answer answer = admitted(byName, text);
        if (answer.status() >= 500 && signature != null) {
          gate.forget(signature);
        }
        yield answer;
      }
      case Verdict.Replayed() -> Answer.empty(200);
      case Verdict.Refused(int status, String reason) -> {
        log.info("Refused a request to /slack/events: {}", reason);
        yield Answer.empty(status);
      }
    };
  }

  private Answer admitted(Map<String, List<String>> headers, String body) {
    var answer = new AtomicReference<>(Answer.empty(400));
    try {
      var request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri("/slack/events")
                  .queryString(Map.of())
                  .requestBody(body)
                  .headers(new RequestHeaders(headers))
                  .remoteAddress("")
                  .build());
      if (request == null) {
        return answer.get();
      }
      afterAck.during(() -> {
        answer.set(answer(app.run(request)));
        return answer.get().status() == 200;
      });
    } catch (Exception e) {
      // Signed by Slack, yet nothing that we know.
      ErrorId.log(log, "reading a request of Slack", e);
    }
    return answer.get();
  }

  private static Answer answer(Response response) {
    String body = response.getBody() == null ? "" : response.getBody();
    return new Answer(response.getStatusCode(), response.getContentType(), body);
  }

  /** Slack tries the certificate with an unsigned form that asks for nothing. */
  private static boolean isCertificateCheck(byte[] body) {
    if (body.length > 1_000) {
      return false;
    }
    String form = new String(body, StandardCharsets.UTF_8);
    return form.equals("ssl_check=1")
        || form.startsWith("ssl_check=1&")
        || form.endsWith("&ssl_check=1");
  }

  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }
}
