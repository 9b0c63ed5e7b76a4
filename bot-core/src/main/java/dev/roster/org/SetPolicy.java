package dev.roster.org;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code org policy}: without a key lists all, with one explains it, with a value sets it. What
 * decides rights asks first, since whoever gains a right could use it at once.
 */
final class SetPolicy {

  private static final String PATH = "org policy";
  private static final String UNDO = "org policy-undo";
  private static final int LONGEST = 200;

  record Args(Optional<String> key, Optional<String> value) {

    boolean sets() {
      return key.isPresent() && value.isPresent();
    }
  }

  record UndoArgs(String key, String version, String formerVersion, Optional<String> former) {}

  private SetPolicy() {}

  static Command<Args> declare(Policies policies, Announcement announcement) {
    return new Command<>(
            PATH,
            "Show, explain or set the rules that the org lives by",
            "org policy invite.resend_cooldown 10",
            new Need.HoldsAny(List.of(Permission.SETTINGS_MANAGE, Permission.ORG_POLICY_RIGHTS)),
            Params.of(
                positional(
                    "key",
                    "Which rule; lists all without it",
                    new Kind.Suggested(PolicySuggestions.keys(policies), 40)),
                positional(
                    "value",
                    "What it shall be; `default` for the scheme's own",
                    new Kind.Suggested(PolicySuggestions.values(policies), LONGEST)),
                Args::new),
            Handler.prepared(
                (context, args) ->
                    args.sets()
                        ? new Handler.Scope.InOrg(context.seat().org())
                        : new Handler.Scope.Own(),
                (before, args) -> {
                  if (args.sets()) {
                    announcement.make(
                        before, policies, args.key().orElseThrow(), args.value().orElseThrow());
                  }
                  return (context, tx) -> answer(context, tx, policies, args);
                }))
        .confirming((context, sql, args) -> question(context, sql, policies, args));
  }

  private static Reply answer(Context context, Tx tx, Policies policies, Args args) {
    Seat seat = context.seat();
    if (args.key().isEmpty()) {
      return PolicyReplies.page(seat, policies.all(tx.sql(), seat));
    }
    String key = args.key().get();
    if (args.value().isEmpty()) {
      return PolicyReplies.explained(seat, policies.get(tx.sql(), seat, key));
    }
    Policies.Change change =
        policies.change(tx.sql(), seat, context.call().place(), key, args.value().get());
    policies.apply(tx, seat, change);
    return PolicyReplies.changed(tx.sql(), seat, change).with(undo(context, tx, change));
  }

  private static Block.Buttons undo(Context context, Tx tx, Policies.Change change) {
    var words = new HashMap<String, String>();
    words.put("key", change.key().name());
    change.before().own().ifPresent(own -> words.put("former", own));
    words.put("version", Long.toString(tx.version()));
    words.put("former-version", Long.toString(change.before().decided()));
    return Undo.button(
        context,
        UNDO,
        words,
        "%s: %s to %s".formatted(change.key().name(), change.before().inForce(), change.value()));
  }

  private static Optional<Confirmation> question(
      Context context, Handle sql, Policies policies, Args args) {
    if (!args.sets()) {
      return Optional.empty();
    }
    Seat seat = context.seat();
    Policies.Change change =
        policies.change(
            sql,
            seat,
            context.call().place(),
            args.key().orElseThrow(),
            args.value().orElseThrow());
    return change.key().decidesRights()
        ? Optional.of(PolicyReplies.question(seat, change))
        : Optional.empty();
  }

  /** The button <b>Undo</b>: the former value again, unless somebody decided anew. */
  static Command<UndoArgs> undo(Policies policies) {
    return Command.button(
        UNDO,
        "Give a rule of the org its former value back",
        new Need.HoldsAny(List.of(Permission.SETTINGS_MANAGE, Permission.ORG_POLICY_RIGHTS)),
        Params.of(
            required("key", "Which", new Kind.Text(40)),
            required("version", "The decision that is taken back", new Kind.Text(20)),
            required("former-version", "The decision before", new Kind.Text(20)),
            carried("former", new Kind.Text(LONGEST)),
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          Policies.Change change =
              policies.undo(
                  tx,
                  context.seat(),
                  args.key(),
                  args.former(),
                  Long.parseLong(args.version()),
                  Long.parseLong(args.formerVersion()));
          return new Reply.Update(PolicyReplies.undone(context.seat(), change));
        }));
  }
}
