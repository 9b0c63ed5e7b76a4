package dev.roster.platform;

import static java.util.Objects.requireNonNull;

import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;

/**
 * Tries something a few times while somebody waits for it, with pauses that double, or as long as
 * the other side asks for. What may wait longer belongs into the outbox.
 *
 * <p>A class of our own and no library: that a pause is the longer one of what doubles and of what
 * {@code Retry-After} says, and that a try ends at once where that is too long, is most of it; a
 * library would need both written as functions of its own, beside one more dependency.
 *
 * @param most how many tries
 * @param first the pause after the first try
 * @param longest a longer pause is not waited for: the last failure is the answer
 */
public record Tries(int most, Duration first, Duration longest) {

  /** Checks that there is a try. */
  public Tries {
    requireNonNull(first, "first must not be null");
    requireNonNull(longest, "longest must not be null");
    if (most < 1) {
      throw new IllegalArgumentException("there is at least one try");
    }
  }

  /** One try. */
  @FunctionalInterface
  public interface Try<T> {
    /**
     * Does it.
     *
     * @throws DeliveryException when it failed; tried again for {@code Later} only
     */
    T run() throws DeliveryException;
  }

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleep {
    void over(Duration pause) throws InterruptedException;
  }

  /**
   * Tries until it works.
   *
   * @return what the try gave
   * @throws DeliveryException the failure of the last try
   */
  public <T> T of(Try<T> once) throws DeliveryException, InterruptedException {
    return of(once, Thread::sleep);
  }

  <T> T of(Try<T> once, Sleep sleep) throws DeliveryException, InterruptedException {
    Duration pause = first;
    for (int tried = 1; ; tried++) {
      try {
        return once.run();
      } catch (DeliveryException e) {
        Duration wait =
            e.verdict() instanceof Verdict.Later(var asked) && asked.compareTo(pause) > 0
                ? asked
                : pause;
        if (!(e.verdict() instanceof Verdict.Later)
            || tried == most
            || wait.compareTo(longest) > 0) {
          throw e;
        }
        sleep.over(wait);
        pause = pause.multipliedBy(2);
      }
    }
  }
}
