package dev.roster.history;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds for each thing that somebody is the decision in force behind it. */
final class Reasons {

  /**
   * Why somebody is one thing.
   *
   * @param label what it is about
   * @param team the team it is about; absent where it is about none
   * @param value what they are
   * @param decided the decision in force; absent where they have been so since they joined
   * @param also what belongs to it: the invitation that was accepted
   */
  record Reason(
      String label,
      Optional<UUID> team,
      String value,
      Optional<Recorded> decided,
      Optional<Recorded> also) {

    /** Checks that nothing is missing. */
    Reason {
      requireNonNull(label, "label must not be null");
      requireNonNull(value, "value must not be null");
    }

    static Reason of(String label, String value, Optional<Recorded> decided) {
      return new Reason(label, Optional.empty(), value, decided, Optional.empty());
    }

    /** The events it names. */
    List<Recorded> events() {
      return Stream.of(decided, also).flatMap(Optional::stream).toList();
    }
  }

  private final ShowPast past;

  Reasons(ShowPast past) {
    this.past = past;
  }

  /** Why a member is what they are, the joining first. */
  List<Reason> of(Handle sql, Seat seat, Member member, Decisions decisions) {
    Standing now = past.standing(sql, seat, member);
    var reasons = new ArrayList<Reason>();
    reasons.add(joining(sql, seat, decisions));
    reasons.add(
        Reason.of("Role", now.role(), decided(sql, seat, decisions, "role", member.roleVersion())));
    reasons.add(
        Reason.of(
            "Status",
            now.status(),
            decided(sql, seat, decisions, "status", member.statusVersion())));
    reasons.add(Reason.of("Tier", Known.capital(now.tier()), decisions.inForce("tier")));
    reasons.add(
        Reason.of(
            "Limit",
            now.limit().map(one -> MemberWords.credits(Long.toString(one))).orElse("none"),
            decided(sql, seat, decisions, "limit", member.capVersion())));
    if (now.subscriberAdmin()) {
      reasons.add(Reason.of("Flags", "subscriber admin", Optional.empty()));
    }
    new TreeMap<>(now.teams())
        .forEach((team, role) ->
            reasons.add(
                new Reason(
                    "Team",
                    Optional.of(team),
                    role,
                    decisions.inForce("team " + team),
                    Optional.empty())));
    decisions
        .inForce("name")
        .ifPresent(event -> reasons.add(Reason.of("Name", member.name(), Optional.of(event))));
    return reasons;
  }

  private static Reason joining(Handle sql, Seat seat, Decisions decisions) {
    Optional<Joining> joining =
        decisions.inForce("membership").map(event -> Joining.of(sql, seat.org(), event));
    return new Reason(
        "Here",
        Optional.empty(),
        joining.filter(Joining::founds).isPresent() ? "made the org" : "in " + seat.orgName(),
        joining.map(Joining::joined),
        joining.flatMap(Joining::invited));
  }

  /**
   * The decision that the membership names as the one in force; after an Undo that is the one
   * before. The org's own event stands for all where a move to another scheme changed many.
   */
  private static Optional<Recorded> decided(
      Handle sql, Seat seat, Decisions decisions, String matter, long version) {
    if (version == 0) {
      return Optional.empty();
    }
    return decisions
        .at(matter, version)
        .or(() ->
            EventTable.of(sql, seat.org(), version).stream()
                .filter(event -> event.action().equals("org.scheme"))
                .findFirst())
        .or(() -> decisions.inForce(matter));
  }

  /** The reasons as lines of a card. */
  static List<Block> facts(List<Reason> reasons, Known known) {
    return List.of(
        new Block.Facts(
            reasons.stream()
                .map(reason -> new Block.Fact(label(reason, known), value(reason, known)))
                .toList()));
  }

  private static String label(Reason reason, Known known) {
    return reason
        .team()
        .map(team -> reason.label() + " " + known.team(team))
        .orElse(reason.label());
  }

  private static List<Span> value(Reason reason, Known known) {
    var spans = new ArrayList<Span>();
    spans.add(Span.bold(shown(reason, known)));
    if (reason.decided().isPresent()) {
      spans.add(Span.plain(": "));
      spans.addAll(told(reason.decided().get(), known));
    } else {
      spans.add(
          Span.plain(
              reason.label().equals("Flags")
                  ? ", set by who runs this Roster"
                  : ", since joining"));
    }
    reason
        .also()
        .ifPresent(invited -> {
          spans.add(Span.plain("; "));
          spans.addAll(told(invited, known));
        });
    return spans;
  }

  private static String shown(Reason reason, Known known) {
    return switch (reason.label()) {
      case "Role" -> known.role(reason.value());
      case "Team" -> known.teamRole(reason.value());
      default -> reason.value();
    };
  }

  /** Who did what, when, through which door and why. */
  static List<Span> told(Recorded event, Known known) {
    var spans = new ArrayList<Span>();
    spans.add(known.who(event));
    spans.add(Span.plain(" %s, ".formatted(Describing.words(event, known))));
    spans.add(Span.when(event.at()));
    spans.add(
        Span.plain(
            ", through %s%s"
                .formatted(
                    Doors.words(event.door()),
                    event.reason().map(why -> ", because “" + why + "”").orElse(""))));
    return spans;
  }

  /** The teams that the reasons are about. */
  static List<UUID> teams(List<Reason> reasons) {
    return reasons.stream().flatMap(reason -> reason.team().stream()).toList();
  }
}
