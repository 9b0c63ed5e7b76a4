package dev.roster.app.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts events over HTTP, signed as Standard Webhooks say: headers {@code webhook-id}, {@code
 * webhook-timestamp} and {@code webhook-signature}. It follows no redirect, uses no proxy, and
 * reads nothing of the answer but its status.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {

  /** Of a whole try; far below the lease of an outbox row. */
  private static final Duration MOST = Duration.ofSeconds(15);

  private static final int GONE = 410;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final OkHttpClient http;
  private final InstantSource clock;

  /** Sends to the public internet only. */
  public HttpWebhookSender(InstantSource clock) {
    this(new PublicAddresses(Dns.SYSTEM), clock);
  }

  /** The same with other names, for tests. */
  HttpWebhookSender(Dns names, InstantSource clock) {
    this.clock = clock;
    this.http =
        new OkHttpClient.Builder()
            .dns(names)
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(Duration.ofSeconds(5))
            .callTimeout(MOST)
            .build();
  }

  @Override
  public void check(URI url) throws DeliveryException {
    try {
      http.dns().lookup(url.getHost());
    } catch (UnknownHostException e) {
      throw new DeliveryException(
          new Verdict.Never(),
          "`%s` is not found, or leads to an address of an inner network."
              .formatted(url.getHost()));
    }
  }

  @Override
  public void send(Post post) throws DeliveryException {
    byte[] body = CloudEventBody.of(post);
    long seconds = clock.instant().getEpochSecond();
    var request =
        new Request.Builder()
            .url(post.url().toString())
            .header("User-Agent", "Roster")
            .header(Webhook.UNBRANDED_MSG_ID_KEY, post.id())
            .header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(seconds))
            .header(
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                signatures(post.secrets(), post.id(), seconds, new String(body, UTF_8)))
            .post(RequestBody.create(body, MediaType.get(CloudEventBody.MEDIA_TYPE)))
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw refused(response);
      }
    } catch (IOException e) {
      throw new DeliveryException(
          new Verdict.Later(Duration.ZERO), e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static DeliveryException refused(Response response) {
    String reason = "it answered " + response.code();
    return response.code() == GONE
        ? new DeliveryException(new Verdict.Never(), reason)
        : new DeliveryException(new Verdict.Later(wait(response)), reason);
  }

  /** What the receiver asks for by {@code Retry-After}, at most an hour. */
  private static Duration wait(Response response) {
    return Optional.ofNullable(response.header("Retry-After"))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(asked -> asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT)
        .orElse(Duration.ZERO);
  }

  private static String signatures(List<byte[]> secrets, String id, long seconds, String body) {
    return secrets.stream()
        .map(secret -> sign(secret, id, seconds, body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(byte[] secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("a secret of 32 bytes signs", e);
    }
  }

  /** Ends what is being sent. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
