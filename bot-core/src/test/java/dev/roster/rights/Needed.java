package dev.roster.rights;

import dev.roster.testing.Csv;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What each command needs, as {@code rights/commands.csv} has it. */
final class Needed {

  private static final String TABLE = "/rights/commands.csv";
  private static final Pattern ANY = Pattern.compile(" or ");

  /** Due in this session and not there yet; empty when all is built. */
  static final Set<String> NOT_YET_BUILT = Set.of();

  /** Of the contract, and due later: usage, the doors, reviews, the audit. */
  static final Set<String> DUE_LATER =
      Set.of("invite import", "upgrade delegate", "review start", "review status");

  private Needed() {}

  /** All commands of the tables that do not exist. */
  static Set<String> missing() {
    var missing = new HashSet<>(DUE_LATER);
    missing.addAll(NOT_YET_BUILT);
    return missing;
  }

  /** By path. */
  static Map<String, String> byPath() {
    var needs = new LinkedHashMap<String, String>();
    Csv.rows(TABLE).forEach(row -> needs.put(row.getFirst(), row.get(1)));
    return needs;
  }

  /** Whether somebody may run a command, as far as rights go. */
  static boolean isMet(Cast cast, Figure actor, String need) {
    return switch (need) {
      // Orgs may be created by anybody here; who runs a chat workspace is nobody of the cast.
      case "anybody", "where" -> true;
      case "platform" -> false;
      case "member" -> actor.isActive();
      case "leave" -> actor.isIn();
      // Nobody of the cast has a role in a team.
      case "team" -> managesTeams(cast, actor) && !isFive(cast);
      case "team_or_manager" -> managesTeams(cast, actor);
      case "five" -> false;
      case "five_or_manager" -> managesTeams(cast, actor) && isFive(cast);
      default ->
          actor.isActive()
              && ANY.splitAsStream(need).anyMatch(word -> cast.holds(actor.role(), word))
              && !(need.equals("invite.create") && cast.scheme.equals("directory"));
    };
  }

  private static boolean managesTeams(Cast cast, Figure actor) {
    return actor.isActive() && cast.holds(actor.role(), "team.manage");
  }

  private static boolean isFive(Cast cast) {
    return cast.scheme.equals("directory");
  }
}
