package dev.roster.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with the audit; alone it says which commands there are. */
@Command(
    name = "audit",
    description = "Check the audit, or write an org's events to standard output.",
    mixinStandardHelpOptions = true)
final class AuditCommand extends Action {

  @Override
  public Integer call() {
    line().usage(line().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
