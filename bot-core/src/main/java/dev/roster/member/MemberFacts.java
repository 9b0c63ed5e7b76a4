package dev.roster.member;

import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.member.Members.Moments;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;

/** What somebody is in an org, in a few lines: for cards of other features. */
public final class MemberFacts {

  private MemberFacts() {}

  /** Role, tier, limit, since when they are a member, and when they were there last. */
  public static List<Fact> of(Seat reader, Member member, Moments moments, Instant now) {
    Role role = Members.roleOf(reader, member);
    String suspended = member.isSuspended() ? ", ⏸ suspended" : "";
    return List.of(
        fact("Role", MemberReplies.badge(role) + " " + role.title() + suspended),
        new Fact("Tier", tier(member, now)),
        fact("Limit", limit(member)),
        new Fact("Member since", List.of(Span.when(member.joinedAt()))),
        new Fact(
            "Last active",
            List.of(moments.spokeAt().map(Span::when).orElseGet(() -> Span.plain("never")))));
  }

  /** The tier in words: {@code Pro}, or {@code Pro until 22 December 2026}. */
  public static List<Span> tier(Member member, Instant now) {
    return MemberReplies.tier(member.tierAt(now), member.tierUntil());
  }

  /** The limit in words: {@code 1,000 credits a month}, or {@code none}. */
  public static String limit(Member member) {
    return member.creditCap().map(MemberReplies::limit).orElse("none");
  }

  private static Fact fact(String label, String words) {
    return new Fact(label, List.of(Span.plain(words)));
  }
}
