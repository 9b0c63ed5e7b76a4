package dev.roster.command;

import dev.roster.reply.Reply;
import dev.roster.store.Tx;

/** Hears of each change that somebody could make only because they run this Roster. */
@FunctionalInterface
public interface Operations {

  /**
   * Records and announces it, in the same change.
   *
   * @param command the path of the command
   * @param answer what it answered
   */
  void done(Context context, Tx tx, String command, Reply answer);
}
