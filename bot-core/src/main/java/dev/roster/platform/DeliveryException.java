package dev.roster.platform;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Something was not delivered, or a platform did not answer. */
public final class DeliveryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;
  private final boolean mayHaveArrived;

  /** What to do about it. */
  public sealed interface Verdict {
    /** Try again, not before the given time has passed (a platform's {@code Retry-After}). */
    record Later(Duration delay) implements Verdict {}

    /** Never: the recipient or channel is gone, or refuses. */
    record Never() implements Verdict {}

    /**
     * Nothing more can be sent through this installation: the token is revoked or the app was
     * uninstalled.
     */
    record Disconnected() implements Verdict {}
  }

  /**
   * Describes it.
   *
   * @param reason for the log and the outbox row; without secrets
   */
  public DeliveryException(Verdict verdict, String reason) {
    this(verdict, reason, false);
  }

  /**
   * Describes it.
   *
   * @param mayHaveArrived whether everything was handed over and nobody answered, so that another
   *     try may make a second copy
   */
  public DeliveryException(Verdict verdict, String reason, boolean mayHaveArrived) {
    super(reason);
    this.verdict = requireNonNull(verdict, "verdict must not be null");
    this.mayHaveArrived = mayHaveArrived;
  }

  /** What to do about it. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether it may have been delivered all the same. */
  public boolean mayHaveArrived() {
    return mayHaveArrived;
  }
}
