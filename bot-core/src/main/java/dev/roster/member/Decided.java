package dev.roster.member;

import static dev.roster.command.Option.optional;

import dev.roster.command.Kind;
import dev.roster.command.Option;
import java.util.Map;
import java.util.Optional;

/**
 * Which change of an org decided a role or a status: carried by an Undo, so that it takes back that
 * very decision and no newer one of the same outcome.
 *
 * @param version the version that the change to be undone gave to the org
 * @param before the version of the decision that it replaced, and that is in force again after the
 *     Undo, so that the change before can be undone as well
 */
record Decided(long version, long before) {

  private static final String WORD = "decided";

  boolean isNewest(long inForce) {
    return version == inForce;
  }

  /** The option that carries it; absent in what an earlier release offered. */
  static Option<Optional<String>> option() {
    return optional(WORD, "Which decisions", new Kind.Text(40));
  }

  static Optional<Decided> read(Optional<String> word) {
    return word.map(text -> {
      int colon = text.indexOf(':');
      return new Decided(
          Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    });
  }

  Map.Entry<String, String> word() {
    return Map.entry(WORD, version + ":" + before);
  }
}
