package dev.roster.migrations;

/** The one server of this test run; it stops with the JVM. */
final class SharedServer {
  private static final int BUILDS_AT_ONCE = 8;
  private static final EmbeddedMariaDb SERVER = start();

  private SharedServer() {}

  static EmbeddedMariaDb get() {
    return SERVER;
  }

  private static EmbeddedMariaDb start() {
    for (int build = 0; ; build++) {
      try {
        return EmbeddedMariaDb.start(
            UserDirectories.scratchHome("migrations-" + build), EmbeddedOptions.fast());
      } catch (HomeInUseException e) {
        if (build == BUILDS_AT_ONCE) {
          throw e;
        }
      }
    }
  }
}
