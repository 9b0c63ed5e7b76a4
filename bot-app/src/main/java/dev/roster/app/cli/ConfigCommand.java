package dev.roster.app.cli;

import dev.roster.app.config.Config.Line;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what is in effect. */
@Command(
    name = "config",
    description = "Print the configuration in effect, secrets masked.",
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

  private final RosterCommand root;
  @Spec private CommandSpec spec;

  ConfigCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var line = spec.commandLine();
    for (Line one : root.load(line.getErr()).lines()) {
      line.getOut().println("%s = %s  (%s)".formatted(one.name(), one.value(), one.where()));
    }
    line.getOut().flush();
    return 0;
  }
}
