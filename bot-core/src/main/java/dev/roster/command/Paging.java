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

/** The buttons Previous and Next under a page of a list. */
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
    String id =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.UPDATE,
                    command,
                    all,
                    context.caller().current().map(seat -> seat.org()),
                    Optional.of(context.call().account().toString()),
                    false,
                    false,
                    LIFE));
    return new Button(label, Button.Style.PLAIN, id);
  }
}
