package dev.roster.apikey;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import java.util.List;

/** The commands about keys. */
public final class KeyCommands {

  private KeyCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(ApiKeys keys, KeyEnds ends, Members members, Notices notices) {
    return List.of(
        CreateKey.declare(keys),
        CreateIdeKey.declare(keys, members),
        ListKeys.declare(keys, members),
        RevokeKey.declare(keys, ends, members, notices),
        UndoKey.created(keys, ends),
        UndoKey.revoked(keys, ends, members, notices));
  }
}
