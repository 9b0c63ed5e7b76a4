package dev.roster.slack;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Tries;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One interaction's address for answers. Slack's SDK loses an answer that meets a 429 or 5xx
 * (platforms.md 2), so it is tried again here. One thread's.
 */
final class ResponseUrl {

  private static final Logger log = LoggerFactory.getLogger(ResponseUrl.class);

  /** How often Slack lets it be used (platforms.md 2). */
  private static final int MOST_USES = 5;

  private static final Tries TRIES = new Tries(4, Duration.ofMillis(500), Duration.ofSeconds(20));
  private static final Set<String> HOSTS = Set.of("hooks.slack.com", "hooks.slack-gov.com");

  private final SlackHttpClient http;
  private final String url;
  private int left = MOST_USES;

  private ResponseUrl(SlackHttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /**
   * Opens an address that Slack gave.
   *
   * @param apiBase another Slack endpoint in use, whose host is trusted as well
   * @return empty when it leads elsewhere than to Slack
   */
  static Optional<ResponseUrl> open(SlackHttpClient http, Optional<URI> apiBase, String url) {
    try {
      URI target = URI.create(url);
      String host = String.valueOf(target.getHost());
      boolean slack = "https".equals(target.getScheme()) && HOSTS.contains(host);
      boolean other = apiBase.map(base -> host.equals(base.getHost())).orElse(false);
      return slack || other ? Optional.of(new ResponseUrl(http, url)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Sends an answer; false when it did not get through. */
  boolean send(ActionResponse answer) throws InterruptedException {
    try {
      return TRIES.of(() -> post(answer));
    } catch (DeliveryException e) {
      log.info("Slack did not take an answer: {}", e.getMessage());
      return false;
    }
  }

  private boolean post(ActionResponse answer) throws DeliveryException {
    if (left == 0) {
      throw new DeliveryException(
          new Verdict.Never(), "its address was used " + MOST_USES + " times");
    }
    left--;
    try (Response response = http.postJsonBody(url, answer)) {
      if (response.isSuccessful()) {
        return true;
      }
      if (response.code() == 429) {
        // Refused before it counted.
        left++;
      }
      throw new DeliveryException(verdict(response), "HTTP " + response.code());
    } catch (IOException e) {
      log.debug("An answer to Slack got lost", e);
      throw new DeliveryException(new Verdict.Later(Duration.ZERO), e.getClass().getSimpleName());
    }
  }

  private static Verdict verdict(Response response) {
    if (response.code() == 429) {
      return new Verdict.Later(SlackVerdicts.retryAfter(response.header("Retry-After")));
    }
    return response.code() >= 500 ? new Verdict.Later(Duration.ZERO) : new Verdict.Never();
  }
}
