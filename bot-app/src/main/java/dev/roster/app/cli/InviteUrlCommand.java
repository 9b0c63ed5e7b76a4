package dev.roster.app.cli;

import dev.roster.app.discord.InviteLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Prints links that let the bot into a chat platform. */
@Command(
    name = "invite-url",
    description = "Print the link that lets the bot into a server.",
    mixinStandardHelpOptions = true)
final class InviteUrlCommand extends Action {

  private final RosterCommand root;

  InviteUrlCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    throw new ParameterException(line(), "Say for which platform: ./roster invite-url discord");
  }

  @Command(
      name = "discord",
      description = "The link to open as an admin of the Discord server; needs DISCORD_CLIENT_ID.",
      mixinStandardHelpOptions = true)
  int discord() {
    var line = line();
    var link = InviteLink.of(root.load().config());
    if (link.isEmpty()) {
      line.getErr()
          .println(
              "Set DISCORD_CLIENT_ID to the application's id, which stands under General Information"
                  + " on discord.com/developers/applications.");
      return 1;
    }
    line.getOut().println(link.get());
    line.getOut().flush();
    return 0;
  }
}
