package dev.roster.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one account of an embedded server.
 *
 * @param user its name
 * @param password 256 random bits in base64url
 */
record Account(String user, String password) {
  private static final int PASSWORD_BYTES = 32;

  static Account random() {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Account("roster", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Writes the statements that make this account, one a line as the server wants them. */
  void write(Path init) throws IOException {
    Files.deleteIfExists(init);
    Files.createFile(init, HomePaths.OWNER_ONLY_FILE);
    Files.writeString(
        init,
        """
        CREATE DATABASE IF NOT EXISTS %1$s %2$s;
        CREATE OR REPLACE USER '%3$s'@'127.0.0.1' IDENTIFIED BY '%4$s';
        GRANT ALL ON `%1$s%%`.* TO '%3$s'@'127.0.0.1';
        """
            .formatted(
                EmbeddedMariaDb.SCHEMA, ServerCommand.CHARSET_CLAUSE.strip(), user, password));
  }

  /** Does not show the password. */
  @Override
  public String toString() {
    return "Account[user=" + user + "]";
  }
}
