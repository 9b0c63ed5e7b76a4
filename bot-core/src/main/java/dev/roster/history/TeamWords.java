package dev.roster.history;

import static dev.roster.history.MemberWords.was;

import dev.roster.history.Describing.Sentence;
import java.util.Map;

/** What events about teams say. */
final class TeamWords {

  private TeamWords() {}

  static Map<String, Sentence> all() {
    return Map.ofEntries(
        Map.entry("team.created", (e, k) -> "made the team " + team(e, k)),
        Map.entry("team.edited", TeamWords::edited),
        Map.entry(
            "team.budget",
            (e, k) ->
                "set the budget of the team %s to %s%s"
                    .formatted(team(e, k), e.after("budget").orElse("?"), was(e.before("budget")))),
        Map.entry("team.deleted", (e, k) -> "deleted the team " + team(e, k)),
        Map.entry(
            "team.deactivated", (e, k) -> "took the team %s out of use".formatted(team(e, k))),
        Map.entry(
            "team.reactivated", (e, k) -> "put the team %s in use again".formatted(team(e, k))),
        Map.entry(
            "team.member_added",
            (e, k) -> "put %s into the team %s%s".formatted(k.whom(e), team(e, k), as(e, k))),
        Map.entry(
            "team.member_removed",
            (e, k) -> "took %s out of the team %s".formatted(k.whom(e), team(e, k))),
        Map.entry(
            "team.member_role",
            (e, k) ->
                "made %s %s of the team %s%s"
                    .formatted(
                        k.whom(e),
                        k.teamRole(e.after("role").orElse("?")),
                        team(e, k),
                        was(e.before("role").map(k::teamRole)))),
        Map.entry("team.transferred", TeamWords::transferred));
  }

  private static String team(Recorded e, Known k) {
    return e.word("name").orElseGet(() -> k.team(e.targetId()));
  }

  /** A plain member is what everybody in a team is; only another role is worth a word. */
  private static String as(Recorded e, Known k) {
    return e.after("role")
        .filter(role -> !role.equals("member"))
        .map(role -> " as " + k.teamRole(role))
        .orElse("");
  }

  private static String edited(Recorded e, Known k) {
    return e.word("name_before").isPresent()
        ? "renamed the team" + MemberWords.fromTo(e.word("name_before"), e.word("name"))
        : "changed the description of the team " + team(e, k);
  }

  private static String transferred(Recorded e, Known k) {
    return "made %s the owner of the team %s%s"
        .formatted(k.whom(e), team(e, k), was(k.named(e.before("person"))));
  }
}
