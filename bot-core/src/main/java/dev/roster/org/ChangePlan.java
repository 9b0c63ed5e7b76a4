package dev.roster.org;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.command.Undo;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.Map;

/** {@code org plan}: changes what the org pays for, and so how many people it has room for. */
final class ChangePlan {

  static final String PATH = "org plan";
  static final String PLAN = "plan";

  private static final String UNDO = "org plan-undo";

  record Args(String plan) {}

  record UndoArgs(String former, String version, String formerVersion) {}

  private ChangePlan() {}

  static Command<Args> declare(Orgs orgs, Plans plans) {
    return new Command<>(
        PATH,
        "Change the org's plan: how many people it has room for",
        "org plan pro",
        new Need.Holds(Permission.BILLING_MANAGE),
        Params.of(
            required(
                PLAN, "The new plan: `free`, `starter`, `pro` or `byok`", offered(orgs, plans)),
            Args::new),
        Handler.change((context, tx, args) -> {
          Plans.Change change = plans.change(tx, context.seat(), args.plan());
          return changed(change)
              .with(
                  Undo.button(
                      context,
                      UNDO,
                      Map.of(
                          "former", change.from().name(),
                          "version", Long.toString(tx.version()),
                          "former-version", Long.toString(change.decided())),
                      "the plan: %s to %s".formatted(change.from().title(), change.to().title())));
        }));
  }

  private static Kind.Suggested offered(Orgs orgs, Plans plans) {
    return new Kind.Suggested(
        (context, sql, typed) ->
            plans.possible(sql, orgs.get(sql, context.seat().org(), context.now())).stream()
                .filter(plan -> plan.name().startsWith(typed))
                .map(plan ->
                    new Suggestion(
                        plan.name(), "%s · room for %s".formatted(plan.title(), plan.room())))
                .toList(),
        20);
  }

  private static Reply.Message changed(Plans.Change change) {
    Org org = change.before();
    String left =
        change
            .to()
            .seats()
            .map(seats -> seats - org.taken())
            .map(free -> free == 0 ? ", none is left" : ", %d left".formatted(free))
            .orElse("");
    return Reply.of(
        Span.bold(org.name()),
        Span.plain(" is on the plan "),
        Span.bold(change.to().title()),
        Span.plain(
            " now (was %s). It has room for %s, before for %s; %s take %d%s."
                .formatted(
                    change.from().title(),
                    change.to().room(),
                    change.from().room(),
                    Plans.takers(org),
                    org.taken(),
                    left)));
  }

  /** The button <b>Undo</b>: the former plan, unless it was changed again or is too small now. */
  static Command<UndoArgs> undo(Plans plans) {
    return Command.button(
        UNDO,
        "Give the org its former plan back",
        new Need.Holds(Permission.BILLING_MANAGE),
        Params.of(
            required("former", "The plan to give back", new Kind.Text(20)),
            required("version", "The change that is taken back", new Kind.Text(20)),
            required("former-version", "The change before", new Kind.Text(20)),
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          Plans.Change change =
              plans.undo(
                  tx,
                  context.seat(),
                  args.former(),
                  Long.parseLong(args.version()),
                  Long.parseLong(args.formerVersion()));
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: "),
                  Span.bold(change.before().name()),
                  Span.plain(" is on the plan %s again.".formatted(change.to().title()))));
        }));
  }
}
