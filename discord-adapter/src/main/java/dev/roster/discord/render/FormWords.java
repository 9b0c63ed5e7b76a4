package dev.roster.discord.render;

import dev.roster.chat.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/** Reads a filled modal back into words by option name. */
public final class FormWords {

  private FormWords() {}

  /** The words of its inputs; one that was left empty has none. */
  public static Map<String, String> of(List<ModalMapping> inputs) {
    var words = new LinkedHashMap<String, String>();
    for (ModalMapping input : inputs) {
      String text = text(input).strip();
      if (!text.isEmpty()) {
        words.merge(option(input.getCustomId()), text, (before, more) -> before + " " + more);
      }
    }
    return words;
  }

  private static String option(String name) {
    return name.endsWith(FormField.ADDRESSES)
        ? name.substring(0, name.length() - FormField.ADDRESSES.length())
        : name;
  }

  private static String text(ModalMapping input) {
    if (input.getType() == Component.Type.TEXT_INPUT) {
      String typed = input.getAsString();
      return input.getCustomId().endsWith(FormField.ADDRESSES) ? Mentions.read(typed) : typed;
    }
    if (input.getType() == Component.Type.USER_SELECT) {
      return String.join(
          " ",
          input.getAsStringList().stream()
              .map(user -> new Account("discord", Account.EVERYWHERE, user).mention())
              .toList());
    }
    return String.join(" ", input.getAsStringList());
  }
}
