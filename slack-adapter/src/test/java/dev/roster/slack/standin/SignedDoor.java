package dev.roster.slack.standin;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers by HTTP as Slack does: form or JSON, signed. */
public final class SignedDoor implements Door {

  /** The secret of the stand-in. */
  public static final String SECRET = "signing-secret";

  /** Posts to the app. */
  @FunctionalInterface
  public interface Post {
    /** Posts headers and bytes and gives status and body. */
    Map.Entry<Integer, String> send(Map<String, List<String>> headers, byte[] body)
        throws Exception;
  }

  private final Post post;
  // Each delivery has a second of its own, so that the same payload never has the same signature.
  private final AtomicLong second = new AtomicLong(Instant.now().getEpochSecond());

  /** Delivers to whatever posts. */
  public SignedDoor(Post post) {
    this.post = post;
  }

  @Override
  public Ack deliver(Kind kind, JsonObject payload) throws Exception {
    long at = second.getAndDecrement();
    byte[] body = body(kind, payload).getBytes(StandardCharsets.UTF_8);
    return send(signed(SECRET, Long.toString(at), body), body);
  }

  /** Sends as is. */
  public Ack send(Map<String, List<String>> headers, byte[] body) throws Exception {
    long begun = System.nanoTime();
    var answer = post.send(headers, body);
    return new Ack(answer.getKey(), answer.getValue(), Duration.ofNanos(System.nanoTime() - begun));
  }

  /** The bytes of a payload. */
  public static String body(Kind kind, JsonObject payload) {
    return switch (kind) {
      case EVENT -> payload.toString();
      case INTERACTIVE -> "payload=" + encoded(payload.toString());
      case COMMAND ->
          payload.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + encoded(entry.getValue().getAsString()))
              .collect(Collectors.joining("&"));
    };
  }

  /** The headers of a signed request. */
  public static Map<String, List<String>> signed(String secret, String timestamp, byte[] body)
      throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
    String signature = "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    return Map.of(
        "x-slack-request-timestamp", List.of(timestamp),
        "x-slack-signature", List.of(signature),
        "content-type", List.of("application/x-www-form-urlencoded"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
