package dev.roster.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the log of a server tells about its end. */
final class ServerLog {
  private static final String ERROR = "[ERROR] ";
  private static final String PORT_TAKEN = "Can't start server: Bind on TCP/IP port";

  private ServerLog() {}

  /** The end of a sentence: the first error of the log, if it has one, and where the log lies. */
  static String explain(Path log) {
    var error = firstError(log).map(text -> " (" + text + ")").orElse("");
    return error + "; see " + log;
  }

  static boolean saysPortTaken(Path log) {
    return read(log).contains(PORT_TAKEN);
  }

  private static Optional<String> firstError(Path log) {
    return read(log)
        .lines()
        .filter(line -> line.contains(ERROR))
        .map(line -> line.substring(line.indexOf(ERROR) + ERROR.length()).strip())
        .findFirst();
  }

  private static String read(Path log) {
    try {
      // Latin-1 decodes any bytes; only ASCII words are looked for.
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
