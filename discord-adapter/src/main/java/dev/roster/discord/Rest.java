package dev.roster.discord;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Calls Discord's REST API and turns its refusals into verdicts. JDA keeps to the rates and tries
 * 502 to 504 again; what it would have to wait for goes back to the outbox. Safe for any number of
 * threads.
 */
final class Rest {

  private final Connection connection;

  Rest(Connection connection) {
    this.connection = connection;
  }

  /** One request. */
  @FunctionalInterface
  interface Call<T> {
    /** Makes it, without sending it. */
    RestAction<T> on(JDA jda);
  }

  /** Discord said no, by its own number for why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    private Refused(int code, String meaning) {
      super(meaning, null, false, false);
      this.code = code;
    }

    /** Discord's number, such as 50007. */
    int code() {
      return code;
    }

    /** The same for the core. */
    DeliveryException toDelivery(String name) {
      return new DeliveryException(new Verdict.Never(), name + ": " + code + " " + getMessage());
    }
  }

  /**
   * Sends a request where every refusal is an error.
   *
   * @param name what it does, for the log
   */
  <T> T call(String name, Call<T> request) throws DeliveryException {
    try {
      return ask(name, request);
    } catch (Refused e) {
      throw e.toDelivery(name);
    }
  }

  /**
   * Sends a request whose refusal may be an answer.
   *
   * @throws Refused when Discord said no for a reason that will not pass by itself
   */
  <T> T ask(String name, Call<T> request) throws DeliveryException, Refused {
    JDA jda = connection.jda();
    try {
      return request.on(jda).complete(false);
    } catch (RateLimitedException e) {
      throw new DeliveryException(
          new Verdict.Later(Duration.ofMillis(e.getRetryAfter())), name + ": too many requests");
    } catch (ErrorResponseException e) {
      throw failed(name, e);
    } catch (PermissionException e) {
      throw new DeliveryException(
          new Verdict.Never(), name + ": the bot lacks " + e.getPermission().getName());
    } catch (CompletionException | RejectedExecutionException e) {
      // JDA is shutting down, or took too long.
      throw new DeliveryException(
          new Verdict.Later(DiscordVerdicts.SOON), name + ": " + e.getClass().getSimpleName());
    }
  }

  /** Discord as JDA knows it, without asking. */
  JDA jda() throws DeliveryException {
    return connection.jda();
  }

  /**
   * Makes sure that JDA knows of every server that there is.
   *
   * @throws DeliveryException while it is still being told of them, or of this one
   */
  void requireServers(String server) throws DeliveryException {
    boolean told = connection.isReady();
    if (!told || connection.jda().isUnavailable(Long.parseUnsignedLong(server))) {
      throw new DeliveryException(
          new Verdict.Later(DiscordVerdicts.SOON), "Discord has not told of its servers yet");
    }
  }

  private DeliveryException failed(String name, ErrorResponseException failure) throws Refused {
    Verdict verdict = DiscordVerdicts.of(failure);
    if (verdict instanceof Verdict.Never) {
      throw new Refused(failure.getErrorCode(), failure.getMeaning());
    }
    if (verdict instanceof Verdict.Disconnected) {
      connection.refuse();
    }
    return new DeliveryException(
        verdict, name + ": " + failure.getErrorCode() + " " + failure.getMeaning());
  }
}
