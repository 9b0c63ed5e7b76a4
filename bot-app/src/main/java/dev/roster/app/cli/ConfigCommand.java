package dev.roster.app.cli;

import dev.roster.app.config.Config.Line;
import picocli.CommandLine.Command;

/** Prints what is in effect. */
@Command(
    name = "config",
    description = "Print the configuration in effect, secrets masked.",
    mixinStandardHelpOptions = true)
final class ConfigCommand extends Action {

  private final RosterCommand root;

  ConfigCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var line = line();
    for (Line one : root.load(line.getErr()).lines()) {
      line.getOut().println("%s = %s  (%s)".formatted(one.name(), one.value(), one.where()));
    }
    line.getOut().flush();
    return 0;
  }
}
