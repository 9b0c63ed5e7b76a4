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

  /** How long a change can be taken back (design.md, "Words in chat"). */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private Undo() {}

  /**
   * The button <b>Undo</b>: runs a command that only buttons run, once, for who made the change.
   *
   * @param command what takes the change back; it refuses when something newer depends on it
   * @param words the command's words; they say what to expect and what to give back
   * @param change what was changed, in a few words such as {@code Ben Castillo: Member to Admin}
   */
  public static Block.Buttons button(
      Context context, String command, Map<String, String> words, String change) {
    String id = offer(context, command, words, change);
    return new Block.Buttons(List.of(new Button("Undo", Button.Style.PLAIN, id)));
  }

  /** Makes a change undoable by the command {@code undo} only, where no button fits. */
  public static void without(
      Context context, String command, Map<String, String> words, String change) {
    offer(context, command, words, change);
  }

  private static String offer(
      Context context, String command, Map<String, String> words, String change) {
    return context
        .offers()
        .offer(
            new Action(
                Action.Answer.UPDATE,
                command,
                words,
                context.caller().current().map(seat -> seat.org()),
                Optional.of(context.call().account().toString()),
                false,
                true,
                LIFE,
                Optional.of(change)));
  }
}
