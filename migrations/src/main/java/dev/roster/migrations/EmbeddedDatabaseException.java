package dev.roster.migrations;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot start, run or stop; the message is one sentence for its operator. */
public class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
