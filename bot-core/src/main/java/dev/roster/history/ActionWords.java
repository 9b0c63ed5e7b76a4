package dev.roster.history;

import dev.roster.access.Refusal;
import dev.roster.command.Context;
import dev.roster.command.Kind;
import dev.roster.command.Nearest;
import dev.roster.command.Shown;
import dev.roster.command.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads the filter by action: one such as {@code member.role}, or a group such as {@code team}. */
final class ActionWords {

  /** What concerns people and no org stands in no org's chain. */
  private static final List<String> ELSEWHERE =
      List.of(
          "account.asked",
          "account.wrong_code",
          "account.refused",
          "account.sign_in_refused",
          "account.sign_in_forgotten",
          "person.merged");

  private static final List<String> ACTIONS =
      Describing.actions().stream().filter(action -> !ELSEWHERE.contains(action)).toList();

  private static final List<String> GROUPS =
      ACTIONS.stream().map(ActionWords::group).distinct().toList();

  private ActionWords() {}

  private static String group(String action) {
    return action.substring(0, action.indexOf('.'));
  }

  /**
   * The actions that are meant.
   *
   * @throws Refusal naming the nearest one
   */
  static List<String> read(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\.?\\*$", "");
    List<String> meant =
        ACTIONS.stream()
            .filter(action -> action.equals(word) || group(action).equals(word))
            .toList();
    if (meant.isEmpty()) {
      throw new Refusal(unknown(typed, word));
    }
    return meant;
  }

  private static String unknown(String typed, String word) {
    String nearest =
        Nearest.of(word, ACTIONS)
            .or(() -> Nearest.of(word, GROUPS))
            .map(one -> "; did you mean `" + one + "`?")
            .orElse(".");
    return "`%s` is no action of the history, such as `member.role`, nor a group of them: %s%s"
        .formatted(
            Shown.of(typed),
            GROUPS.stream()
                .map(group -> "`" + group + "`")
                .reduce((a, b) -> a + ", " + b)
                .orElse(""),
            nearest);
  }

  /** The option's kind: offers groups and actions. */
  static Kind.Suggested kind() {
    return new Kind.Suggested(ActionWords::suggest, 40);
  }

  private static List<Suggestion> suggest(Context context, Handle sql, String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.concat(
            GROUPS.stream().filter(group -> group.startsWith(word)),
            ACTIONS.stream()
                .filter(action ->
                    action.startsWith(word) || (!word.isEmpty() && action.contains(word))))
        .limit(25)
        .map(Suggestion::of)
        .toList();
  }
}
