package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.action.Action;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Map;

/**
 * The question before a change that is hard to take back.
 *
 * @param question names the verb, such as {@code Make Ana an Admin of Acme?}
 * @param consequence what will be different then
 * @param danger whether the button warns by its colour
 * @param details what else is shown below the consequence, such as who becomes what
 * @param carried words that Confirm gives the command besides those of the line, for its options
 *     that nobody types: such as what was shown, so that nothing else is done
 */
public record Confirmation(
    String question,
    List<Span> consequence,
    boolean danger,
    List<Block> details,
    Map<String, String> carried) {

  /** Copies the spans. */
  public Confirmation {
    requireNonNull(question, "question must not be null");
    consequence = List.copyOf(consequence);
    details = List.copyOf(details);
    carried = Map.copyOf(carried);
  }

  /** A question without details. */
  public Confirmation(String question, List<Span> consequence, boolean danger) {
    this(question, consequence, danger, List.of(), Map.of());
  }

  /** The same question with details. */
  public Confirmation showing(List<Block> blocks) {
    return new Confirmation(question, consequence, danger, blocks, carried);
  }

  /**
   * Asks the question from within a command: its own once more, when what Confirm would do is not
   * what was shown; or that of another command, of which it is a step. Such a command changes
   * nothing.
   *
   * @param command the path of the command that Confirm runs
   * @param words the words of its options
   */
  public Reply.Message ask(Context context, String command, Map<String, String> words) {
    return Questions.ask(context, command, words, this);
  }

  /**
   * A button within the details that shows a question with other words in place of this one: the
   * command asks again, with whatever was given so far.
   */
  public static Button pick(
      Context context, String label, String command, Map<String, String> words) {
    return Questions.step(context, Action.Answer.UPDATE, label, command, words);
  }

  /** The same by a form: asks for the options of a command, and shows the question that it asks. */
  public static Button fill(
      Context context, String label, String command, Map<String, String> words) {
    return Questions.step(context, Action.Answer.FORM, label, command, words);
  }

  /** The same question, whose Confirm gives further words to the command. */
  public Confirmation carrying(Map<String, String> words) {
    return new Confirmation(question, consequence, danger, details, words);
  }
}
