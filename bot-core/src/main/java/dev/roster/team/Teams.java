package dev.roster.team;

import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.access.TeamState;
import dev.roster.command.Cursor;
import dev.roster.command.Kind;
import dev.roster.command.Nearest;
import dev.roster.command.Scan;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.member.Affiliations;
import dev.roster.store.Backfill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Looks teams up, for this feature's commands and for others. Everybody sees the active teams they
 * are in, who manages teams or lists people sees all (C49, B05); what somebody may not see does not
 * exist for them.
 */
public final class Teams implements Affiliations {

  private static final int OFFERED = 25;
  private static final int NAMED = 3;
  // Enough to find a slip of the finger; with more teams than that, `team list` finds better.
  private static final int COMPARED = 1_000;

  private static final Pattern ID =
      Pattern.compile("id:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /**
   * How many teams an org has, inactive ones included.
   *
   * @param most where counting ends, so that it costs the same in any org
   */
  public int count(Handle sql, UUID org, int most) {
    return TeamTable.count(sql, org, most);
  }

  /** The words by which teams are found, of those of before they were kept. */
  public static Backfill backfill() {
    return TeamWords.backfill();
  }

  /** A page of the teams in use that somebody sees, by name; none for who may not look at teams. */
  public Scan<Team> active(Handle sql, Seat viewer, Cursor cursor, int size) {
    return Viewer.mayLook(viewer)
        ? new TeamSearch(Viewer.of(viewer), "", Optional.of(true)).page(sql, cursor, size)
        : new Scan<>(List.of(), Optional.empty(), Optional.empty(), false);
  }

  /** A team by its id, whoever asks; empty when there is none in that org any more. */
  public Optional<Team> find(Handle sql, UUID org, UUID team) {
    return TeamTable.find(sql, org, team);
  }

  /** The team that a program means, by short name, else by name; empty when there is none. */
  public Optional<TeamState> meant(Handle sql, UUID org, String word) {
    return TeamTable.meant(
            sql, org, word.strip().toLowerCase(Locale.ROOT), TeamName.normalise(word))
        .map(Team::state);
  }

  /**
   * Whether somebody may put people into the team: with five roles by their role in it, else by
   * {@code team.manage}. The door of invitations that name a team asks this when they are sent, and
   * of the inviter again when they are accepted.
   */
  public static Decision mayAdd(Seat actor, Team team) {
    return TeamAccess.decide(adding(actor, team));
  }

  /** What {@link #mayAdd} decides on, for a change. */
  public static TeamRequest adding(Seat actor, Team team) {
    TeamRequest request = TeamRequest.of(actor, TeamAct.ADD, team.state());
    return actor.scheme().teamRole(TeamRole.MEMBER).map(request::granting).orElse(request);
  }

  /**
   * The team that somebody typed: by short name or by name.
   *
   * @param viewer who asks; only teams that they may see are found
   * @throws Refusal when none or more than one is meant, with the nearest names
   */
  public Team get(Handle sql, Seat viewer, String typed) {
    Viewer eyes = Viewer.of(viewer);
    var id = ID.matcher(typed);
    if (id.matches()) {
      return TeamTable.seen(sql, eyes, UUID.fromString(id.group(1)))
          .orElseThrow(() -> Refusal.unknown("This team does not exist any more."));
    }
    List<Team> called =
        TeamTable.called(
            sql, eyes, typed.strip().toLowerCase(Locale.ROOT), TeamName.normalise(typed));
    return switch (called.size()) {
      case 0 -> throw Refusal.unknown(unknown(sql, viewer, eyes, typed));
      case 1 -> called.getFirst();
      default ->
          throw new Refusal(
              "`%s` is the short name of %s and the name of another team: type `%s` or `%s`."
                  .formatted(
                      Shown.of(typed),
                      called.getFirst().inSentence(),
                      called.getFirst().inSentence(),
                      called.getLast().slug()));
    };
  }

  /**
   * The team that somebody typed, to put people into it.
   *
   * @throws Refusal as {@link #get(Handle, Seat, String)}, and when it is inactive (C46)
   */
  public Team getActive(Handle sql, Seat viewer, String typed) {
    Team team = get(sql, viewer, typed);
    requireActive(team);
    return team;
  }

  static void requireActive(Team team) {
    if (!team.active()) {
      throw new Refusal(
          "The team %s is inactive. `/team reactivate %s` brings it back into use first."
              .formatted(team.inSentence(), team.slug()));
    }
  }

  /** The word that a button carries for a team; reads back by {@link #get}. */
  static String word(Team team) {
    return "id:" + team.id();
  }

  private static String unknown(Handle sql, Seat viewer, Viewer eyes, String typed) {
    String what =
        eyes.seesAll()
            ? "`%s` is no team of %s.".formatted(Shown.of(typed), viewer.orgName())
            : "You are in no team of %s called `%s`.".formatted(viewer.orgName(), Shown.of(typed));
    List<Team> near = nearest(sql, eyes, typed);
    if (near.isEmpty()) {
      return what + " `/team list` shows those that are.";
    }
    String names =
        near.stream().map(team -> "`" + team.inSentence() + "`").collect(Collectors.joining(", "));
    return what + " Did you mean " + names + "?";
  }

  private static List<Team> nearest(Handle sql, Viewer eyes, String typed) {
    var begun = new TeamSearch(eyes, typed, Optional.empty()).first(sql, NAMED);
    if (!begun.isEmpty() && !TeamName.normalise(typed).isEmpty()) {
      return begun;
    }
    var byName = new LinkedHashMap<String, Team>();
    for (Team team : new TeamSearch(eyes, "", Optional.empty()).first(sql, COMPARED)) {
      byName.putIfAbsent(TeamName.normalise(team.name()), team);
      byName.putIfAbsent(team.slug(), team);
    }
    return Nearest.of(TeamName.normalise(typed), byName.keySet()).map(byName::get).stream()
        .toList();
  }

  /** The active teams that somebody is in and the viewer may see, by name, with the role there. */
  @Override
  public List<String> of(Handle sql, Seat viewer, UUID person) {
    return TeamTable.of(sql, Viewer.of(viewer), person).stream()
        .map(one -> one.team().label() + TeamRoles.behind(viewer, one.role()))
        .toList();
  }

  @Override
  public UUID find(Handle sql, Seat viewer, String typed) {
    return get(sql, viewer, typed).id();
  }

  @Override
  public Kind.Suggested option() {
    return option(TeamAct.SEE);
  }

  /** An option that takes a team and offers those that the asker may put people into. */
  public Kind.Suggested activeOption() {
    return option(TeamAct.ADD);
  }

  /** An option that takes a team and offers those that the asker may do that to. */
  static Kind.Suggested option(TeamAct act) {
    return new Kind.Suggested(
        (context, sql, typed) -> {
          Seat seat = context.seat();
          Viewer all = Viewer.of(seat);
          boolean bySeat =
              !seat.scheme().hasTeamRoles() || act.isForManagers() || act == TeamAct.TRANSFER;
          // A decision on each is needed only where places in teams, or their owners, count.
          int most = all.seesAll() && act != TeamAct.TRANSFER && bySeat ? OFFERED : COMPARED;
          return new TeamSearch(bySeat ? all : all.byPlace(), typed, status(act))
              .first(sql, most).stream()
                  .filter(team -> may(seat, act, team))
                  .limit(OFFERED)
                  .map(Teams::suggestion)
                  .toList();
        },
        TeamName.LONGEST);
  }

  private static Optional<Boolean> status(TeamAct act) {
    return switch (act) {
      case ADD, ROLE, TRANSFER, BUDGET, DEACTIVATE -> Optional.of(true);
      case REACTIVATE -> Optional.of(false);
      case SEE, REMOVE, EDIT, DELETE -> Optional.empty();
    };
  }

  private static Suggestion suggestion(Team team) {
    return new Suggestion(team.slug(), team.label() + (team.active() ? "" : " (inactive)"));
  }

  /** Whether somebody may do that to the team. */
  static boolean may(Seat actor, TeamAct act, Team team) {
    return TeamAccess.decide(TeamRequest.of(actor, act, team.state())) instanceof Decision.Allowed;
  }

  /**
   * Goes on only when somebody may do that to the team, from what was read for the call.
   *
   * @throws Refusal with the rule, when they may not
   */
  static void require(Seat actor, TeamAct act, Team team) {
    if (TeamAccess.decide(TeamRequest.of(actor, act, team.state()))
        instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }
}
