package dev.roster.command;

import java.util.List;

/** Offers values for an option, of which only what the asker may see and use. */
@FunctionalInterface
public interface Suggester {

  /**
   * The values that fit what was typed so far, best first.
   *
   * @param context who asks, in which org
   * @param typed the beginning of a value, possibly empty
   * @return at most 25 entries are shown (Discord's limit, platforms.md 3)
   */
  List<Suggestion> suggest(Context context, String typed);
}
