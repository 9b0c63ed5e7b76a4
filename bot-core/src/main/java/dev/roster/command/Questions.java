package dev.roster.command;

import dev.roster.action.Action;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks before a change: the question with Confirm and Cancel. */
final class Questions {

  /** The command behind Cancel. */
  static final String DISMISS = "dismiss";

  /** Long enough to ask a colleague, short enough that nothing has changed much. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private Questions() {}

  static Command<Boolean> dismiss() {
    return Command.button(
        DISMISS,
        "Leave everything as it is",
        new Need.Nothing(),
        Params.none(true),
        Handler.read((context, sql, args) ->
            new Reply.Update(Reply.text("Cancelled. Nothing was changed."))));
  }

  static Reply.Message ask(Context context, Invocation invocation, Confirmation question) {
    Optional<String> presser = Optional.of(context.call().account().toString());
    String confirm =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.UPDATE,
                    invocation.command().path(),
                    invocation.words(),
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
                    Map.of(),
                    Optional.empty(),
                    presser,
                    false,
                    false,
                    LIFE));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(List.of(Span.bold(question.question()))));
    if (!question.consequence().isEmpty()) {
      blocks.add(new Block.Paragraph(question.consequence()));
    }
    var style = question.danger() ? Button.Style.DANGER : Button.Style.PRIMARY;
    blocks.add(
        new Block.Buttons(
            List.of(
                new Button("Confirm", style, confirm),
                new Button("Cancel", Button.Style.PLAIN, cancel))));
    return new Reply.Message(blocks);
  }
}
