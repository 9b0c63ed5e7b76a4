package dev.roster.upgrade;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What waits for the decision of somebody who may be about to go, and whether it waits in vain
 * then.
 *
 * @param waiting open requests of others that they may decide on; one more than {@link #COUNTED}
 *     stands for any number beyond it
 * @param others who else may decide, in a few words such as {@code Elif, Can and others}; empty for
 *     nobody
 * @param ownOfTheOnly the code of the open request of the only other who may decide: nobody decides
 *     on their own
 * @param role the title of the role to give to somebody else
 */
public record Awaited(int waiting, String others, Optional<String> ownOfTheOnly, String role) {

  /** How far requests are counted. */
  public static final int COUNTED = 100;

  /** Checks that nothing is missing. */
  public Awaited {
    requireNonNull(others, "others must not be null");
    requireNonNull(role, "role must not be null");
  }
}
