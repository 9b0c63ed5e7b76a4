package dev.roster.removal;

import dev.roster.store.Tx;
import org.jdbi.v3.core.Handle;

/**
 * A feature's part in the end of a membership: what it would lose, and how it ends that. A feature
 * that keeps something by membership adds one to {@link Ending}.
 */
interface Part {

  /** What would end; reads only, and as much in an org of five as in one of a hundred thousand. */
  Consequence of(Handle sql, Leaver leaver);

  /** Ends it, in the change that ends the membership and before that row goes. */
  default void end(Tx tx, Leaver leaver) {}
}
