package dev.roster.command;

import java.util.List;
import java.util.Locale;

/** The orgs that somebody can speak of where they are, as values for an option. */
public final class OwnOrgs {

  private OwnOrgs() {}

  /**
   * Those whose name or short name begins with what was typed.
   *
   * @param typed in lower case, possibly empty
   */
  public static List<Suggestion> of(Caller caller, String typed) {
    return caller.seats().stream()
        .filter(seat ->
            seat.slug().startsWith(typed)
                || seat.orgName().toLowerCase(Locale.ROOT).startsWith(typed))
        .map(seat -> new Suggestion(seat.slug(), seat.orgName()))
        .toList();
  }
}
