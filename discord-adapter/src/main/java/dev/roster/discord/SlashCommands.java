package dev.roster.discord;

import dev.roster.command.Catalog;
import dev.roster.command.Command;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.discord.render.Mentions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;

/** Takes slash commands: {@code /member list}. */
final class SlashCommands {

  private final Catalog catalog;
  private final Interactions interactions;

  SlashCommands(Catalog catalog, Interactions interactions) {
    this.catalog = catalog;
    this.interactions = interactions;
  }

  void take(SlashCommandInteractionEvent event) {
    String path = Registration.path(event.getFullCommandName());
    interactions.handle(
        event,
        Source.of(event),
        () -> new Input.Filled(path, words(path, event.getOptions()), Optional.empty()));
  }

  /** The words of the options, by name. */
  private Map<String, String> words(String path, List<OptionMapping> options) {
    var words = new HashMap<String, String>();
    for (OptionMapping option : options) {
      words.put(option.getName(), word(path, option));
    }
    return words;
  }

  private String word(String path, OptionMapping option) {
    if (option.getType() == OptionType.BOOLEAN) {
      return option.getAsBoolean() ? "yes" : "no";
    }
    return takesPeople(path, option.getName())
        ? Mentions.read(option.getAsString())
        : named(option);
  }

  private boolean takesPeople(String path, String name) {
    return catalog.find(path).map(Command::options).orElse(List.of()).stream()
        .anyMatch(option ->
            option.name().equals(name)
                && (option.kind() instanceof Kind.Person || option.kind() instanceof Kind.People));
  }

  /** In a text that people will read, a mention is a name. */
  private static String named(OptionMapping option) {
    String text = option.getAsString();
    for (User user : option.getMentions().getUsers()) {
      text = text.replaceAll("<@!?" + user.getId() + ">", named(user));
    }
    return text;
  }

  private static String named(User user) {
    return Matcher.quoteReplacement("@" + user.getEffectiveName());
  }
}
