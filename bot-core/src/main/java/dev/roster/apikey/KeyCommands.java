package dev.roster.apikey;

import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import java.util.List;

/** The commands about keys. */
public final class KeyCommands {

  private KeyCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(ApiKeys keys, Members members, Notices notices) {
    return List.of(
        CreateKey.declare(keys),
        ListKeys.declare(keys, members),
        RevokeKey.declare(keys, members, notices),
        UndoKey.created(keys),
        UndoKey.revoked(keys, members, notices));
  }
}
