package dev.roster.slack;

import dev.roster.command.Running;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds back what a handler wants done until Slack was acknowledged: when the acknowledgement does
 * not get through, Slack tells the person that nothing happened, and then nothing must happen. A
 * handler runs on the thread that acknowledges.
 */
final class AfterAck {

  private static final ThreadLocal<List<Runnable>> HELD = new ThreadLocal<>();

  private final Running running;

  AfterAck(Running running) {
    this.running = running;
  }

  /** Answers a request and acknowledges it. */
  @FunctionalInterface
  interface Exchange {
    /** True when the acknowledgement got through. */
    boolean acknowledge() throws Exception;
  }

  /** Runs the exchange, and then what its handler held back, each on a virtual thread. */
  void during(Exchange exchange) throws Exception {
    var held = new ArrayList<Runnable>();
    HELD.set(held);
    try {
      if (exchange.acknowledge()) {
        held.forEach(running::begin);
      }
    } finally {
      HELD.remove();
    }
  }

  /** Called by handlers: work for after the acknowledgement. */
  static void later(Runnable work) {
    List<Runnable> held = HELD.get();
    if (held == null) {
      throw new IllegalStateException("no exchange with Slack on this thread");
    }
    held.add(work);
  }
}
