package dev.roster.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.util.json.GsonFactory;
import dev.roster.command.ErrorId;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's Socket Mode: a connection that we open, so that no address of ours needs to be public.
 * The first connection is tried until it succeeds, so that a start does not depend on Slack; from
 * then on the SDK's session monitor keeps it up (back within 5 s, platforms.md 2).
 */
final class SocketMode implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final App app;
  private final String appToken;
  private final AfterAck afterAck;
  private final SocketModeRequestParser parser;
  private final Gson gson;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread connecting;
  private volatile @Nullable SocketModeClient client;
  private volatile boolean connected;

  SocketMode(App app, String appToken, AfterAck afterAck) {
    this.app = app;
    this.appToken = appToken;
    this.afterAck = afterAck;
    this.parser = new SocketModeRequestParser(app.config());
    this.gson = GsonFactory.createSnakeCase(app.slack().getConfig());
    this.connecting = Thread.ofVirtual().name("slack-connect").unstarted(this::connect);
  }

  void start() {
    connecting.start();
  }

  private void connect() {
    Duration pause = FIRST_PAUSE;
    try {
      do {
        try {
          open();
          return;
        } catch (IOException | RuntimeException e) {
          log.warn(
              "Slack's Socket Mode is not connected ({}); trying again in {} s",
              e.getMessage(),
              pause.toSeconds());
        }
        Duration wait = pause;
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } while (true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() throws IOException {
    var opened = app.slack().socketMode(appToken, SocketModeClient.Backend.JavaWebSocket);
    opened.addWebSocketMessageListener(message -> take(opened, message));
    client = opened;
    opened.connect();
    connected = true;
    if (closed.getCount() == 0) {
      opened.close();
    }
  }

  private void take(SocketModeClient from, String message) {
    JsonObject envelope = JsonParser.parseString(message).getAsJsonObject();
    if (!envelope.has("envelope_id")) {
      return;
    }
    String id = envelope.get("envelope_id").getAsString();
    try {
      afterAck.during(() -> {
        Response answer = answer(message);
        if (answer.getStatusCode() >= 500) {
          // Without an acknowledgement Slack brings it again.
          return false;
        }
        from.sendSocketModeResponse(acknowledgement(id, answer));
        return true;
      });
    } catch (Exception e) {
      // Not acknowledged: Slack shows its own error or delivers the event again.
      log.info("A request of Slack was not acknowledged and is left alone: {}", e.toString());
    }
  }

  /** What Bolt says; nothing when the request cannot be read, since Slack would only repeat it. */
  private Response answer(String message) throws Exception {
    try {
      SocketModeRequest request = parser.parse(message);
      if (request != null && request.getBoltRequest() != null) {
        return app.run(request.getBoltRequest());
      }
    } catch (RuntimeException e) {
      ErrorId.log(log, "reading a request of Slack", e);
    }
    return Response.ok();
  }

  /** Whether the first connection stands; from then on the SDK keeps it up. */
  boolean isConnected() {
    return connected;
  }

  private String acknowledgement(String envelope, Response response) {
    Map<String, Object> ack = new LinkedHashMap<>();
    ack.put("envelope_id", envelope);
    String body = response.getBody();
    if (body != null && !body.isEmpty()) {
      boolean json = String.valueOf(response.getContentType()).startsWith("application/json");
      ack.put("payload", json ? gson.fromJson(body, JsonElement.class) : Map.of("text", body));
    }
    return gson.toJson(ack);
  }

  /** Takes nothing new; what was acknowledged goes on. */
  @Override
  public void close() {
    closed.countDown();
    SocketModeClient open = client;
    if (open != null) {
      try {
        open.close();
      } catch (IOException | RuntimeException e) {
        log.debug("Closing Slack's Socket Mode failed", e);
      }
    }
  }
}
