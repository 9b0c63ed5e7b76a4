package dev.roster.team;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.access.TeamAct;
import dev.roster.access.TeamRequest;
import dev.roster.action.Action;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Shown;
import dev.roster.command.Undo;
import dev.roster.command.WholeNumber;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The button <b>Set budget</b> on a team's card: how many credits a cycle its people are advised to
 * keep to (C34). A team's budget is shown beside what its people used, and nothing is ever charged
 * to it or refused for it (X18).
 */
final class SetBudget {

  private static final String PATH = "team budget";
  private static final String UNDO = "team budget-undo";
  private static final String NONE = "none";
  private static final long MOST = 1_000_000_000_000L;

  /** The card lasts as long as a list's buttons do. */
  private static final Duration LIFE = Duration.ofDays(1);

  record Args(String team, Optional<String> budget) {}

  record UndoArgs(String team, String budget, String version, String former) {}

  private SetBudget() {}

  /** The button; it opens a form with the one field. */
  static Button button(Context context, Team team) {
    String id =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.FORM,
                    PATH,
                    Map.of(UndoTeam.TEAM, team.id().toString()),
                    Optional.of(team.org()),
                    Optional.of(context.call().account().toString()),
                    false,
                    false,
                    LIFE));
    return new Button("Set budget", Button.Style.PLAIN, id);
  }

  static Command<Args> declare() {
    return Command.<Args>button(
            PATH,
            "Set a team's advisory budget",
            new Need.OnTeam(TeamAct.BUDGET),
            Params.of(
                UndoTeam.WHICH,
                optional(
                    "budget",
                    "Credits a month, such as `5000`; `none` removes it",
                    new Kind.Text(20)),
                Args::new),
            Handler.change(SetBudget::set))
        .titled("Budget of a team");
  }

  private static Reply set(Context context, Tx tx, Args args) {
    Team team = UndoTeam.get(tx, args.team());
    tx.require(TeamRequest.of(context.seat(), TeamAct.BUDGET, team.state()));
    Optional<Long> to = read(args.budget().orElse(""));
    if (to.equals(team.budget())) {
      throw new Refusal(
          to.map(budget ->
                  "The budget of the team %s is %s already."
                      .formatted(team.inSentence(), words(budget)))
              .orElseGet(() -> "The team %s has no budget already.".formatted(team.inSentence())));
    }
    long decided = TeamTable.decisions(tx.sql(), team.id()).budget();
    write(tx, team, to, tx.version());
    Reply.Message done =
        to.map(budget ->
                Reply.of(
                    Span.bold(team.label()),
                    Span.plain(" has a budget of "),
                    Span.bold(words(budget)),
                    Span.plain(" now. It is advisory: nothing is refused for it.")))
            .orElseGet(
                () -> Reply.of(Span.bold(team.label()), Span.plain(" has no budget any more.")));
    return done.with(
        Undo.button(
            context,
            UNDO,
            Map.of(
                UndoTeam.TEAM,
                team.id().toString(),
                "budget",
                word(team.budget()),
                UndoTeam.VERSION,
                Long.toString(tx.version()),
                UndoTeam.FORMER,
                Long.toString(decided)),
            "%s: budget %s to %s".formatted(team.inSentence(), word(team.budget()), word(to))));
  }

  /** The button <b>Undo</b>: gives the former budget back, unless it was set again. */
  static Command<UndoArgs> undo() {
    return Command.button(
        UNDO,
        "Give a team its former budget back",
        new Need.OnTeam(TeamAct.BUDGET),
        Params.of(
            UndoTeam.WHICH,
            required("budget", "The budget to give back", new Kind.Text(20)),
            UndoTeam.CHANGE,
            UndoTeam.CHANGE_BEFORE,
            UndoArgs::new),
        Handler.change((context, tx, args) -> {
          Team team = UndoTeam.get(tx, args.team());
          tx.require(TeamRequest.of(context.seat(), TeamAct.BUDGET, team.state()));
          if (TeamTable.decisions(tx.sql(), team.id()).budget() != Long.parseLong(args.version())) {
            throw new Refusal(
                "This cannot be undone any more: the budget of the team %s has been set again since."
                    .formatted(team.inSentence()));
          }
          Optional<Long> former = read(args.budget());
          write(tx, team, former, Long.parseLong(args.former()));
          return UndoTeam.undone(
              Span.bold(team.label()),
              Span.plain(
                  former
                      .map(budget -> " has a budget of %s again.".formatted(words(budget)))
                      .orElse(" has no budget again.")));
        }));
  }

  private static void write(Tx tx, Team team, Optional<Long> to, long decidedBy) {
    TeamTable.setBudget(tx.sql(), team.id(), to, tx.version(), decidedBy);
    tx.audit(
        AuditEvent.changed(
            "team.budget",
            "team",
            team.id(),
            Map.of("budget", word(team.budget())),
            Map.of("budget", word(to))));
  }

  private static Optional<Long> read(String typed) {
    if (typed.equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        WholeNumber.read(typed, MOST)
            .orElseThrow(() ->
                new Refusal(
                    "`%s` is no number of credits a month. A whole number from 0 to %d is allowed, written as in `5000`; `%s` removes the budget."
                        .formatted(Shown.of(typed), MOST, NONE))));
  }

  private static String word(Optional<Long> budget) {
    return budget.map(credits -> Long.toString(credits)).orElse(NONE);
  }

  /** Such as {@code 5,000 credits a month}. */
  static String words(long budget) {
    return String.format(
        Locale.ROOT, budget == 1 ? "%,d credit a month" : "%,d credits a month", budget);
  }

  /** The button on the card of a team, for who may press it. */
  static List<Block> offer(Context context, Seat seat, Team team) {
    return team.active() && Teams.may(seat, TeamAct.BUDGET, team)
        ? List.of(new Block.Buttons(List.of(button(context, team))))
        : List.of();
  }
}
