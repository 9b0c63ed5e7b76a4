package dev.roster.member;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about members. */
final class MemberReplies {

  private static final int GAINED_SHOWN = 6;

  private MemberReplies() {}

  /**
   * What is said of a changed role.
   *
   * @param advice on the number of admins, when it changed
   */
  static Reply.Message roleChanged(Context context, RoleChange change, Optional<Block> advice) {
    Reply.Message done =
        Reply.of(
            change.member().span(),
            Span.plain(" is now "),
            Span.bold(change.to().title()),
            Span.plain(
                " of %s (was %s).".formatted(context.seat().orgName(), change.from().title())));
    return advice
        .map(done::with)
        .orElse(done)
        .with(
            Undo.button(
                context,
                UndoRole.PATH,
                Map.ofEntries(
                    Map.entry("person", "id:" + change.member().person()),
                    Map.entry("from", change.to().name()),
                    Map.entry("to", change.from().name()),
                    new Decided(change.version(), change.member().roleVersion()).word()),
                "%s: %s to %s"
                    .formatted(
                        change.member().name(), change.from().title(), change.to().title())));
  }

  /** In words what the higher role can do beyond the lower one, first what is done to people. */
  static String gained(Role from, Role to) {
    var gained =
        to.permissions().stream()
            .filter(permission -> !from.holds(permission))
            .sorted(
                Comparator.comparing((Permission p) -> p.compareTo(Permission.INVITE_CREATE) < 0)
                    .thenComparing(Comparator.naturalOrder()))
            .map(Permission::deed)
            .toList();
    String shown = gained.stream().limit(GAINED_SHOWN).collect(Collectors.joining(", "));
    int more = gained.size() - GAINED_SHOWN;
    return gained.isEmpty()
        ? "nothing that matters here"
        : more > 0 ? shown + " and " + more + " more" : shown;
  }

  /**
   * The card of a member.
   *
   * @param teams the teams they are in, of those that the reader may see
   * @param suspendedAt since when they are suspended
   */
  static Reply.Message card(
      Seat seat, Member member, List<String> teams, Optional<Instant> suspendedAt) {
    Role role = Members.roleOf(seat, member);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Name", List.of(member.span())));
    facts.add(new Fact("E-mail", List.of(Span.plain(member.email().orElse("none known")))));
    facts.add(new Fact("Role", List.of(Span.plain(badge(role) + " " + role.title()))));
    facts.add(new Fact("Tier", List.of(Span.plain(tier(member.tier())))));
    facts.add(
        new Fact(
            "Teams", List.of(Span.plain(teams.isEmpty() ? "none" : String.join(", ", teams)))));
    facts.add(new Fact("Status", status(member, suspendedAt)));
    facts.add(new Fact("Joined", List.of(Span.when(member.joinedAt()))));
    return Reply.of(
        new Block.Heading(member.name() + " in " + seat.orgName()), new Block.Facts(facts));
  }

  /** A coloured mark beside the text, so that neither colour nor text stands alone (C11). */
  static String badge(Role role) {
    return role.unique() ? "🟣" : role.rank() > 1 ? "🔵" : "⚪";
  }

  static String tier(String tier) {
    return tier.equals("pro") ? "Pro" : "Base";
  }

  private static List<Span> status(Member member, Optional<Instant> suspendedAt) {
    return member.isSuspended()
        ? suspendedAt
            .map(at -> List.of(Span.plain("⏸ suspended since "), Span.when(at)))
            .orElse(List.of(Span.plain("⏸ suspended")))
        : List.of(Span.plain("active"));
  }
}
