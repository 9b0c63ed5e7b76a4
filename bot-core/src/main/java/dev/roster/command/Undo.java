package dev.roster.command;

import dev.roster.action.Action;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers to take a change back. */
public final class Undo {

  /** How long a change can be taken back by its button. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private Undo() {}

  /**
   * The action that undoes: a command that only buttons run, pressed once by who made the change.
   */
  public static Action of(Context context, String command, Map<String, String> words) {
    return new Action(
        Action.Answer.UPDATE,
        command,
        words,
        context.caller().current().map(seat -> seat.org()),
        Optional.of(context.call().account().toString()),
        false,
        true,
        LIFE);
  }

  /** The button. */
  public static Block.Buttons button(String id) {
    return new Block.Buttons(List.of(new Button("Undo", Button.Style.PLAIN, id)));
  }
}
