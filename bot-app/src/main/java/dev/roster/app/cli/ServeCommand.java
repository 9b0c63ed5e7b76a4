package dev.roster.app.cli;

import dev.roster.app.serve.Roster;
import dev.roster.app.serve.StopSignal;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts Roster and runs until the process is told to end. */
@Command(
    name = "serve",
    description = "Start Roster (the default).",
    mixinStandardHelpOptions = true)
final class ServeCommand extends Action {

  private final RosterCommand root;

  ServeCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    return serve(root, line());
  }

  static int serve(RosterCommand root, CommandLine line) throws InterruptedException {
    var roster = new Roster(root.load(line.getErr()).config());
    var signal = StopSignal.of(roster);
    try {
      roster.start();
    } catch (RuntimeException e) {
      signal.started();
      if (signal.forget()) {
        throw e;
      }
    }
    signal.started();
    roster.greeting().forEach(line.getOut()::println);
    line.getOut().flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
