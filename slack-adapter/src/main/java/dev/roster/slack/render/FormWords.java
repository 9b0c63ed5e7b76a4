package dev.roster.slack.render;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.roster.chat.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a filled form back into words by option name. */
public final class FormWords {

  private FormWords() {}

  /**
   * The words of a view: those given before it opened, and those of its fields; a field that was
   * left empty has none.
   *
   * @param team the Slack workspace whose users can be picked
   */
  public static Map<String, String> of(View view, FormState state, String team) {
    var parts = new LinkedHashMap<String, List<String>>();
    values(view)
        .forEach((block, inputs) ->
            inputs
                .values()
                .forEach(value ->
                    parts
                        .computeIfAbsent(option(block), _ -> new ArrayList<>())
                        .addAll(parts(value, team))));
    var words = new LinkedHashMap<>(state.given());
    parts.forEach((option, given) -> {
      String text = String.join(" ", given).strip();
      if (!text.isEmpty()) {
        words.put(option, text);
      }
    });
    return words;
  }

  /**
   * The blocks that errors belong to: Slack shows an error under an input block only.
   *
   * @param errors by option name
   * @return the same by block; what belongs to no block of the form stands under its last field
   */
  public static Map<String, String> errorsByBlock(View view, Map<String, String> errors) {
    var fields =
        view.getBlocks().stream()
            .filter(InputBlock.class::isInstance)
            .map(block -> ((InputBlock) block).getBlockId())
            .toList();
    var byBlock = new LinkedHashMap<String, String>();
    errors.forEach((option, sentence) ->
        byBlock.merge(block(fields, option), sentence, (a, b) -> a + " " + b));
    return byBlock;
  }

  private static String block(List<String> fields, String option) {
    // Mistakes in lists of people are made where addresses are typed.
    String addresses = option + FormField.ADDRESSES;
    if (fields.contains(addresses)) {
      return addresses;
    }
    return fields.contains(option) ? option : fields.getLast();
  }

  private static Map<String, Map<String, ViewState.Value>> values(View view) {
    ViewState state = view.getState();
    return state == null || state.getValues() == null ? Map.of() : state.getValues();
  }

  private static String option(String block) {
    return block.endsWith(FormField.ADDRESSES)
        ? block.substring(0, block.length() - FormField.ADDRESSES.length())
        : block;
  }

  private static List<String> parts(ViewState.Value value, String team) {
    if (value.getSelectedUsers() != null) {
      return value.getSelectedUsers().stream()
          .map(user -> new Account("slack", team, user).mention())
          .toList();
    }
    @Nullable String word =
        value.getSelectedOption() != null ? value.getSelectedOption().getValue() : value.getValue();
    return word == null ? List.of() : List.of(word);
  }
}
