package dev.roster.check;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamSeat;
import dev.roster.access.TeamState;
import dev.roster.command.Shown;
import dev.roster.store.Databases;
import dev.roster.team.Teams;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out answers, by the code that decides on commands; the first no is the answer. */
final class Verdicts {

  private final Databases databases;
  private final Teams teams;

  Verdicts(Databases databases, Teams teams) {
    this.databases = databases;
    this.teams = teams;
  }

  /**
   * Works out an answer about a member.
   *
   * @throws BadQuestionException when there is no such permission, or it lacks a team
   */
  Answer decide(OrgState org, View view, Question question) {
    Optional<Permission> permission = Permission.of(question.permission());
    Seat seat = view.standing().seat();
    Decision decision =
        permission.isPresent()
            ? inOrg(org, seat, permission.get(), question.team())
            : inTeam(org, seat, question);
    if (decision instanceof Decision.Denied denied) {
      return new Answer(false, denied.rule(), Optional.of(view.known()));
    }
    return permission.filter(Permission::spendsCredits).isPresent()
        ? view.paused()
            .map(limit -> new Answer(false, "credits." + limit, Optional.of(view.known())))
            .orElseGet(() -> new Answer(true, decision.rule(), Optional.of(view.known())))
        : new Answer(true, decision.rule(), Optional.of(view.known()));
  }

  /** In a team it takes the right in the org, and a place in a team that is in use (A12). */
  private Decision inOrg(OrgState org, Seat seat, Permission permission, @Nullable String team) {
    Decision decision = Access.decide(AccessRequest.of(seat, permission));
    if (team == null || decision instanceof Decision.Denied) {
      return decision;
    }
    Optional<TeamState> meant = meant(org, team);
    if (meant.isEmpty()) {
      return unknownTeam();
    }
    if (!meant.get().active()) {
      return denied("team.inactive", "The team %s is out of use.".formatted(meant.get().name()));
    }
    return seat.in(meant.get().id()).filter(TeamSeat::active).isPresent()
        ? decision
        : denied("team.not_a_member", "You are not in the team %s.".formatted(meant.get().name()));
  }

  private Decision inTeam(OrgState org, Seat seat, Question question) {
    TeamPermission permission = teamPermission(question);
    return meant(org, requireTeam(question))
        .map(team -> TeamAccess.decide(seat, team, permission))
        .orElseGet(Verdicts::unknownTeam);
  }

  private Optional<TeamState> meant(OrgState org, String team) {
    return databases.read(sql -> teams.meant(sql, org.id(), team));
  }

  private static Decision unknownTeam() {
    return denied("team.unknown", "There is no such team.");
  }

  private static Decision denied(String rule, String reason) {
    return new Decision.Denied(rule, reason, List.of());
  }

  /**
   * Goes on only with a question that could be answered of somebody.
   *
   * @throws BadQuestionException when there is no such permission, or it lacks a team
   */
  static void requireAnswerable(Question question) {
    if (Permission.of(question.permission()).isEmpty()) {
      teamPermission(question);
      requireTeam(question);
    }
  }

  private static TeamPermission teamPermission(Question question) {
    return TeamPermission.of(question.permission())
        .orElseThrow(() ->
            new BadQuestionException(
                "permission",
                "There is no permission `%s`. Those of docs/roles.md are allowed, such as `inference.use`."
                    .formatted(Shown.of(question.permission()))));
  }

  private static String requireTeam(Question question) {
    String team = question.team();
    if (team == null) {
      throw new BadQuestionException(
          "team",
          "`%s` is a permission in a team. Name the team too, as in `\"team\": \"data-science\"`."
              .formatted(question.permission()));
    }
    return team;
  }
}
