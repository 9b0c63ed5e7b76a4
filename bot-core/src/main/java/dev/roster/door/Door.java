package dev.roster.door;

import dev.roster.session.Proof;
import java.util.List;
import java.util.UUID;

/**
 * A way into orgs that opens by itself when somebody signs in: an invitation that waits for the
 * address, a domain of the org. Each passes the same four checks as any other change (design.md,
 * "Rights as data").
 */
@FunctionalInterface
public interface Door {

  /**
   * Takes somebody into the orgs that wait for them, each in a change of its own. What cannot be is
   * said in the answer, not thrown, so that one org does not keep them out of another.
   *
   * @param person who signed in
   * @param proof what they signed in with
   * @param key the same for a repeated try
   * @return what became of it, an entry an org that had something to say
   */
  List<Entry> open(UUID person, Proof.SignIn proof, String key);

  /**
   * Whether it would open for somebody whom nobody knows yet; who is let in nowhere does not become
   * a person (C06).
   */
  default boolean isFor(Proof.SignIn proof) {
    return true;
  }
}
