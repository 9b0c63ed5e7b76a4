package dev.roster.upgrade;

import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Undo;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** {@code member tier}: sets somebody's tier without a request (A11, A26). */
final class ChangeTier {

  record Args(PersonRef person, String tier, Optional<String> term) {}

  private ChangeTier() {}

  static Command<Args> declare(Tiers tiers, Members members) {
    return new Command<>(
        "member tier",
        "Set the tier of a member, Base or Pro",
        "member tier ben@acme.test pro",
        new Need.Holds(Permission.MEMBER_TIER),
        Params.of(
            required(
                "person",
                "Whose tier to set",
                new Kind.Person(MemberCommands.changeable(members, Permission.MEMBER_TIER))),
            required("tier", "The new tier", new Kind.Choice(Tier.words())),
            positional(
                Term.OPTION, "How long Pro lasts, such as 30d; without it no end", Term.kind()),
            Args::new),
        Handler.change((context, tx, args) ->
            answer(
                context,
                tiers.set(
                    tx,
                    context.seat(),
                    args.person(),
                    Tier.of(args.tier()),
                    args.term().map(Term::read)))));
  }

  private static Reply answer(Context context, Tiers.Change change) {
    var spans = new ArrayList<Span>();
    spans.add(change.member().span());
    spans.add(Span.plain(" is on "));
    spans.add(Span.bold(change.to().tier().title()));
    spans.add(Span.plain(" in %s now".formatted(context.seat().orgName())));
    change
        .to()
        .end()
        .ifPresent(end -> {
          spans.add(Span.plain(", for %s, until ".formatted(end.term().words())));
          spans.add(Span.when(end.at()));
        });
    spans.add(Span.plain(" (was "));
    spans.addAll(change.from().spans());
    spans.add(Span.plain(")."));
    Reply.Message answer = Reply.of(spans.toArray(Span[]::new));
    if (change.settled().isPresent()) {
      answer =
          answer.with(
              new Block.Note(
                  List.of(
                      Span.plain("That answers the request "),
                      Span.code(change.settled().get().code()),
                      Span.plain("."))));
    }
    return answer.with(undo(context, change));
  }

  private static Block undo(Context context, Tiers.Change change) {
    var words = new HashMap<String, String>();
    words.put("person", "id:" + change.member().person());
    words.put(UndoUpgrade.TO, change.from().word());
    words.put(UndoUpgrade.CHANGE, Long.toString(change.version()));
    change.before().ifPresent(before -> words.put(UndoUpgrade.BEFORE, Long.toString(before)));
    change.settled().ifPresent(request -> words.put(DecideUpgrade.REQUEST, request.code()));
    return Undo.button(
        context,
        UndoUpgrade.TIER,
        words,
        "%s: %s to %s"
            .formatted(change.member().name(), change.from().words(), change.to().words()));
  }
}
