package dev.roster.discord;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Discord. It is tried until it succeeds, so that a start does not depend on
 * Discord; from then on JDA keeps it up. A token that Discord does not know ends it for good. Safe
 * for any number of threads.
 */
final class Connection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

  private final DiscordSettings settings;
  private final OkHttpClient http = new OkHttpClient.Builder().callTimeout(LONGEST_CALL).build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile @Nullable JDA open;
  private volatile boolean ready;

  Connection(DiscordSettings settings) {
    this.settings = settings;
  }

  /** Begins to connect; what people do goes to the listener. */
  void start(EventListener listener) {
    Thread.ofVirtual().name("discord-connect").start(() -> connect(listener));
  }

  /**
   * What calls Discord's REST API.
   *
   * @throws DeliveryException while there is none
   */
  JDA jda() throws DeliveryException {
    if (refused.get()) {
      throw new DeliveryException(new Verdict.Disconnected(), "Discord refused the token");
    }
    JDA jda = open;
    if (jda == null || closed.getCount() == 0) {
      throw new DeliveryException(
          new Verdict.Later(DiscordVerdicts.SOON), "Discord is not connected");
    }
    return jda;
  }

  /** Whether JDA was told of all servers that the bot is in. */
  boolean isReady() {
    return ready;
  }

  /** Stops every further call: Discord does not know the token any more. */
  void refuse() {
    if (refused.compareAndSet(false, true)) {
      log.error(
          "Discord does not accept DISCORD_TOKEN. Copy the token anew from the application's page Bot"
              + " and restart; nothing is sent to Discord until then.");
    }
  }

  private void connect(EventListener listener) {
    Duration pause = FIRST_PAUSE;
    try {
      while (closed.getCount() > 0 && !refused.get()) {
        try {
          int code = untilShutDown(new Gateway(http, settings).address(), listener);
          if (closed.getCount() == 0) {
            return;
          }
          ended(code);
          pause = LONGEST_PAUSE;
        } catch (Gateway.TokenRefused | InvalidTokenException e) {
          refuse();
        } catch (IOException | RuntimeException e) {
          log.warn(
              "Discord is not connected ({}); trying again in {} s", said(e), pause.toSeconds());
        }
        if (refused.get() || closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String said(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Connects, and waits for JDA to give up, which it does only when Discord wants it to. */
  private int untilShutDown(String gateway, EventListener listener) throws InterruptedException {
    var end = new CompletableFuture<Integer>();
    JDA jda = Session.open(settings, http, gateway, listener, watching(end));
    open = jda;
    if (closed.getCount() == 0) {
      Session.close(jda);
    }
    return end.join();
  }

  private EventListener watching(CompletableFuture<Integer> end) {
    return event -> {
      if (event instanceof ReadyEvent) {
        ready = true;
      } else if (event instanceof ShutdownEvent shutdown) {
        ready = false;
        end.complete(shutdown.getCode());
      }
    };
  }

  private void ended(int code) {
    if (code == CloseCode.AUTHENTICATION_FAILED.getCode()) {
      refuse();
      return;
    }
    CloseCode why = CloseCode.from(code);
    log.error(
        "Discord ended the connection ({}); trying again in {} s",
        why == null ? code : why.getMeaning(),
        LONGEST_PAUSE.toSeconds());
  }

  /** Takes nothing new and lets go of Discord, within about 4 s. */
  @Override
  public void close() {
    closed.countDown();
    JDA jda = open;
    if (jda != null) {
      try {
        Session.close(jda);
      } catch (InterruptedException e) {
        jda.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
