package dev.roster.team;

import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.access.TeamRole;
import dev.roster.command.Cursor;
import dev.roster.command.Kind;
import dev.roster.command.Nearest;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import dev.roster.member.Affiliations;
import java.util.ArrayList;
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

  private static final Cursor FIRST = new Cursor(Optional.empty(), Optional.empty());

  private static final Pattern ID =
      Pattern.compile("id:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** A team by its id, whoever asks; empty when there is none in that org any more. */
  public Optional<Team> find(Handle sql, UUID org, UUID team) {
    return TeamTable.find(sql, org, team);
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
          .orElseThrow(() -> new Refusal("This team does not exist any more."));
    }
    List<Team> called =
        TeamTable.called(
            sql, eyes, typed.strip().toLowerCase(Locale.ROOT), TeamName.normalise(typed));
    return switch (called.size()) {
      case 0 -> throw new Refusal(unknown(sql, viewer, eyes, typed));
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
    if (!team.active()) {
      throw new Refusal(
          "The team %s is inactive. `/team reactivate %s` brings it back into use first."
              .formatted(team.inSentence(), team.slug()));
    }
    return team;
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
    var begun =
        TeamTable.page(sql, new TeamTable.Filter(eyes, typed, Optional.empty()), FIRST, NAMED);
    if (!begun.isEmpty() && !TeamName.normalise(typed).isEmpty()) {
      return begun;
    }
    var byName = new LinkedHashMap<String, Team>();
    for (Team team :
        TeamTable.page(sql, new TeamTable.Filter(eyes, "", Optional.empty()), FIRST, COMPARED)) {
      byName.putIfAbsent(TeamName.normalise(team.name()), team);
      byName.putIfAbsent(team.slug(), team);
    }
    return Nearest.of(TeamName.normalise(typed), byName.keySet()).map(byName::get).stream()
        .toList();
  }

  /** The active teams that somebody is in and the viewer may see, by name. */
  public List<Team> teamsOf(Handle sql, Seat viewer, UUID person) {
    return TeamTable.of(sql, Viewer.of(viewer), person);
  }

  @Override
  public List<String> of(Handle sql, Seat viewer, UUID person) {
    return teamsOf(sql, viewer, person).stream().map(Team::label).toList();
  }

  @Override
  public UUID find(Handle sql, Seat viewer, String typed) {
    return get(sql, viewer, typed).id();
  }

  @Override
  public Kind.Suggested option() {
    return option(Optional.empty());
  }

  /** An option that takes a team and offers those in use, to who manages teams. */
  public Kind.Suggested activeOption() {
    Kind.Suggested active = option(Optional.of(true));
    return new Kind.Suggested(
        (context, sql, typed) ->
            Viewer.of(context.seat()).manages()
                ? active.suggester().suggest(context, sql, typed)
                : List.of(),
        active.max());
  }

  /** The same for inactive ones. */
  Kind.Suggested inactiveOption() {
    return option(Optional.of(false));
  }

  private static Kind.Suggested option(Optional<Boolean> active) {
    return new Kind.Suggested(
        (context, sql, typed) -> {
          var suggestions = new ArrayList<Suggestion>();
          for (Team team :
              TeamTable.page(
                  sql,
                  new TeamTable.Filter(Viewer.of(context.seat()), typed, active),
                  FIRST,
                  OFFERED)) {
            String state = team.active() ? "" : " (inactive)";
            suggestions.add(new Suggestion(team.slug(), team.label() + state));
          }
          return suggestions;
        },
        TeamName.LONGEST);
  }
}
