package dev.roster.command;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Offers values for an option, of which only what the asker may see and use. */
@FunctionalInterface
public interface Suggester {

  /**
   * The values that fit what was typed so far, best first.
   *
   * @param context who asks, in which org
   * @param sql to look values up
   * @param typed the beginning of a value in lower case, possibly empty
   * @return at most 25 entries are shown (Discord's limit, platforms.md 3)
   */
  List<Suggestion> suggest(Context context, Handle sql, String typed);
}
