package dev.roster.testing;

import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.migrations.HomeInUseException;
import dev.roster.migrations.UserDirectories;

/** The one MariaDB of a test run; it stops with the JVM. */
final class TestServer {

  private static final int RUNS_AT_ONCE = 8;
  private static final EmbeddedMariaDb SERVER = start();

  private TestServer() {}

  static EmbeddedMariaDb get() {
    return SERVER;
  }

  private static EmbeddedMariaDb start() {
    for (int run = 0; ; run++) {
      try {
        return EmbeddedMariaDb.start(
            UserDirectories.scratchHome("tests-" + run), EmbeddedOptions.fast());
      } catch (HomeInUseException e) {
        if (run == RUNS_AT_ONCE) {
          throw e;
        }
      }
    }
  }
}
