package dev.roster.app;

import dev.roster.app.cli.RosterCommand;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The process: reads the command line and ends with its exit code. */
public final class Main {

  private Main() {}

  /** Runs a command; the system property {@code roster.home} names the launcher's folder. */
  public static void main(String[] words) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var home = Path.of(System.getProperty("roster.home", ""));
    System.exit(RosterCommand.create(System.getenv(), home).execute(words));
  }
}
