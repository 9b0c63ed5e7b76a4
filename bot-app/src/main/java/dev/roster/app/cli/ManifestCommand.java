package dev.roster.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints descriptions of the app for chat platforms. */
@Command(
    name = "manifest",
    description = "Print the app's manifest for a chat platform.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "slack")
final class ManifestCommand implements Callable<Integer> {

  private final RosterCommand root;
  @Spec private CommandSpec spec;

  ManifestCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var line = spec.commandLine();
    line.getErr().println("Say for which platform: ./roster manifest slack");
    return 2;
  }
}
