package dev.roster.command;

import static dev.roster.command.Option.carried;

import dev.roster.access.Refusal;
import dev.roster.action.Action;
import dev.roster.action.ActionId;
import dev.roster.action.Actions;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks before a change: the question with Confirm and Cancel. */
final class Questions {

  /** The command behind Cancel. */
  static final String DISMISS = "dismiss";

  /** The option of Cancel that holds the token of Confirm: whichever is pressed first counts. */
  private static final String CONFIRM = "confirm";

  /** Long enough to ask a colleague, short enough that nothing has changed much. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private Questions() {}

  /**
   * What Cancel takes back.
   *
   * @param confirm the token of Confirm; absent for questions of before it was kept
   */
  record Dismissed(Optional<String> confirm) {}

  static Command<Dismissed> dismiss() {
    return Command.button(
        DISMISS,
        "Leave everything as it is",
        new Need.Nothing(),
        Params.of(carried(CONFIRM, new Kind.Text(22)), Dismissed::new),
        Handler.change(
            (context, args) -> new Handler.Scope.Own(),
            (context, tx, args) -> {
              boolean open =
                  args.confirm().map(token -> Actions.use(tx.sql(), token, tx.now())).orElse(true);
              if (!open) {
                throw new Refusal("It is too late to cancel: this was confirmed already.");
              }
              return new Reply.Update(Reply.text("Cancelled. Nothing was changed."));
            }));
  }

  /** A button of a question that opens or shows it with other words; nothing is changed by it. */
  static Button step(
      Context context,
      Action.Answer answer,
      String label,
      String command,
      Map<String, String> words) {
    var action =
        new Action(
            answer,
            command,
            words,
            context.caller().current().map(seat -> seat.org()),
            Optional.of(context.call().account().toString()),
            false,
            false,
            LIFE);
    return new Button(label, Button.Style.PLAIN, context.offers().offer(action));
  }

  static Reply.Message ask(Context context, Invocation invocation, Confirmation question) {
    return ask(context, invocation.command().path(), invocation.words(), question);
  }

  static Reply.Message ask(
      Context context, String command, Map<String, String> given, Confirmation question) {
    var words = new HashMap<>(given);
    words.putAll(question.carried());
    Optional<String> presser = Optional.of(context.call().account().toString());
    String confirm =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.UPDATE,
                    command,
                    words,
                    context.caller().current().map(seat -> seat.org()),
                    presser,
                    true,
                    true,
                    LIFE));
    String cancel =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.UPDATE,
                    DISMISS,
                    ActionId.parse(confirm).map(id -> Map.of(CONFIRM, id.token())).orElseThrow(),
                    Optional.empty(),
                    presser,
                    false,
                    true,
                    LIFE));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(List.of(Span.bold(question.question()))));
    if (!question.consequence().isEmpty()) {
      blocks.add(new Block.Paragraph(question.consequence()));
    }
    blocks.addAll(question.details());
    var style = question.danger() ? Button.Style.DANGER : Button.Style.PRIMARY;
    blocks.add(
        new Block.Buttons(
            List.of(
                new Button("Confirm", style, confirm),
                new Button("Cancel", Button.Style.PLAIN, cancel))));
    return new Reply.Message(blocks);
  }
}
