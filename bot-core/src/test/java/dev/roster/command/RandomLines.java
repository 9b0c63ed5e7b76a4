package dev.roster.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes lines that are nearly right, quite wrong or mere noise, from a seeded source. */
final class RandomLines {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\u201c",
          "\u201d",
          "\u00ab",
          "'",
          ":",
          "::",
          ",",
          ";",
          "`",
          "``",
          "/",
          "//",
          "@",
          "role:",
          "person:",
          "people:",
          "org:",
          "plan:",
          "rol:",
          "name:\"",
          "reason:",
          "here:",
          "ana@acme.test",
          "<@slack:T1/U2>",
          "<@>",
          "<@slack:>",
          "<!channel>",
          "id:0",
          "…",
          "–",
          "a:b:c",
          "http://x",
          "NaN",
          "-1",
          "9223372036854775808",
          "\u0661\u0662",
          "help",
          "\ud83d",
          "\udc4d",
          "👩‍👩‍👧",
          "\u202e",
          "\u200b",
          "\u2028",
          "\u2029",
          "\u0085",
          "\u0000",
          "\u001b[31m",
          "\r\n",
          "\n",
          "\u00a0",
          "\t",
          "%s",
          "%d{}",
          "${jndi:x}",
          "'; drop table org",
          "\\",
          "é",
          "e\u0301",
          "Straße",
          "İ",
          "x".repeat(70),
          "x".repeat(600));

  private RandomLines() {}

  static String next(Random random, Catalog catalog) {
    var line = new StringBuilder();
    var paths = catalog.typed().stream().map(Command::path).toList();
    if (random.nextInt(4) > 0) {
      line.append(mangled(random, paths.get(random.nextInt(paths.size())))).append(' ');
    }
    var pieces = new ArrayList<>(PIECES);
    pieces.addAll(paths);
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      line.append(pieces.get(random.nextInt(pieces.size())));
      if (random.nextInt(3) > 0) {
        line.append(' ');
      }
    }
    return line.toString();
  }

  private static String mangled(Random random, String path) {
    if (random.nextInt(5) > 0) {
      return path;
    }
    int at = random.nextInt(path.length());
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return path.substring(0, at) + piece + path.substring(at + random.nextInt(2));
  }
}
