package dev.roster.webhook;

import dev.roster.access.Refusal;
import dev.roster.command.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads which changes a webhook hears of. */
final class EventWords {

  /** All of them. */
  static final List<String> ALL = List.of("*");

  private static final int LONGEST = 500;
  private static final Pattern WORD = Pattern.compile("\\*|[a-z_]{1,20}\\.(\\*|[a-z_]{1,30})");

  private EventWords() {}

  /**
   * Reads them.
   *
   * @throws Refusal that says what is allowed
   */
  static List<String> read(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return ALL;
    }
    if (text.length() > LONGEST) {
      throw Refusal.meaningless(
          "These are more than %d characters; `*` names all changes.".formatted(LONGEST));
    }
    List<String> words = Arrays.stream(text.split("[\\s,]+", -1)).distinct().toList();
    words.stream()
        .filter(word -> !WORD.matcher(word).matches())
        .findFirst()
        .ifPresent(word -> {
          throw Refusal.meaningless(
              "`%s` names no changes. `*` names all, `member.*` a group and `member.role` one kind, as `/audit list` shows them."
                  .formatted(Shown.of(word)));
        });
    return words;
  }
}
