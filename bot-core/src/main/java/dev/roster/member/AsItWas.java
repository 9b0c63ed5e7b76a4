package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.command.Context;
import dev.roster.command.PersonRef;
import dev.roster.reply.Reply;
import org.jdbi.v3.core.Handle;

/**
 * Tells what somebody was at a time in the past. The history stands above members and gives this.
 */
@FunctionalInterface
public interface AsItWas {

  /**
   * The card as it was.
   *
   * @param who a member, or somebody whom the org's history knows
   * @param at the time as it was typed; of a day its end
   * @throws Refusal for somebody unknown here, and for a time that is none, or before the org
   */
  Reply.Message card(Context context, Handle sql, PersonRef who, String at);
}
