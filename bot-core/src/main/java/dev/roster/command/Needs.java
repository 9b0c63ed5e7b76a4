package dev.roster.command;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;

/** Whether somebody may run a command at all, decided from what was read for the call. */
public final class Needs {

  private Needs() {}

  /** Whether the caller may run the command in the org that they are in. */
  public static boolean isMet(Need need, Caller caller) {
    return switch (need) {
      case Need.Holds(var permission) ->
          caller
              .current()
              .filter(seat ->
                  Access.decide(AccessRequest.of(seat, permission)) instanceof Decision.Allowed)
              .isPresent();
      case Need.OnTeam(var act) ->
          caller
              .current()
              .filter(seat -> TeamAccess.somewhere(seat, act) instanceof Decision.Allowed)
              .isPresent();
      case Need.Member() -> caller.current().filter(Seat::active).isPresent();
      case Need.Judged(var test, _) -> test.test(caller);
      case Need.Nothing() -> true;
    };
  }

  /**
   * Refuses without a lock what the caller may not do.
   *
   * @throws Refusal with the rule in plain words
   */
  static void require(Need need, Caller caller) {
    switch (need) {
      case Need.Holds(var permission) -> {
        Seat seat = Context.seatOf(caller);
        if (Access.decide(AccessRequest.of(seat, permission)) instanceof Decision.Denied denied) {
          throw new Refusal(denied);
        }
      }
      case Need.OnTeam(var act) -> {
        if (TeamAccess.somewhere(Context.seatOf(caller), act) instanceof Decision.Denied denied) {
          throw new Refusal(denied);
        }
      }
      case Need.Member() -> {
        Seat seat = Context.seatOf(caller);
        if (!seat.active()) {
          throw new Refusal("Your access to " + seat.orgName() + " is suspended.");
        }
      }
      case Need.Judged(var test, var refusal) -> {
        if (!test.test(caller)) {
          throw new Refusal(refusal);
        }
      }
      case Need.Nothing() -> {}
    }
  }
}
