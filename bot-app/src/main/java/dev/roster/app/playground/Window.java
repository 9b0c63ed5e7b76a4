package dev.roster.app.playground;

import dev.roster.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One open page: what it is still to be told. */
final class Window {

  /** A page that is this far behind is cut off; it connects again and reads everything anew. */
  private static final int MOST_WAITING = 500;

  private static final Frame BYE = new Frame("bye", "{}");

  private final String user;
  private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile boolean open = true;

  /**
   * One server-sent event.
   *
   * @param event its name
   * @param data JSON on one line
   */
  record Frame(String event, String data) {}

  Window(String user) {
    this.user = user;
  }

  String user() {
    return user;
  }

  void tell(String event, Object data) {
    if (!waiting.offer(new Frame(event, Json.write(data)))) {
      close();
    }
  }

  /** The next event; empty when nothing happened for that long. */
  Optional<Frame> next(Duration within) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(within.toMillis(), TimeUnit.MILLISECONDS));
  }

  boolean isOpen() {
    return open;
  }

  /** Wakes the stream up, which then ends. */
  void close() {
    open = false;
    waiting.clear();
    waiting.offer(BYE);
  }
}
