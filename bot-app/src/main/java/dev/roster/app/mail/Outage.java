package dev.roster.app.mail;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the mail server cannot be used at present. It is said once in the log, not with each mail;
 * and for a while no further mail knocks, so that a server that hangs holds up a few mails and not
 * the chat messages that wait beside them. Safe for any number of threads.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /** Shorter than the least pause of a mail (store.Patience), so that none waits a turn longer. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final AtomicReference<@Nullable Since> since = new AtomicReference<>();

  private record Since(Instant knockedAt, String reason) {}

  Outage(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Goes on unless the server was found unusable just now.
   *
   * @throws DeliveryException what was wrong then
   */
  void check() throws DeliveryException {
    Since now = since.get();
    if (now != null && clock.instant().isBefore(now.knockedAt().plus(REST))) {
      throw new DeliveryException(new Verdict.Later(REST), now.reason());
    }
  }

  /** What is wrong; empty while nothing is known to be. */
  Optional<String> reason() {
    return Optional.ofNullable(since.get()).map(Since::reason);
  }

  /** Notes that it cannot be used. */
  void began(String reason) {
    Since before = since.getAndSet(new Since(clock.instant(), reason));
    if (before == null || !before.reason().equals(reason)) {
      LOG.warn("mail waits: {}; `./roster doctor` tries the server", reason);
    }
  }

  /** Notes that it took a mail, or refused one for what is in it. */
  void ended() {
    if (since.getAndSet(null) != null) {
      LOG.info("the mail server can be used again; mail that waited goes out");
    }
  }
}
