package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Shown;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds one of somebody's seats by what they call the org: its short name, else its name. */
public final class SeatNames {

  private SeatNames() {}

  /**
   * The seat in the org that is called so. A short name is one org's; a name that two orgs share
   * picks neither, so that nobody changes one while they think of the other.
   *
   * @param seats somebody's seats where they speak
   * @throws Refusal when none or several are called so; it names their own orgs and never says
   *     whether one exists that is not theirs
   */
  public static Seat find(List<Seat> seats, String org) {
    String wanted = org.strip().toLowerCase(Locale.ROOT);
    List<Seat> named =
        seats.stream()
            .filter(seat -> seat.orgName().toLowerCase(Locale.ROOT).equals(wanted))
            .toList();
    return seats.stream()
        .filter(seat -> seat.slug().equals(wanted))
        .findFirst()
        .orElseGet(() -> only(named, seats, org));
  }

  /** Whether one of them is called so. */
  static boolean isOne(List<Seat> seats, String org) {
    String wanted = org.strip().toLowerCase(Locale.ROOT);
    return seats.stream()
        .anyMatch(seat ->
            seat.slug().equals(wanted) || seat.orgName().toLowerCase(Locale.ROOT).equals(wanted));
  }

  private static Seat only(List<Seat> named, List<Seat> seats, String org) {
    return switch (named.size()) {
      case 0 -> throw new Refusal(unknown(seats, org));
      case 1 -> named.getFirst();
      default ->
          throw new Refusal(
              "You are in %d orgs called `%s`. Pick one by its short name: %s."
                  .formatted(named.size(), Shown.of(org), slugs(named)));
    };
  }

  private static String unknown(List<Seat> seats, String org) {
    return "You are in no org called `%s` here. %s"
        .formatted(
            Shown.of(org),
            seats.isEmpty() ? "`/org create` makes one." : "Yours: " + slugs(seats) + ".");
  }

  private static String slugs(List<Seat> seats) {
    return seats.stream().map(seat -> "`" + seat.slug() + "`").collect(Collectors.joining(", "));
  }
}
