package dev.roster.history;

import dev.roster.history.Describing.Sentence;
import dev.roster.member.Member;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What events about memberships and people say. */
final class MemberWords {

  private static final String NONE = "none";

  private MemberWords() {}

  static Map<String, Sentence> all() {
    return Map.ofEntries(
        Map.entry("member.joined", MemberWords::joined),
        Map.entry("member.left", (e, k) -> "left" + wasRole(e, k)),
        Map.entry("member.removed", (e, k) -> "removed " + k.whom(e) + wasRole(e, k)),
        Map.entry(
            "member.restored",
            (e, k) ->
                "brought %s back%s"
                    .formatted(
                        k.whom(e), e.value("role").map(role -> " as " + k.role(role)).orElse(""))),
        Map.entry("member.role", MemberWords::role),
        Map.entry("member.suspended", (e, k) -> "suspended " + k.whom(e)),
        Map.entry("member.reactivated", (e, k) -> "reactivated " + k.whom(e)),
        Map.entry("member.tier", MemberWords::tier),
        Map.entry("member.flag", MemberWords::flag),
        Map.entry("member.limit", MemberWords::limit),
        Map.entry("usage.asked", (e, k) -> "asked for more credits"),
        Map.entry("person.name", MemberWords::name),
        Map.entry("person.merged", (e, k) -> "joined two records of " + k.whom(e) + " into one"),
        Map.entry("address.proven", (e, k) -> "proved to read the address of " + k.whom(e)),
        Map.entry(
            "address.changed",
            (e, k) ->
                "got the address of %s from the identity provider%s"
                    .formatted(k.whom(e), fromTo(e.word("from"), e.word("to")))),
        Map.entry("account.sign_in", (e, k) -> "signed in for the first time as " + k.whom(e)),
        Map.entry("account.sign_in_refused", (e, k) -> "could not sign in as " + k.whom(e)),
        Map.entry(
            "account.sign_in_forgotten",
            (e, k) -> "made Roster forget how %s signs in".formatted(k.whom(e))),
        Map.entry("account.linked", MemberWords::linked),
        Map.entry("account.refused", (e, k) -> "could not link an account to " + k.whom(e)),
        Map.entry("account.erased", (e, k) -> "deleted an account for good"),
        Map.entry("account.unlinked", (e, k) -> "unlinked a chat account of " + k.whom(e)),
        Map.entry("account.asked", (e, k) -> "asked for a code to link an account"),
        Map.entry("account.wrong_code", (e, k) -> "typed a wrong code"));
  }

  private static String joined(Recorded e, Known k) {
    String as = e.after("role").map(role -> " as " + k.role(role)).orElse("");
    boolean self = k.doer(e).isEmpty() || k.doer(e).equals(e.about());
    String how = e.after("domain").map(" by the domain "::concat).orElse("");
    return (self ? "joined" + as : "took in " + k.whom(e) + as) + how;
  }

  private static String role(Recorded e, Known k) {
    return "made %s %s%s"
        .formatted(
            k.whom(e), k.role(e.after("role").orElse("?")), was(e.before("role").map(k::role)));
  }

  private static String tier(Recorded e, Known k) {
    if (e.after("ended").isPresent()) {
      return "put %s on Base: their Pro ended".formatted(k.whom(e));
    }
    return "set the tier of %s to %s%s"
        .formatted(
            k.whom(e),
            tier(e.after("tier").orElse("?"), e.after("until")),
            was(e.before("tier").map(before -> tier(before, e.before("until")))));
  }

  private static String tier(String tier, Optional<String> until) {
    return Known.capital(tier)
        + until.map(Instant::parse).map(end -> " until " + Span.when(end).words()).orElse("");
  }

  private static String flag(Recorded e, Known k) {
    boolean on = e.after("flags").filter(Member.SUBSCRIBER_ADMIN::equals).isPresent();
    return (on ? "made %s subscriber admin" : "made %s no subscriber admin any more")
        .formatted(k.whom(e));
  }

  private static String limit(Recorded e, Known k) {
    String before = e.before("limit").map(MemberWords::credits).orElse(NONE);
    Optional<String> after = e.after("limit").filter(limit -> !limit.equals(NONE));
    return after.isPresent()
        ? "set the limit of %s to %s (was %s)".formatted(k.whom(e), credits(after.get()), before)
        : "removed the limit of %s (was %s)".formatted(k.whom(e), before);
  }

  /** A limit as it stands in an event, such as {@code 1,000 credits a month}. */
  static String credits(String limit) {
    if (limit.equals(NONE) || !limit.matches("\\d{1,18}")) {
      return limit;
    }
    long credits = Long.parseLong(limit);
    return String.format(
        Locale.ROOT, credits == 1 ? "%,d credit a month" : "%,d credits a month", credits);
  }

  private static String name(Recorded e, Known k) {
    return "renamed " + k.whom(e) + fromTo(e.word("from"), e.word("to"));
  }

  /** Such as {@code from “Ben Ode” to “Ben Castillo”}; nothing once the names were erased. */
  static String fromTo(Optional<String> from, Optional<String> to) {
    return from.map(name -> " from “" + name + "”").orElse("")
        + to.map(name -> " to “" + name + "”").orElse("");
  }

  private static String linked(Recorded e, Known k) {
    String account = e.after("account").orElse("");
    int colon = account.indexOf(':');
    String platform = colon < 0 ? "chat" : Known.capital(account.substring(0, colon));
    return e.after("by").filter("first act"::equals).isPresent()
        ? "spoke to Roster for the first time"
        : "linked a %s account to %s".formatted(platform, k.whom(e));
  }

  private static String wasRole(Recorded e, Known k) {
    return was(e.before("role").map(k::role));
  }

  /** What it was before, in brackets. */
  static String was(Optional<String> before) {
    return before.map(word -> " (was " + word + ")").orElse("");
  }
}
