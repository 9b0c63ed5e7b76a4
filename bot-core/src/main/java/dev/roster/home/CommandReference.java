package dev.roster.home;

import dev.roster.access.Permission;
import dev.roster.access.TeamAct;
import dev.roster.command.Catalog;
import dev.roster.command.Command;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Option;
import java.util.stream.Collectors;

/** Prints {@code docs/commands.md} from the declarations. */
public final class CommandReference {

  private CommandReference() {}

  /** The page. */
  public static String markdown(Catalog catalog) {
    var page = new StringBuilder();
    page.append("# Commands\n\n");
    page.append(
        """
        Made from the declarations; do not edit. On Slack every line begins with `/roster`, in the
        playground that is optional. Required options go in the order shown, `name:value` works for
        every option, `"double quotes"` hold words together, people are mentions or e-mail addresses
        separated by spaces, commas or newlines. `org:` picks another org for one command.
        """);
    String group = "";
    for (Command<?> command : catalog.typed()) {
      if (!command.group().equals(group) && !command.path().equals(command.group())) {
        page.append("\n## ").append(command.group()).append('\n');
      }
      group = command.group();
      append(page, command);
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Command<?> command) {
    page.append("\n### ").append(command.path()).append("\n\n");
    page.append(command.help()).append(". Needs ").append(need(command.need())).append(".\n\n");
    page.append("    ").append(command.usage()).append('\n');
    page.append("    ").append(command.example()).append('\n');
    if (command.options().isEmpty()) {
      return;
    }
    page.append("\n| option | | takes |\n|---|---|---|\n");
    for (Option<?> option : command.options()) {
      page.append(
          "| `%s`%s | %s | %s |\n"
              .formatted(
                  option.name(),
                  option.isRequired() ? "" : " (optional)",
                  option.help(),
                  takes(option)));
    }
  }

  private static String need(Need need) {
    return switch (need) {
      case Need.Holds(var permission) -> "`" + permission.word() + "`";
      case Need.OnTeam(var act) -> onTeam(act);
      case Need.HoldsAny(var permissions) ->
          permissions.stream()
              .map(permission -> "`" + permission.word() + "`")
              .collect(Collectors.joining(" or "));
      case Need.Member() -> "a membership";
      case Need.Seated() -> "a membership, suspended or not";
      case Need.Judged _ -> "what the configuration asks for";
      case Need.Nothing() -> "nothing";
    };
  }

  private static String onTeam(TeamAct act) {
    String five = "`" + act.permission().word() + "` in the team";
    String manage = "`" + Permission.TEAM_MANAGE.word() + "`";
    return act == TeamAct.TRANSFER
        ? five + " or, where it has no owner, " + manage
        : act.needsRoles()
            ? five
            : act.isForManagers()
                ? five + " or " + manage
                : five + ", or " + manage + " where teams are flat";
  }

  private static String takes(Option<?> option) {
    String values =
        switch (option.kind()) {
          case Kind.Text(int max) -> "text, up to " + max + " characters";
          case Kind.Choice(var words) -> "`" + String.join("`, `", words) + "`";
          case Kind.Suggested _ -> "a word that is offered while typing";
          case Kind.Person _ -> "a mention or an e-mail address";
          case Kind.People(int max, _) -> "up to " + max + " mentions or e-mail addresses";
          case Kind.YesNo() -> "`yes`, `no`";
        };
    return option.source() == Option.Source.REST ? values + "; also the words left over" : values;
  }
}
