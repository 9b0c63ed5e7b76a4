package dev.roster.app.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in reverse. Safe for any number of threads. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<Part> started = new ArrayDeque<>();
  private boolean closed;

  private record Part(String name, AutoCloseable part) {}

  /**
   * Keeps a part.
   *
   * @param name what it is, for the log
   * @return the part
   * @throws StoppedException when everything is being stopped; the part is stopped then
   */
  <T extends AutoCloseable> T add(String name, T part) {
    synchronized (this) {
      if (!closed) {
        started.push(new Part(name, part));
        return part;
      }
    }
    stop(new Part(name, part));
    throw new StoppedException();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (Part part = next(); part != null; part = next()) {
      stop(part);
    }
  }

  private synchronized Part next() {
    return started.poll();
  }

  private static void stop(Part part) {
    try {
      LOG.debug("stopping {}", part.name());
      part.part().close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", part.name(), e);
    }
  }

  /** A stop was asked for while parts were still being started. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
