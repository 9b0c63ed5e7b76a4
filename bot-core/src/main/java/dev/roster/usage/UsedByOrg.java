package dev.roster.usage;

import static dev.roster.usage.CreditWords.credits;
import static dev.roster.usage.CreditWords.number;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.org.OrgUse;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an org used, on its card: for who may see everybody's usage, or sets the pool. */
public final class UsedByOrg implements OrgUse {

  @Override
  public Optional<Fact> of(Handle sql, Seat reader, Instant now) {
    if (!reader.holds(Permission.USAGE_VIEW_ALL) && !reader.holds(Permission.BILLING_MANAGE)) {
      return Optional.empty();
    }
    CreditState state = CreditState.of(sql, reader, now);
    long used = state.used().fromPool();
    String words =
        state
            .terms()
            .pool()
            .map(pool -> "%s of the pool of %s used, until ".formatted(number(used), credits(pool)))
            .orElseGet(
                () -> "%s of the pool used, which has no limit, until ".formatted(number(used)));
    return Optional.of(
        new Fact("Credits", List.of(Span.plain(words), Span.when(state.cycle().end()))));
  }
}
