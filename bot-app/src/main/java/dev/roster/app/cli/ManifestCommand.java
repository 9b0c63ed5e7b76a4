package dev.roster.app.cli;

import dev.roster.app.slack.Manifest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints descriptions of the app for chat platforms. */
@Command(
    name = "manifest",
    description = "Print the app's manifest for a chat platform.",
    mixinStandardHelpOptions = true)
final class ManifestCommand implements Callable<Integer> {

  private final RosterCommand root;
  @Spec private CommandSpec spec;

  ManifestCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Say for which platform: ./roster manifest slack");
  }

  @Command(
      name = "slack",
      description = "The Slack app: HTTP mode with ROSTER_PUBLIC_URL, else Socket Mode.",
      mixinStandardHelpOptions = true)
  int slack() {
    var line = spec.commandLine();
    line.getOut().println(Manifest.json(root.load().config()));
    line.getOut().flush();
    return 0;
  }
}
