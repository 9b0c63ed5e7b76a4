package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.action.Offers;
import java.time.Instant;
import java.util.Optional;

/**
 * What a handler knows besides its arguments.
 *
 * @param call the call as it came
 * @param caller who it came from
 * @param now the database's time when the call was taken up
 * @param offers takes the actions behind the buttons of the answer
 */
public record Context(Call call, Caller caller, Instant now, Offers offers) {

  /** Checks that nothing is missing. */
  public Context {
    requireNonNull(call, "call must not be null");
    requireNonNull(caller, "caller must not be null");
    requireNonNull(now, "now must not be null");
    requireNonNull(offers, "offers must not be null");
  }

  /**
   * The caller's seat in the org that the call is about.
   *
   * @throws Refusal when there is none: says how to get one
   */
  public Seat seat() {
    return seatOf(caller);
  }

  static Seat seatOf(Caller caller) {
    return caller
        .current()
        .orElseThrow(() ->
            new Refusal(
                caller.seats().isEmpty()
                    ? "You are in no org here. Ask an admin for an invitation, or make an org with"
                        + " `/org create`."
                    : "You are in several orgs here. Pick one with `/org switch`, or add `org:`"
                        + " and its name to the command."));
  }

  /** The same call with the caller's seat as it is within the transaction. */
  Context seated(Optional<Seat> seat) {
    return new Context(call, caller.about(seat), now, offers);
  }
}
