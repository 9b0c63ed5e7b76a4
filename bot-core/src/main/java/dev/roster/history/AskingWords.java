package dev.roster.history;

import dev.roster.history.Describing.Sentence;
import java.util.Map;
import java.util.UUID;

/** What events about invitations and requests say. */
final class AskingWords {

  private AskingWords() {}

  static Map<String, Sentence> all() {
    return Map.ofEntries(
        Map.entry("invitation.sent", AskingWords::sent),
        Map.entry(
            "invitation.link_shown", (e, k) -> "looked at the link that invites " + k.invitee(e)),
        Map.entry("invitation.resent", (e, k) -> "invited " + k.invitee(e) + " again"),
        Map.entry("invitation.accepted", (e, k) -> "accepted the invitation to " + k.invitee(e)),
        Map.entry("invitation.declined", (e, k) -> "declined the invitation to " + k.invitee(e)),
        Map.entry("invitation.cancelled", (e, k) -> "withdrew the invitation to " + k.invitee(e)),
        Map.entry(
            "invitation.cancelled_all",
            (e, k) ->
                "withdrew all that were pending with the org, invitations: "
                    + e.before("invitations").orElse("some")),
        Map.entry(
            "invitation.expired",
            (e, k) -> "found that the invitation to %s has expired".formatted(k.invitee(e))),
        Map.entry(
            "invitation.reopened",
            (e, k) -> "opened the invitation to %s again".formatted(k.invitee(e))),
        Map.entry("join.requested", AskingWords::asksIn),
        Map.entry(
            "join.asked",
            (e, k) ->
                "asked people directly whether %s may come in: the channel could not be reached"
                    .formatted(k.whom(e))),
        Map.entry("join.approved", (e, k) -> "let " + k.whom(e) + " in"),
        Map.entry("join.denied", (e, k) -> "did not let " + k.whom(e) + " in"),
        Map.entry(
            "join.cancelled",
            (e, k) -> "ended the wish of %s to come in: it was settled".formatted(k.whom(e))),
        Map.entry(
            "join.expired",
            (e, k) ->
                "ended the wish of %s to come in: nobody decided in time".formatted(k.whom(e))),
        Map.entry("upgrade.requested", AskingWords::asked),
        Map.entry("upgrade.approved", (e, k) -> "approved " + request(e, k)),
        Map.entry("upgrade.denied", (e, k) -> "denied " + request(e, k)),
        Map.entry("upgrade.cancelled", (e, k) -> "withdrew " + request(e, k)),
        Map.entry(
            "upgrade.cancelled_all",
            (e, k) ->
                "ended all that were open with the org, requests for Pro: "
                    + e.before("requests").orElse("some")),
        Map.entry(
            "upgrade.expired",
            (e, k) -> "ended %s: nobody decided in time".formatted(request(e, k))),
        Map.entry("upgrade.reopened", (e, k) -> "opened %s again".formatted(request(e, k))),
        Map.entry(
            "upgrade.undone", (e, k) -> "took back that %s was approved".formatted(request(e, k))),
        Map.entry(
            "upgrade.asked",
            (e, k) ->
                "asked people directly to decide on %s: the channel could not be reached"
                    .formatted(request(e, k))));
  }

  private static String sent(Recorded e, Known k) {
    return "invited %s%s%s"
        .formatted(
            k.invitee(e),
            e.after("role").map(role -> " as " + k.role(role)).orElse(""),
            e.after("team")
                .map(team -> " into the team " + k.team(UUID.fromString(team)))
                .orElse(""));
  }

  private static String asksIn(Recorded e, Known k) {
    return "asked to come in by the org's domain"
        + e.after("role").map(role -> " as " + k.role(role)).orElse("");
  }

  private static String asked(Recorded e, Known k) {
    return (e.after("renewal").isPresent() ? "asked to renew Pro" : "asked for Pro")
        + e.after("days")
            .map(days -> days.equals("1") ? " for 1 day" : " for %s days".formatted(days))
            .orElse("");
  }

  private static String request(Recorded e, Known k) {
    return e.isByOneself()
        ? "the own request for Pro"
        : e.about()
            .map(id -> "the request of %s for Pro".formatted(k.name(id)))
            .orElse("a request for Pro");
  }
}
