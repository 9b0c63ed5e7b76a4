package dev.roster.org;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is said and offered when a plan is full (D26 to D30). */
public final class MoreRoom {

  private static final int NAMES = 3;

  private final Members members;

  /** Wires it. */
  public MoreRoom(Members members) {
    this.members = members;
  }

  /** Why there is no room, and what makes some: a sentence without its beginning and end. */
  public static String full(Org org) {
    if (org.personal()) {
      return "a personal org is for one person and stays so. `/org create` makes one to share";
    }
    int seats = org.planSeats().orElse(0);
    return "the plan %s has room for %s and all of it is taken. A bigger plan makes room (`/org plan`); for more than any plan, contact sales"
        .formatted(org.planTitle(), seats == 1 ? "1 person" : seats + " people");
  }

  /**
   * The same as a refusal that names who could change the plan.
   *
   * @param beginning what is refused, such as {@code The invitation is not pending any more}
   */
  public static Refusal refusal(Seat actor, Org org, String beginning) {
    return new Refusal(
        new Decision.Denied(
            "seats.count",
            beginning + ", and " + full(org) + ".",
            Access.holders(actor.scheme(), Permission.BILLING_MANAGE)));
  }

  /** The smallest plan with more room; empty when the org's has no limit, or is a personal one. */
  static Optional<Plan> next(Handle sql, Org org) {
    return org.planSeats()
        .filter(seats -> !org.personal())
        .flatMap(
            seats -> PlanTable.all(sql).stream().filter(plan -> plan.fits(seats + 1)).findFirst());
  }

  /**
   * A button that changes the plan for whoever may, else who could; nothing where no plan has more
   * room.
   */
  public List<Block> blocks(Context context, Handle sql, Org org) {
    Seat seat = context.seat();
    Optional<Plan> next = next(sql, org);
    if (next.isEmpty()) {
      return List.of();
    }
    Plan plan = next.get();
    if (Access.decide(AccessRequest.of(seat, Permission.BILLING_MANAGE))
        instanceof Decision.Denied) {
      return List.of(new Block.Note(List.of(Span.plain(whoCould(sql, seat, plan)))));
    }
    var action =
        new Action(
            Action.Answer.PRIVATE,
            ChangePlan.PATH,
            Map.of(ChangePlan.PLAN, plan.name()),
            Optional.of(seat.org()),
            Optional.of(context.call().account().toString()),
            false,
            true,
            Undo.LIFE);
    return List.of(
        new Block.Buttons(
            List.of(
                new Button(
                    "Change to " + plan.title(),
                    Button.Style.PLAIN,
                    context.offers().offer(action)))));
  }

  private String whoCould(Handle sql, Seat seat, Plan plan) {
    var roles = Access.holders(seat.scheme(), Permission.BILLING_MANAGE);
    var names = members.holders(sql, seat.org(), roles, NAMES);
    String titles = Access.whoHolds(seat.scheme(), Permission.BILLING_MANAGE);
    String who = names.isEmpty() ? titles : String.join(", ", names) + " (" + titles + ")";
    return "%s has room for %s. Who could change the plan: %s."
        .formatted(plan.title(), plan.room(), who.isEmpty() ? "nobody" : who);
  }
}
