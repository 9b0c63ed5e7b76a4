package dev.roster.history;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.time.Instant;
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
   * @param also what belongs to it: the invitation that was accepted, the request that was approved
   * @param givenBack when an Undo put the decision in force again; absent where it is the last
   */
  record Reason(
      String label,
      Optional<UUID> team,
      String value,
      Optional<Recorded> decided,
      Optional<Recorded> also,
      Optional<Instant> givenBack) {

    /** Checks that nothing is missing. */
    Reason {
      requireNonNull(label, "label must not be null");
      requireNonNull(value, "value must not be null");
    }

    static Reason of(String label, String value, Optional<Recorded> decided) {
      return new Reason(
          label, Optional.empty(), value, decided, Optional.empty(), Optional.empty());
    }

    Reason since(Optional<Instant> undone) {
      return new Reason(label, team, value, decided, also, undone);
    }

    /** The events it names. */
    List<Recorded> events() {
      return Stream.of(decided, also).flatMap(Optional::stream).toList();
    }
  }

  /** How many teams are explained one by one. */
  private static final int MOST_TEAMS = 10;

  private static final String MORE_TEAMS = "More teams";

  private final ShowPast past;

  Reasons(ShowPast past) {
    this.past = past;
  }

  /** Why a member is what they are, the joining first. */
  List<Reason> of(Handle sql, Seat seat, Member member, Decisions ever) {
    Decisions decisions = ever.ofThisMembership();
    Standing now = past.standing(sql, seat, member);
    var reasons = new ArrayList<Reason>();
    reasons.add(joining(sql, seat, decisions));
    reasons.add(
        Reason.of(
                "Role",
                now.role(),
                passedOn(sql, seat, member)
                    .or(() -> decided(sql, seat, decisions, "role", member.roleVersion())))
            .since(decisions.givenBack("role", member.roleVersion())));
    reasons.add(
        Reason.of(
                "Status",
                now.status(),
                decided(sql, seat, decisions, "status", member.statusVersion()))
            .since(decisions.givenBack("status", member.statusVersion())));
    reasons.add(tier(now, decisions));
    reasons.add(
        Reason.of(
                "Limit",
                now.limit().map(one -> MemberWords.credits(Long.toString(one))).orElse("none"),
                decided(sql, seat, decisions, "limit", member.capVersion()))
            .since(decisions.givenBack("limit", member.capVersion())));
    if (now.subscriberAdmin()) {
      reasons.add(Reason.of("Flags", "subscriber admin", Optional.empty()));
    }
    new TreeMap<>(now.teams())
        .entrySet().stream()
            .limit(MOST_TEAMS)
            .forEach(place -> reasons.add(team(place.getKey(), place.getValue(), decisions)));
    int more = now.teams().size() - MOST_TEAMS;
    if (more > 0) {
      reasons.add(Reason.of(MORE_TEAMS, Integer.toString(more), Optional.empty()));
    }
    ever.inForce("name")
        .ifPresent(event -> reasons.add(Reason.of("Name", member.name(), Optional.of(event))));
    return reasons;
  }

  /** A tier by an approval is the request's and the approver's doing. */
  private static Reason tier(Standing now, Decisions decisions) {
    Optional<Recorded> set = decisions.inForce("tier");
    Optional<Recorded> approved =
        set.flatMap(event -> decisions.beside(event, "upgrade.approved"))
            .filter(event -> event.after("by").isEmpty());
    return new Reason(
        "Tier",
        Optional.empty(),
        Known.capital(now.tier()),
        approved.or(() -> set),
        approved.flatMap(event -> decisions.on(event.targetId(), "upgrade.requested")),
        decisions.givenBack("tier", set.map(event -> event.key().version()).orElse(0L)));
  }

  private static Reason team(UUID team, String role, Decisions decisions) {
    String matter = "team " + team;
    Optional<Recorded> decided = decisions.inForce(matter);
    return new Reason(
        "Team",
        Optional.of(team),
        role,
        decided,
        Optional.empty(),
        decisions.givenBack(matter, decided.map(event -> event.key().version()).orElse(0L)));
  }

  /** The change that passed the org on, for who got it and for who gave it. */
  private static Optional<Recorded> passedOn(Handle sql, Seat seat, Member member) {
    String person = member.person().toString();
    return member.roleVersion() == 0
        ? Optional.empty()
        : EventTable.of(sql, seat.org(), member.roleVersion()).stream()
            .filter(event -> event.action().equals("org.transferred"))
            .filter(event ->
                event.before("owner").filter(person::equals).isPresent()
                    || event.after("owner").filter(person::equals).isPresent())
            .findFirst();
  }

  private static Reason joining(Handle sql, Seat seat, Decisions decisions) {
    Optional<Joining> joining =
        decisions.inForce("membership").map(event -> Joining.of(sql, seat.org(), event));
    return new Reason(
        "Here",
        Optional.empty(),
        joining.filter(Joining::founds).isPresent() ? "made the org" : "in " + seat.orgName(),
        joining.map(Joining::joined),
        joining.flatMap(Joining::invited),
        Optional.empty());
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
      spans.add(Span.plain(otherwise(reason.label())));
    }
    reason
        .also()
        .ifPresent(invited -> {
          spans.add(Span.plain("; "));
          spans.addAll(told(invited, known));
        });
    reason
        .givenBack()
        .ifPresent(at -> {
          spans.add(Span.plain(" (given back by an Undo on "));
          spans.add(Span.when(at));
          spans.add(Span.plain(")"));
        });
    return spans;
  }

  private static String otherwise(String label) {
    return switch (label) {
      case "Flags" -> ", set by who runs this Roster";
      case MORE_TEAMS -> "";
      default -> ", since joining";
    };
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
