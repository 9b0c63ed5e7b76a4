package dev.roster.slack;

import com.slack.api.methods.SlackApiException;
import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What to do when Slack says no (docs.slack.dev, errors of each method; platforms.md 2). */
final class SlackVerdicts {

  /** After something went wrong at Slack's end. */
  static final Duration SOON = Duration.ofSeconds(5);

  // Slack asks for at most a minute's patience when it names no time.
  private static final Duration RATE = Duration.ofSeconds(30);
  // Somebody has to install the app again with the scopes of the manifest.
  private static final Duration SCOPES = Duration.ofMinutes(10);

  private static final Set<String> DISCONNECTED =
      Set.of("token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive");
  private static final Set<String> RATE_LIMITED = Set.of("ratelimited", "rate_limited");
  private static final Set<String> SLACK_IS_ILL =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "accesslimited");

  private SlackVerdicts() {}

  /** For a name in {@code error}. */
  static Verdict of(@Nullable String error) {
    if (error == null || SLACK_IS_ILL.contains(error)) {
      return new Verdict.Later(SOON);
    }
    if (DISCONNECTED.contains(error)) {
      return new Verdict.Disconnected();
    }
    if (RATE_LIMITED.contains(error)) {
      return new Verdict.Later(RATE);
    }
    return error.equals("missing_scope") ? new Verdict.Later(SCOPES) : new Verdict.Never();
  }

  /** For an HTTP status that is not 200. */
  static Verdict of(SlackApiException failure) {
    Response response = failure.getResponse();
    if (response.code() == 429) {
      return new Verdict.Later(retryAfter(response.header("Retry-After")));
    }
    return response.code() >= 500 ? new Verdict.Later(SOON) : of(error(failure));
  }

  private static String error(SlackApiException failure) {
    var answer = failure.getError();
    return answer == null || answer.getError() == null
        ? "http_" + failure.getResponse().code()
        : answer.getError();
  }

  /** The seconds of {@code Retry-After}; half a minute when it says nothing sensible. */
  static Duration retryAfter(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : RATE;
  }
}
