package dev.roster.history;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.person.People;
import java.util.List;

/** The commands that read the audit. */
public final class HistoryCommands {

  private HistoryCommands() {}

  /** What this feature stands on. */
  public record Shared(Members members, People people) {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Shared shared) {
    return List.of();
  }
}
