package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** {@code member limit}: how many credits a month a member may use at most (D42). */
final class LimitMember {

  record Args(PersonRef person, String credits) {}

  private LimitMember() {}

  static Command<Args> declare(Members members, CreditCaps caps) {
    return new Command<>(
        "member limit",
        "Limit the credits that a member may use in a month",
        "member limit ben@acme.test 1000",
        new Need.Holds(Permission.MEMBER_LIMIT),
        Params.of(
            required(
                "person",
                "Whose credits to limit",
                new Kind.Person(MemberCommands.changeable(members, Permission.MEMBER_LIMIT))),
            required(
                "credits",
                "Credits a month, such as `1000`; `none` removes the limit",
                new Kind.Suggested(LimitMember::suggest, 20)),
            Args::new),
        Handler.change((context, tx, args) ->
            answer(
                context,
                caps.set(tx, context.seat(), args.person(), CreditCaps.read(args.credits())))));
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    return Stream.of(CreditCaps.NONE, "1000", "10000")
        .filter(word -> word.startsWith(typed))
        .map(Suggestion::of)
        .toList();
  }

  private static Reply answer(Context context, CreditCaps.Change change) {
    String org = context.seat().orgName();
    Reply.Message done =
        change
            .to()
            .map(MemberReplies::limit)
            .map(limit ->
                Reply.of(
                    change.member().span(),
                    Span.plain(" may use at most "),
                    Span.bold(limit),
                    Span.plain(" in %s.".formatted(org))))
            .orElseGet(() ->
                Reply.of(
                    change.member().span(),
                    Span.plain(" has no monthly limit in %s any more.".formatted(org))));
    return done.with(undo(context, change));
  }

  private static Block undo(Context context, CreditCaps.Change change) {
    return Undo.button(
        context,
        UndoLimit.PATH,
        Map.ofEntries(
            Map.entry("person", "id:" + change.member().person()),
            Map.entry("credits", CreditCaps.word(change.member().creditCap())),
            change.decided().word()),
        "%s: limit %s to %s"
            .formatted(
                change.member().name(),
                CreditCaps.word(change.member().creditCap()),
                CreditCaps.word(change.to())));
  }
}
