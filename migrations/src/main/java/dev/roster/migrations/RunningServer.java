package dev.roster.migrations;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * How another process of the same user reaches the embedded server that a process runs: for tools
 * that only look. Kept beside the data, for their owner only, who can read the data as well.
 *
 * @param url the JDBC address, without account and password
 * @param user the account
 * @param password valid until the server stops
 */
public record RunningServer(String url, String user, String password) {

  private static final String NAME = "server.access";

  /** Checks that nothing is missing. */
  public RunningServer {
    requireNonNull(url, "url must not be null");
    requireNonNull(user, "user must not be null");
    requireNonNull(password, "password must not be null");
  }

  /**
   * What the process that holds a home left there. Only of use while {@link EmbeddedMariaDb#start}
   * says that the home is in use: what a killed process left leads nowhere.
   */
  public static Optional<RunningServer> find(Path home) {
    try {
      List<String> lines = Files.readAllLines(home.resolve(NAME));
      return lines.size() == 3
          ? Optional.of(new RunningServer(lines.get(0), lines.get(1), lines.get(2)))
          : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "the file %s cannot be read: %s".formatted(home.resolve(NAME), e.getMessage()), e);
    }
  }

  void write(Path home) throws IOException {
    Path whole = home.resolve(NAME);
    Path begun = home.resolve(NAME + ".new");
    Files.deleteIfExists(begun);
    Files.createFile(begun, HomePaths.OWNER_ONLY_FILE);
    Files.write(begun, List.of(url, user, password));
    Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  static void forget(Path home) throws IOException {
    Files.deleteIfExists(home.resolve(NAME));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RunningServer[url=" + url + "]";
  }
}
