package dev.roster.org;

import dev.roster.access.Seat;
import dev.roster.reply.Block.Fact;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells what an org used, for its card. What was used stands above orgs and gives this. */
@FunctionalInterface
public interface OrgUse {

  /** The pool, what of it is used, and until when; empty where the reader may not see it. */
  Optional<Fact> of(Handle sql, Seat reader, Instant now);
}
