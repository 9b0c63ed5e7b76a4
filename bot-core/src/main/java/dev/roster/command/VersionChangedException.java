package dev.roster.command;

/** The org is not at the version any more at which a program wants it to be. */
final class VersionChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long version;

  /** Says which it is at. */
  VersionChangedException(long version) {
    super("version " + version, null, false, false);
    this.version = version;
  }

  long version() {
    return version;
  }
}
