package dev.roster.migrations;

/** Another starter holds the home of an embedded server. */
public final class HomeInUseException extends EmbeddedDatabaseException {
  private static final long serialVersionUID = 1;

  HomeInUseException(String message) {
    super(message);
  }
}
