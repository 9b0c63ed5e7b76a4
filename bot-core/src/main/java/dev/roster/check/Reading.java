package dev.roster.check;

import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.command.Callers;
import dev.roster.person.EmailAddress;
import dev.roster.store.Databases;
import dev.roster.usage.Cycle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads from the database what is not kept, and keeps it. */
final class Reading {

  private static final int TRIES = 3;

  /** Who waits for another's reading for longer gives up, as if the database did not answer. */
  private static final long PATIENCE_SECONDS = 5;

  private final Databases databases;
  private final Callers callers;
  private final InstantSource clock;
  private volatile @Nullable Map<String, Map<String, String>> flags;

  Reading(Databases databases, Callers callers, InstantSource clock) {
    this.databases = databases;
    this.callers = callers;
    this.clock = clock;
  }

  /** Whom a word means in the org, as it is now. */
  Named meant(OrgState state, String word) {
    Optional<Account> account = Account.parse(word);
    Optional<EmailAddress> email =
        account.isPresent() ? Optional.empty() : EmailAddress.parse(word);
    if (account.isEmpty() && email.isEmpty()) {
      // Nobody goes by that, whatever becomes of the org.
      return new Named(Long.MAX_VALUE, null);
    }
    CheckTable.Meant meant =
        databases.read(sql ->
            account.isPresent()
                ? CheckTable.byAccount(sql, state.id(), account.get())
                : CheckTable.byEmail(sql, state.id(), email.orElseThrow()));
    return new Named(meant.version(), meant.person().map(state::member).orElse(null));
  }

  /** Who was in the org and goes by a word. */
  Optional<UUID> former(OrgState state, String word) {
    Optional<Account> account = Account.parse(word);
    return databases.read(sql ->
        account.isPresent()
            ? CheckTable.formerByAccount(sql, state.id(), account.get())
            : EmailAddress.parse(word)
                .flatMap(email -> CheckTable.formerByEmail(sql, state.id(), email)));
  }

  /**
   * A member as they are now; null for who is not in the org.
   *
   * @throws CheckUnavailableException when another waits for the database for too long
   */
  @Nullable View view(OrgState state, Seated member) {
    ReentrantLock turn = member.reading();
    lock(turn);
    try {
      View read = member.view();
      if (read != null && read.holds(state.floor(), state.pool(), clock.millis())) {
        return read;
      }
      if (read != null) {
        View refilled = refilled(state, read);
        if (refilled != null && member.keep(refilled)) {
          return refilled;
        }
      }
      for (int tries = 0; tries < TRIES; tries++) {
        read = databases.read(sql -> Optional.ofNullable(read(sql, state, member))).orElse(null);
        if (read == null || (member.keep(read) && read.standing().version() >= state.floor())) {
          return read;
        }
      }
      // Changes come faster than they are read: it is true as of when it was read, and not kept.
      return read;
    } finally {
      turn.unlock();
    }
  }

  /**
   * The same where only what all used changed, so that a report does not make everybody be read;
   * null where more did.
   */
  private @Nullable View refilled(OrgState state, View known) {
    boolean rest = known.holds(state.floor(), known.pool(), clock.millis()) && known.pool() != null;
    if (!rest) {
      return null;
    }
    Cycle cycle = known.spent().cycle();
    Pool pool = state.pool();
    return known.with(
        pool != null && pool.cycle().equals(cycle)
            ? pool
            : databases.read(sql -> pool(sql, state, cycle, CheckTable.tick(sql, state.id()))));
  }

  static void lock(ReentrantLock turn) {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CheckUnavailableException(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckUnavailableException(e);
    }
  }

  private @Nullable View read(Handle sql, OrgState state, Seated member) {
    Standing standing = member.standing();
    if (standing == null || standing.version() < state.floor()) {
      standing = standing(sql, state.id(), member.person()).orElse(null);
    }
    if (standing == null) {
      return null;
    }
    Instant now = clock.instant();
    Cycle cycle = standing.terms().cycleAt(now);
    // The tick first: what is summed up after it has all reports up to it, perhaps more.
    long tick = CheckTable.tick(sql, state.id());
    var spent =
        new Spent(tick, cycle, CheckTable.spending(sql, state.id(), member.person(), cycle));
    boolean shares = standing.sharesPool(standing.seat().tierAt(now));
    return new View(standing, spent, shares ? pool(sql, state, cycle, tick) : null, now);
  }

  private Optional<Standing> standing(Handle sql, UUID org, UUID person) {
    // The seat first: its version is the oldest of what is read here.
    Optional<Seat> seat = callers.seat(sql, org, person);
    return seat.flatMap(found -> CheckTable.standing(sql, found, flags(sql)));
  }

  private static Pool pool(Handle sql, OrgState state, Cycle cycle, long tick) {
    Pool kept = state.pool();
    return kept != null && kept.cycle().equals(cycle)
        ? kept
        : state.keep(new Pool(tick, cycle, CheckTable.poolSpent(sql, state.id(), cycle)));
  }

  private Map<String, Map<String, String>> flags(Handle sql) {
    Map<String, Map<String, String>> known = flags;
    if (known == null) {
      known = CheckTable.flags(sql);
      flags = known;
    }
    return known;
  }

  /** Reads the flags anew when they are needed next. */
  void forgetFlags() {
    flags = null;
  }
}
