package dev.roster.history;

import static dev.roster.history.MemberWords.was;

import dev.roster.history.Describing.Sentence;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What events about the org itself say. */
final class OrgWords {

  private OrgWords() {}

  static Map<String, Sentence> all() {
    return Map.ofEntries(
        Map.entry("org.created", OrgWords::created),
        Map.entry("org.deleted", (e, k) -> "deleted the org"),
        Map.entry("org.edited", OrgWords::edited),
        Map.entry(
            "org.plan",
            (e, k) ->
                "put the org on the plan %s%s"
                    .formatted(e.after("plan").orElse("?"), was(e.before("plan")))),
        Map.entry(
            "org.scheme",
            (e, k) ->
                "moved the org to the scheme %s%s"
                    .formatted(e.after("scheme").orElse("?"), was(e.before("scheme")))),
        Map.entry("org.policy", OrgWords::policy),
        Map.entry("org.credits", OrgWords::credits),
        Map.entry(
            "org.transferred",
            (e, k) ->
                "passed the org on to %s%s"
                    .formatted(
                        k.named(e.after("owner")).orElse("somebody"),
                        was(k.named(e.before("owner"))))),
        Map.entry("org.channel", OrgWords::channel),
        Map.entry(
            "operator.acted",
            (e, k) -> "acted as platform admin (%s)".formatted(e.after("command").orElse("?"))),
        Map.entry("org.connect_code", (e, k) -> "made a code that connects the org elsewhere"),
        Map.entry("org.connected", (e, k) -> "connected the org to a " + place(e)),
        Map.entry("org.disconnected", (e, k) -> "disconnected the org from a " + place(e)),
        Map.entry("domain.added", (e, k) -> "added the e-mail domain " + domain(e)),
        Map.entry("domain.proven", OrgWords::proven),
        Map.entry("domain.removed", (e, k) -> "removed the e-mail domain " + domain(e)),
        Map.entry("domain.restored", (e, k) -> "brought back the e-mail domain " + domain(e)),
        Map.entry(
            "domain.suspended",
            (e, k) -> "suspended the e-mail domain %s: its record is gone".formatted(domain(e))),
        Map.entry("org.cut_off", (e, k) -> "was taken out of a %s of the org".formatted(place(e))),
        Map.entry("gateway.slack_installed", (e, k) -> "was installed in a Slack workspace"),
        Map.entry("gateway.slack_ended", (e, k) -> "was taken out of a Slack workspace"),
        Map.entry("webhook.created", (e, k) -> "made the webhook " + webhook(e)),
        Map.entry("webhook.changed", (e, k) -> "changed the webhook " + webhook(e)),
        Map.entry("webhook.rotated", (e, k) -> "gave a webhook another signing secret"),
        Map.entry("webhook.deleted", (e, k) -> "deleted the webhook " + webhook(e)),
        Map.entry("webhook.tested", (e, k) -> "sent a webhook a test"),
        Map.entry(
            "webhook.replayed",
            (e, k) ->
                "sent a webhook %s events again".formatted(e.after("events").orElse("some"))));
  }

  private static String created(Recorded e, Known k) {
    return e.after("personal_of").isPresent()
        ? "got a personal org"
        : "made the org, on the plan %s and the scheme %s"
            .formatted(e.after("plan").orElse("?"), e.after("scheme").orElse("?"));
  }

  private static String edited(Recorded e, Known k) {
    return e.word("name_before").isPresent()
        ? "renamed the org" + MemberWords.fromTo(e.word("name_before"), e.word("name"))
        : "changed the description of the org";
  }

  private static String policy(Recorded e, Known k) {
    String key = e.after("key").orElse("?");
    String value = e.after("value").orElse("?");
    String was = was(e.before("value"));
    return e.after("by").filter("scheme"::equals).isPresent()
        ? "gave the policy %s back to the scheme: %s%s".formatted(key, value, was)
        : "set the policy %s to %s%s".formatted(key, value, was);
  }

  private static String credits(Recorded e, Known k) {
    return "changed the credits of the org:"
        + Stream.of("pool", "allowance", "day")
            .filter(what -> !e.before(what).equals(e.after(what)))
            .map(what ->
                " %s %s to %s"
                    .formatted(what, e.before(what).orElse("?"), e.after(what).orElse("?")))
            .collect(Collectors.joining(","));
  }

  /** Which other org a channel spoke of, or speaks of now, is nobody's business here. */
  private static String channel(Recorded e, Known k) {
    boolean comes = e.after("org").filter(k.org().toString()::equals).isPresent();
    String where = e.after("platform").map(Known::capital).orElse("chat");
    return comes
        ? "made a %s channel speak of this org".formatted(where)
        : "made a %s channel of this org speak of another".formatted(where);
  }

  private static String domain(Recorded e) {
    return e.value("domain").orElse("?");
  }

  private static String proven(Recorded e, Known k) {
    boolean byRecord = e.after("by").filter("dns"::equals).isPresent();
    return "proved the e-mail domain %s, %s"
        .formatted(domain(e), byRecord ? "by its record" : "as a platform admin");
  }

  private static String webhook(Recorded e) {
    String events = e.value("events").orElse("*");
    return "%s (%s%s)"
        .formatted(
            e.value("code").orElse("?"),
            events.equals("*") ? "all changes" : events,
            e.value("state").filter("disabled"::equals).isPresent() ? ", disabled" : "");
  }

  private static String place(Recorded e) {
    return switch (e.value("platform").orElse("")) {
      case "slack" -> "Slack workspace";
      case "discord" -> "Discord server";
      default -> "chat";
    };
  }
}
