package dev.roster.command;

import dev.roster.action.Action;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The buttons Previous and Next under a page of a list, and the one that gives it as a file. */
public final class Paging {

  /** The carried option that holds the key after which the next page begins. */
  public static final String AFTER = "after";

  /** The carried option that holds the key before which the previous page ends. */
  public static final String BEFORE = "before";

  private static final Duration LIFE = Duration.ofDays(1);

  private Paging() {}

  /**
   * The buttons; none when there is only one page.
   *
   * @param command the list's path
   * @param words the words of the list as it is shown
   * @param page what is shown of it
   * @param key the key of a row, as {@link Cursor} takes it
   */
  public static <T> List<Block> buttons(
      Context context,
      String command,
      Map<String, String> words,
      Page<T> page,
      Function<? super T, String> key) {
    if (page.rows().isEmpty()) {
      return List.of();
    }
    return buttons(
        context,
        command,
        words,
        page.hasPrevious() ? Optional.of(key.apply(page.rows().getFirst())) : Optional.empty(),
        page.hasNext() ? Optional.of(key.apply(page.rows().getLast())) : Optional.empty());
  }

  /**
   * The buttons, and one that gives the whole list as a file; none when there is only one page.
   *
   * @param exporting the path of the command that gives the file for the same words: the list's own
   *     when it takes {@link Download#option()}
   */
  public static <T> List<Block> buttonsAndFile(
      Context context,
      String command,
      Map<String, String> words,
      Page<T> page,
      Function<? super T, String> key,
      String exporting) {
    return withFile(
        context, command, words, buttons(context, command, words, page, key), exporting);
  }

  /** The same for a page that was found by {@link Scan}. */
  public static List<Block> buttonsAndFile(
      Context context, String command, Map<String, String> words, Scan<?> page, String exporting) {
    return withFile(
        context,
        command,
        words,
        buttons(context, command, words, page.previous(), page.next()),
        exporting);
  }

  /**
   * Buttons of a list with one more that gives the whole of it as a file; none when there is only
   * one page.
   *
   * @param buttons Previous and Next, as they were made
   * @param exporting the path of the command that gives the file for the same words: the list's own
   *     when it takes {@link Download#option()}
   */
  public static List<Block> withFile(
      Context context,
      String command,
      Map<String, String> words,
      List<Block> buttons,
      String exporting) {
    return buttons.stream()
        .map(block ->
            block instanceof Block.Buttons(var shown)
                ? new Block.Buttons(
                    Stream.concat(
                            shown.stream(), Stream.of(file(context, command, words, exporting)))
                        .toList())
                : block)
        .toList();
  }

  private static Button file(
      Context context, String command, Map<String, String> words, String exporting) {
    var all = new HashMap<>(words);
    if (exporting.equals(command)) {
      all.put(Download.OPTION, "yes");
    }
    return button(context, "As a file", Action.Answer.PRIVATE, exporting, all);
  }

  /**
   * The buttons; none when there is only one page.
   *
   * @param command the list's path
   * @param words the words of the list as it is shown
   * @param previous the key before which the previous page ends
   * @param next the key after which the next page begins
   */
  public static List<Block> buttons(
      Context context,
      String command,
      Map<String, String> words,
      Optional<String> previous,
      Optional<String> next) {
    var buttons = new ArrayList<Button>();
    previous.ifPresent(
        key -> buttons.add(button(context, "Previous", command, words, BEFORE, key)));
    next.ifPresent(key -> buttons.add(button(context, "Next", command, words, AFTER, key)));
    return buttons.isEmpty() ? List.of() : List.of(new Block.Buttons(buttons));
  }

  private static Button button(
      Context context,
      String label,
      String command,
      Map<String, String> words,
      String option,
      String key) {
    var all = new HashMap<>(words);
    all.put(option, key);
    return button(context, label, Action.Answer.UPDATE, command, all);
  }

  private static Button button(
      Context context,
      String label,
      Action.Answer answer,
      String command,
      Map<String, String> words) {
    String id =
        context
            .offers()
            .offer(
                new Action(
                    answer,
                    command,
                    words,
                    context.caller().current().map(seat -> seat.org()),
                    Optional.of(context.call().account().toString()),
                    false,
                    false,
                    LIFE));
    return new Button(label, Button.Style.PLAIN, id);
  }
}
