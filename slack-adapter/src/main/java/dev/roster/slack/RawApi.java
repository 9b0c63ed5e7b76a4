package dev.roster.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls Slack's Web API with whatever token, and turns its refusals into verdicts. */
final class RawApi implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RawApi.class);

  // Within the 3 s of a trigger twice over; a call that takes longer is given up.
  private static final int CALL_MILLIS = 15_000;

  private final Slack slack;

  RawApi(Optional<URI> apiBaseUrl) {
    var config = new SlackConfig();
    apiBaseUrl.map(URI::toString).ifPresent(config::setMethodsEndpointUrlPrefix);
    config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
    config.setStatsEnabled(false);
    this.slack = Slack.getInstance(config);
  }

  /** One call of one method. */
  @FunctionalInterface
  interface Method<T extends SlackApiTextResponse> {
    /** Calls it. */
    T call(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** Slack said no, by its own word for why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    private Refused(String error) {
      super(error, null, false, false);
      this.error = error;
    }

    /** Slack's word, such as {@code channel_not_found}. */
    String error() {
      return error;
    }

    /** The same for the core. */
    DeliveryException toDelivery(String name) {
      return new DeliveryException(SlackVerdicts.of(error), name + ": " + error);
    }
  }

  /**
   * Calls a method.
   *
   * @param name the method, for the log
   * @throws Refused when Slack said no for a reason that will not pass by itself
   */
  <T extends SlackApiTextResponse> T ask(String token, String name, Method<T> method)
      throws DeliveryException, Refused {
    T answer;
    try {
      answer = method.call(slack.methods(token));
    } catch (SlackApiException e) {
      throw failed(name, SlackVerdicts.of(e), "HTTP " + e.getResponse().code());
    } catch (IOException e) {
      throw failed(name, new Verdict.Later(SlackVerdicts.SOON), String.valueOf(e.getMessage()));
    }
    if (answer.isOk()) {
      return answer;
    }
    String error = answer.getError() == null ? "unknown error" : answer.getError();
    Verdict verdict = SlackVerdicts.of(answer.getError());
    if (verdict instanceof Verdict.Never) {
      throw new Refused(error);
    }
    throw failed(name, verdict, error);
  }

  private static DeliveryException failed(String name, Verdict verdict, String reason) {
    return new DeliveryException(verdict, name + ": " + reason);
  }

  /** The SDK, for the parts that are no Web API. */
  Slack slack() {
    return slack;
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      log.debug("Closing the Slack client failed", e);
    }
  }
}
