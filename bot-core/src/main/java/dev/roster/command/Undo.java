package dev.roster.command;

import dev.roster.action.Action;
import dev.roster.action.Actions;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers to take a change back: by its button, and by the command {@code undo} (ADR 007). */
public final class Undo {

  /** How long a change can be taken back (design.md, "Words in chat"). */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /**
   * How long a removal can be taken back: that somebody was the wrong one is often heard of days
   * later, from themselves (ADR 007).
   */
  public static final Duration LONG_LIFE = Duration.ofDays(7);

  /** The word by which an action says what to do once it is too late: a sentence. */
  public static final String INSTEAD = "instead";

  /** The column's width. */
  private static final int LONGEST = 200;

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
    return button(context, command, words, change, LIFE);
  }

  /** The same for a change that can be taken back for so long. */
  public static Block.Buttons button(
      Context context, String command, Map<String, String> words, String change, Duration life) {
    String id = offer(context, command, words, change, life);
    return new Block.Buttons(List.of(new Button("Undo", Button.Style.PLAIN, id)));
  }

  /** Makes a change undoable by the command {@code undo} only, where no button fits. */
  public static void without(
      Context context, String command, Map<String, String> words, String change) {
    offer(context, command, words, change, LIFE);
  }

  private static String offer(
      Context context, String command, Map<String, String> words, String change, Duration life) {
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
                life,
                context
                    .caller()
                    .person()
                    .map(person -> new Action.Change(person, Shown.of(change, LONGEST)))));
  }

  /** What is said when a change was taken back before. */
  static String takenBackBefore(Actions.MadeChange change) {
    return "This was taken back already (" + change.words() + ").";
  }

  /** What is said after its time, and what to do instead. */
  public static String tooLate(Actions.Stored action, Actions.MadeChange change) {
    String instead =
        Optional.ofNullable(action.words().get(INSTEAD))
            .orElseGet(() ->
                "`/help %s` lists the commands that change it."
                    .formatted(Command.groupOf(action.command())));
    return "It is too late to take this back (%s): that works for %s. %s"
        .formatted(
            change.words(), span(Duration.between(change.at(), action.expiresAt())), instead);
  }

  /** A time in words, such as {@code 15 minutes} or {@code 7 days}. */
  public static String span(Duration time) {
    return time.compareTo(Duration.ofDays(2)) < 0
        ? time.toMinutes() + " minutes"
        : time.toDays() + " days";
  }
}
