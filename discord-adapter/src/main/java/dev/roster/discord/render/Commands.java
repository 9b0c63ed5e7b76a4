package dev.roster.discord.render;

import dev.roster.command.Catalog;
import dev.roster.command.Command;
import java.util.Set;
import java.util.stream.Collectors;

/** How lines are typed on Discord (design.md, "Words in chat"). */
public final class Commands {

  /** The command that holds those which belong to no group. */
  public static final String ROOT = "roster";

  /** What stands before the line of a command without a group. */
  static final String LONGEST_PREFIX = "/" + ROOT + " ";

  private final Set<String> single;

  /** Knows which commands belong to no group. */
  public Commands(Catalog catalog) {
    this.single =
        catalog.typed().stream()
            .map(Command::path)
            .filter(path -> path.indexOf(' ') < 0)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The whole line that a person types. */
  String typed(String line) {
    int space = line.indexOf(' ');
    String first = space < 0 ? line : line.substring(0, space);
    return single.contains(first) ? LONGEST_PREFIX + line : "/" + line;
  }
}
