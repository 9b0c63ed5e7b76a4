package dev.roster.app.cli;

import dev.roster.app.slack.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Prints descriptions of the app for chat platforms. */
@Command(
    name = "manifest",
    description = "Print the app's manifest for a chat platform.",
    mixinStandardHelpOptions = true)
final class ManifestCommand extends Action {

  private final RosterCommand root;

  ManifestCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    throw new ParameterException(line(), "Say for which platform: ./roster manifest slack");
  }

  @Command(
      name = "slack",
      description = "The Slack app: HTTP mode with ROSTER_PUBLIC_URL, else Socket Mode.",
      mixinStandardHelpOptions = true)
  int slack() {
    var line = line();
    line.getOut().println(Manifest.json(root.load().config()));
    line.getOut().flush();
    return 0;
  }
}
