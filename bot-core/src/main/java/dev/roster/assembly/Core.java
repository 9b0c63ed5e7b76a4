package dev.roster.assembly;

import dev.roster.command.Engine;
import dev.roster.invite.InvitationLinks;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import java.time.Duration;
import javax.sql.DataSource;

/** The running core: what adapters and pages talk to. */
public final class Core implements AutoCloseable {

  private Core() {}

  /**
   * Puts the core together on a migrated database. Nothing runs before {@link #start}; register the
   * platforms in between.
   *
   * @param read connections with autocommit on
   * @param write connections with autocommit off, so that a transaction costs no extra round trips
   */
  public static Core create(DataSource read, DataSource write, Settings settings, Mailer mailer) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** What adapters talk to. */
  public Engine engine() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** What the invitation pages talk to. */
  public InvitationLinks links() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where adapters register themselves. */
  public Platforms platforms() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Begins to send what waits in the outbox. */
  public void start() {}

  /** Whether the database answers within the time; for the readiness check. */
  public boolean isReady(Duration within) {
    return false;
  }

  /** Stops sending after what is being sent, within 20 s; what waits stays in the outbox. */
  @Override
  public void close() {}
}
