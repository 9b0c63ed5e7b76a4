package dev.roster.member;

import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about members. */
final class MemberReplies {

  private static final int GAINED_SHOWN = 6;

  /** Begins who could do what its reader may not, where nothing is refused. */
  static final String WHO = "Whom to ask";

  private MemberReplies() {}

  /**
   * What is said of a changed role: with an Undo when whoever changed it may take it back.
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
    Reply.Message noted = withKeys(context.seat(), done, change);
    Reply.Message advised = advice.map(noted::with).orElse(noted);
    return lasting(context.seat(), change)
        .map(why -> advised.with(new Block.Note(Sentences.spans(why))))
        .orElseGet(() -> advised.with(undo(context, change)));
  }

  /** The answer with what became of their keys, if anything did. */
  static Reply.Message withKeys(Seat actor, Reply.Message done, RoleChange change) {
    boolean oneself = change.member().person().equals(actor.person());
    List<String> sentences = change.keys().sentences(oneself ? "Your" : "Their");
    return sentences.isEmpty()
        ? done
        : done.with(new Block.Note(Sentences.spans(String.join(" ", sentences))));
  }

  private static Block undo(Context context, RoleChange change) {
    return Undo.button(
        context,
        UndoRole.PATH,
        Map.ofEntries(
            Map.entry("person", "id:" + change.member().person()),
            Map.entry("from", change.to().name()),
            Map.entry("to", change.from().name()),
            new Decided(change.version(), change.member().roleVersion()).word()),
        "%s: %s to %s"
            .formatted(change.member().name(), change.from().title(), change.to().title()));
  }

  /** Why whoever changes that role cannot take it back; empty when they can. */
  static Optional<String> lasting(Seat actor, RoleChange change) {
    return Roles.undoing(actor, change) instanceof Decision.Denied denied
        ? Optional.of("You cannot take this back yourself. " + denied.sentence(WHO))
        : Optional.empty();
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
   * A coloured mark beside the text, so that neither colour nor text stands alone (C11): the owner,
   * admins, the roles between, the lowest.
   */
  static String badge(Role role) {
    return role.unique() ? "🟣" : role.admin() ? "🔵" : role.rank() > 1 ? "🟢" : "⚪";
  }

  static String tier(String tier) {
    return tier.equals(Member.PRO) ? "Pro" : "Base";
  }

  /**
   * A tier with its end.
   *
   * @param tier as it is now
   * @param until when it ends, or has ended
   */
  static List<Span> tier(String tier, Optional<Instant> until) {
    return tier.equals(Member.PRO) && until.isPresent()
        ? List.of(Span.plain(tier(tier) + " until "), Span.when(until.get()))
        : List.of(Span.plain(tier(tier)));
  }

  /** A monthly limit, such as {@code 1,000 credits a month}. */
  static String limit(long credits) {
    return String.format(
        Locale.ROOT, credits == 1 ? "%,d credit a month" : "%,d credits a month", credits);
  }
}
