package dev.roster.command;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import java.util.Optional;

/** Whether somebody may run a command at all, decided from what was read for the call. */
public final class Needs {

  private Needs() {}

  /** Whether the caller may run the command in the org that they are in. */
  public static boolean isMet(Need need, Caller caller) {
    return switch (need) {
      case Need.Holds _, Need.HoldsAny _ ->
          caller
              .current()
              .flatMap(seat -> request(need, seat))
              .filter(Needs::isAllowed)
              .isPresent();
      case Need.OnTeam(var act) ->
          caller
              .current()
              .filter(seat -> TeamAccess.somewhere(seat, act) instanceof Decision.Allowed)
              .isPresent();
      case Need.Member() ->
          caller.current().filter(Seat::active).filter(seat -> !seat.guest()).isPresent();
      case Need.Seated() -> caller.current().filter(seat -> !seat.guest()).isPresent();
      case Need.Judged(var test, _) -> test.test(caller);
      case Need.Nothing() -> true;
    };
  }

  /**
   * What is to be decided for a need of permissions; empty for any other need. Of several
   * permissions it is the first that somebody has, or else the first.
   */
  static Optional<AccessRequest> request(Need need, Seat seat) {
    return switch (need) {
      case Need.Holds(var permission) -> Optional.of(AccessRequest.of(seat, permission));
      case Need.HoldsAny(var permissions) ->
          permissions.stream()
              .map(permission -> AccessRequest.of(seat, permission))
              .filter(Needs::isAllowed)
              .findFirst()
              .or(() -> Optional.of(AccessRequest.of(seat, permissions.getFirst())));
      case Need.OnTeam _, Need.Member _, Need.Seated _, Need.Judged _, Need.Nothing _ ->
          Optional.empty();
    };
  }

  private static boolean isAllowed(AccessRequest request) {
    return Access.decide(request) instanceof Decision.Allowed;
  }

  /**
   * Refuses without a lock what the caller may not do.
   *
   * @throws Refusal with the rule in plain words
   */
  static void require(Need need, Caller caller) {
    switch (need) {
      case Need.Holds _, Need.HoldsAny _ -> {
        AccessRequest request = request(need, Context.seatOf(caller)).orElseThrow();
        if (Access.decide(request) instanceof Decision.Denied denied) {
          throw new Refusal(denied);
        }
      }
      case Need.OnTeam(var act) -> {
        if (TeamAccess.somewhere(Context.seatOf(caller), act) instanceof Decision.Denied denied) {
          throw new Refusal(denied);
        }
      }
      case Need.Seated() -> requireIn(Context.seatOf(caller));
      case Need.Member() -> {
        Seat seat = Context.seatOf(caller);
        requireIn(seat);
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

  private static void requireIn(Seat seat) {
    if (seat.guest()) {
      throw new Refusal(
          "You are not in %s. As platform admin you see who is in, and act with `/member attach`."
              .formatted(seat.orgName()));
    }
  }
}
