package dev.roster.member;

import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.member.Members.Moments;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The card of a member: who they are, and what its reader may do to them (C10 to C14, C23). */
final class MemberCard {

  private static final String LOCK = "🔒 ";

  /** What is done to members, in the order in which it is offered. */
  private static final Map<String, Permission> VERBS = verbs();

  private MemberCard() {}

  private static Map<String, Permission> verbs() {
    var verbs = new LinkedHashMap<String, Permission>();
    verbs.put("role", Permission.MEMBER_CHANGE_ROLE);
    verbs.put("tier", Permission.MEMBER_TIER);
    verbs.put("limit", Permission.MEMBER_LIMIT);
    verbs.put("edit", Permission.MEMBER_EDIT);
    verbs.put("suspend", Permission.MEMBER_SUSPEND);
    verbs.put("reactivate", Permission.MEMBER_SUSPEND);
    verbs.put("remove", Permission.MEMBER_REMOVE);
    return verbs;
  }

  /**
   * The card.
   *
   * @param used what they used, as far as the reader may see it
   * @param teams the teams they are in, of those that the reader may see
   * @param keys how many API keys they have; empty for who may not know
   * @param reach what the reader may do
   */
  static Reply.Message of(
      Seat reader,
      Member member,
      Moments moments,
      List<Fact> used,
      List<String> teams,
      Optional<String> keys,
      Reach reach,
      Instant now) {
    Role role = Members.roleOf(reader, member);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Name", List.of(member.span())));
    facts.add(fact("E-mail", member.email().orElse("none known")));
    facts.add(fact("Role", MemberReplies.badge(role) + " " + role.title()));
    facts.add(fact("Flags", flags(member, now)));
    facts.add(new Fact("Tier", MemberFacts.tier(member, now)));
    facts.add(fact("Limit", member.creditCap().map(MemberReplies::limit).orElse("none")));
    facts.add(fact("Teams", teams.isEmpty() ? "none" : String.join(", ", teams)));
    keys.ifPresent(count -> facts.add(fact("API keys", count)));
    facts.add(new Fact("Status", status(member, moments)));
    facts.add(new Fact("Joined", List.of(Span.when(member.joinedAt()))));
    facts.add(
        new Fact(
            "Last login",
            List.of(moments.spokeAt().map(Span::when).orElseGet(() -> Span.plain("never")))));
    facts.addAll(used);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(member.name() + " in " + reader.orgName()));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(deeds(member, reach));
    return new Reply.Message(blocks);
  }

  private static Fact fact(String name, String words) {
    return new Fact(name, List.of(Span.plain(words)));
  }

  /** What is marked beside the role (C12, C13). */
  static String flags(Member member, Instant now) {
    var flags = new ArrayList<String>();
    if (member.isSubscriber(now)) {
      flags.add("⭐ subscriber");
    }
    if (member.subscriberAdmin()) {
      flags.add("💳 subscriber admin");
    }
    return flags.isEmpty() ? "none" : String.join(", ", flags);
  }

  private static List<Span> status(Member member, Moments moments) {
    return member.isSuspended()
        ? moments
            .suspendedAt()
            .map(at -> List.of(Span.plain("⏸ suspended since "), Span.when(at)))
            .orElse(List.of(Span.plain("⏸ suspended")))
        : List.of(Span.plain("active"));
  }

  /** What works, and behind a lock what does not, each reason once. */
  private static List<Block> deeds(Member member, Reach reach) {
    var open = new ArrayList<String>();
    var locked = new LinkedHashMap<String, List<String>>();
    VERBS.forEach((verb, permission) -> {
      if (isAbout(verb, member, reach)) {
        if (reach.may(permission, member) instanceof Decision.Denied denied) {
          locked.computeIfAbsent(reason(denied), _ -> new ArrayList<>()).add(verb);
        } else {
          open.add(verb);
        }
      }
    });
    var blocks = new ArrayList<Block>();
    if (open.isEmpty() && locked.size() == 1) {
      blocks.add(
          note(
              "%sYou cannot change %s. %s"
                  .formatted(LOCK, member.inSentence(), locked.keySet().iterator().next())));
      return blocks;
    }
    locked.forEach((reason, verbs) ->
        blocks.add(note("%s%s: %s".formatted(LOCK, String.join(", ", verbs), reason))));
    if (!open.isEmpty()) {
      blocks.add(
          note(
              open.stream()
                  .map(verb -> "`/member " + verb + "`")
                  .collect(Collectors.joining(", ", "Next: ", "."))));
    }
    return blocks;
  }

  /** Nobody suspends or removes themselves; who is suspended can only be reactivated. */
  private static boolean isAbout(String verb, Member member, Reach reach) {
    return switch (verb) {
      case "suspend" -> !reach.isOneself(member) && !member.isSuspended();
      case "reactivate" -> !reach.isOneself(member) && member.isSuspended();
      case "remove" -> !reach.isOneself(member);
      default -> true;
    };
  }

  /** The same words for every permission that is missing, so that they stand there once. */
  private static String reason(Decision.Denied denied) {
    return denied.sentence(MemberReplies.WHO).replaceFirst(" \\(`[a-z_.]+`\\)\\.", ".");
  }

  private static Block note(String sentence) {
    return new Block.Note(Sentences.spans(sentence));
  }
}
