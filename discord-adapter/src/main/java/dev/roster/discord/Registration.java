package dev.roster.discord;

import dev.roster.command.Catalog;
import dev.roster.command.Command;
import dev.roster.command.Kind;
import dev.roster.command.Option;
import dev.roster.discord.render.Commands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/**
 * The slash commands, made from the catalog and nothing else: one for each group, and one for the
 * commands of no group (design.md, "Words in chat").
 */
final class Registration {

  /** Discord's limit on descriptions (platforms.md 3). */
  private static final int DESCRIPTION = 100;

  /** Discord's limit on the length of a text option (platforms.md 3). */
  private static final int TEXT = 6_000;

  private Registration() {}

  /** Everything to register. */
  static List<SlashCommandData> of(Catalog catalog) {
    Map<String, List<Command<?>>> byName = new LinkedHashMap<>();
    for (Command<?> command : catalog.typed()) {
      byName.computeIfAbsent(name(command.path()), _ -> new ArrayList<>()).add(command);
    }
    return byName.entrySet().stream()
        .map(entry -> command(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The path of a command by the name under which it is registered. */
  static String path(String fullName) {
    String root = Commands.ROOT + " ";
    return fullName.startsWith(root) ? fullName.substring(root.length()) : fullName;
  }

  private static String name(String path) {
    int space = path.indexOf(' ');
    return space < 0 ? Commands.ROOT : path.substring(0, space);
  }

  private static String verb(String path) {
    return path.substring(path.indexOf(' ') + 1);
  }

  private static SlashCommandData command(String name, List<Command<?>> commands) {
    return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(
            name, description(name, commands))
        .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
        .addSubcommands(commands.stream().map(Registration::subcommand).toList());
  }

  /** Discord shows it in its settings only. */
  private static String description(String name, List<Command<?>> commands) {
    String verbs =
        commands.stream().map(command -> verb(command.path())).collect(Collectors.joining(", "));
    String all = Character.toUpperCase(name.charAt(0)) + name.substring(1) + ": " + verbs;
    return all.length() <= DESCRIPTION ? all : all.substring(0, DESCRIPTION - 1) + "…";
  }

  private static SubcommandData subcommand(Command<?> command) {
    var options = new ArrayList<OptionData>();
    command.options().forEach(option -> options.add(option(option)));
    boolean ownOrg =
        command.options().stream().anyMatch(option -> option.name().equals(Command.ORG));
    if (!ownOrg && options.size() < OptionData.MAX_CHOICES) {
      options.add(
          new OptionData(
              OptionType.STRING, Command.ORG, "Another org than your current one", false, true));
    }
    return new SubcommandData(verb(command.path()), command.help()).addOptions(options);
  }

  /**
   * People are texts: Discord's own option for users holds neither an address nor somebody who is
   * not on Discord, while a text takes mentions as well.
   */
  private static OptionData option(Option<?> option) {
    return switch (option.kind()) {
      case Kind.Text(var max) -> text(option).setMaxLength(Math.min(max, TEXT));
      case Kind.Choice(var values) -> {
        OptionData data = text(option);
        values.forEach(value -> data.addChoice(value, value));
        yield data;
      }
      case Kind.Suggested _, Kind.Person _ -> text(option).setAutoComplete(true);
      case Kind.People people -> text(option).setAutoComplete(people.isSuggested());
      case Kind.YesNo _ ->
          new OptionData(OptionType.BOOLEAN, option.name(), option.help(), option.isRequired());
    };
  }

  private static OptionData text(Option<?> option) {
    return new OptionData(OptionType.STRING, option.name(), option.help(), option.isRequired());
  }
}
