package dev.roster.app.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The secret key of a Roster that has its database in its data folder. */
public final class SecretKeyFile {

  private static final String NAME = "secret.key";
  private static final String DATABASE = "database";

  private SecretKeyFile() {}

  /**
   * Reads the key, or makes one in a folder without a database. Call it before the database is
   * made, so that a folder never has a database and no key.
   *
   * @param dataDir the folder; made when it is missing
   * @throws ConfigException when the key is lost or cannot be read or written
   */
  public static SecretKey readOrMake(Path dataDir) {
    Path file = dataDir.resolve(NAME);
    try {
      if (!exists(dataDir)) {
        make(dataDir, file);
      }
      return SecretKey.parse(Files.readString(file));
    } catch (IOException e) {
      throw problem("The secret key %s cannot be read or written: %s.".formatted(file, reason(e)));
    } catch (IllegalArgumentException e) {
      throw problem(
          "The file %s must hold 32 bytes in base64: restore it from a backup.".formatted(file));
    }
  }

  /**
   * Whether there is a key already.
   *
   * @throws ConfigException when it is lost: there is a database and no key
   */
  public static boolean exists(Path dataDir) {
    Path file = dataDir.resolve(NAME);
    if (Files.exists(file)) {
      return true;
    }
    if (Files.exists(dataDir.resolve(DATABASE))) {
      throw lost(file);
    }
    return false;
  }

  private static void make(Path dataDir, Path file) throws IOException {
    Files.createDirectories(dataDir);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path temporary = Files.createTempFile(dataDir, NAME, "", owner);
    try {
      Files.writeString(temporary, SecretKey.random().text() + "\n");
      // A link, unlike a move, never takes the place of a key that another start made meanwhile.
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      // The other one's is as good.
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static ConfigException lost(Path file) {
    return problem(
        ("The secret key %s is missing beside its database: restore it from a backup, or set"
                + " ROSTER_SECRET_KEY to the key that was used; with another one old links and the"
                + " audit chain are void.")
            .formatted(file));
  }

  private static ConfigException problem(String sentence) {
    return new ConfigException(List.of(sentence));
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
