package dev.roster.member;

import dev.roster.access.Seat;
import dev.roster.reply.Block.Fact;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells what a member used, for their card. What was used stands above members and gives this. */
@FunctionalInterface
public interface Consumption {

  /** Credits and requests of this cycle and in all; nothing where the reader may not see them. */
  List<Fact> of(Handle sql, Seat reader, Member member, Instant now);
}
