package dev.roster.usage;

import dev.roster.access.Refusal;
import dev.roster.audit.Actor;
import dev.roster.store.Housekeeping;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts what the product reports as used: each event once, whatever a limit says (X33), without
 * losing or doubling a credit (ADR 012). What somebody uses comes from what they draw on when it is
 * recorded: the allowance of Base or the org's pool (A22, A24, X28).
 */
public final class Meter {

  /** How many events a report may have. */
  public static final int MOST = 1_000;

  private static final Actor ACTOR = Actor.system("metering", "usage");

  /** How far a reporter's clock may go ahead of the database's. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Duration EVENTS = Duration.ofDays(90);

  private final Transactions transactions;
  private final Warnings warnings;
  private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();

  private record Outcome(Receipt receipt, Optional<Recorded> recorded) {}

  /** Wires it. */
  public Meter(Transactions transactions, Warnings warnings) {
    this.transactions = transactions;
    this.warnings = warnings;
  }

  /** Also forgets the ids of events after 90 days, and warnings after 13 months. */
  public void register(Housekeeping housekeeping) {
    warnings.register(housekeeping);
    housekeeping.add(EVENTS, UsageTable::deleteBefore);
  }

  /**
   * Tells somebody of every report that this process committed, from the thread that recorded it
   * and before its reporter gets the answer. It must be quick and must not throw. A report of
   * unknown outcome (the database went away while it committed) is not told, and neither are those
   * of other processes: {@code usage_day.tick} shows both.
   */
  public void onRecorded(Consumer<Recorded> listener) {
    listeners.add(listener);
  }

  /**
   * Records a report of an org. What is known by its id counts nothing, so a report whose answer
   * was lost is sent again as it was.
   *
   * @param batch at most {@link #MOST}; of the same id the first counts
   * @throws Refusal when it has more, or there is no such org
   */
  public Receipt record(UUID org, List<Usage> batch) {
    if (batch.size() > MOST) {
      throw new Refusal(
          "A report has at most 1,000 events, and this one has %d. Send them as several reports."
              .formatted(batch.size()));
    }
    if (batch.isEmpty()) {
      return new Receipt(0, 0);
    }
    Outcome outcome = transactions.metering(ACTOR, org, tx -> meter(tx, batch));
    outcome.recorded().ifPresent(told -> listeners.forEach(listener -> listener.accept(told)));
    return outcome.receipt();
  }

  private Outcome meter(Tx tx, List<Usage> batch) {
    List<Usage> fresh = fresh(tx, batch);
    var receipt = new Receipt(fresh.size(), batch.size() - fresh.size());
    if (fresh.isEmpty()) {
      tx.leaveUnchanged();
      return new Outcome(receipt, Optional.empty());
    }
    CreditTable.Grant grant =
        CreditTable.grant(tx.sql(), tx.org())
            .orElseThrow(() -> new IllegalStateException("an account has its org"));
    Cycle cycle = grant.terms().cycleAt(tx.now());
    Set<UUID> people = fresh.stream().map(Usage::person).collect(Collectors.toSet());
    Map<UUID, Drawer> members =
        CreditTable.drawers(tx.sql(), tx.org(), people, cycle, grant.base(), tx.now());
    long pool = Credits.poolSpent(tx.sql(), tx.org(), cycle);
    Collection<DaySum> days = days(fresh, onPool(tx, people, members));
    write(tx, fresh, days);
    CycleTable.add(tx.sql(), tx.org(), grant.terms().day(), days);
    for (DaySum sum : days) {
      if (cycle.contains(sum.day())) {
        members.computeIfPresent(sum.person(), (person, member) -> member.plus(sum));
        pool += sum.fromPool();
      }
    }
    warnings.tell(tx, grant.terms(), cycle, members.values(), pool);
    Map<UUID, Spending> after = new HashMap<>();
    members.forEach((person, member) -> after.put(person, member.spending()));
    return new Outcome(
        receipt, Optional.of(new Recorded(tx.org(), tx.version(), cycle, after, pool)));
  }

  /** What is not known yet, each id once, with a time that is not in the future. */
  private static List<Usage> fresh(Tx tx, List<Usage> batch) {
    var byId = new LinkedHashMap<String, Usage>();
    batch.forEach(used -> byId.putIfAbsent(used.event(), used));
    UsageTable.known(tx.sql(), tx.org(), byId.keySet()).forEach(byId::remove);
    Instant latest = tx.now().plus(AHEAD);
    return byId.values().stream()
        .map(used -> used.at().isAfter(latest) ? used.at(tx.now()) : used)
        .toList();
  }

  /** Who draws on the pool. Somebody who is no member any more draws on what they drew on last. */
  private static Set<UUID> onPool(Tx tx, Set<UUID> people, Map<UUID, Drawer> members) {
    var onPool =
        people.stream()
            .filter(person ->
                Optional.ofNullable(members.get(person)).map(Drawer::drawsOnPool).orElse(true))
            .collect(Collectors.toSet());
    List<UUID> gone = people.stream().filter(person -> !members.containsKey(person)).toList();
    if (!gone.isEmpty()) {
      onPool.removeAll(UsageTable.lastOnAllowance(tx.sql(), tx.org(), gone));
    }
    return onPool;
  }

  /** Sums by person and day, in the order of both: rows are always locked in the same order. */
  private static Collection<DaySum> days(List<Usage> fresh, Set<UUID> onPool) {
    record Key(UUID person, LocalDate day) {}
    var days = new TreeMap<Key, DaySum>(Comparator.comparing(Key::person).thenComparing(Key::day));
    for (Usage used : fresh) {
      LocalDate day = LocalDate.ofInstant(used.at(), ZoneOffset.UTC);
      long fromPool = onPool.contains(used.person()) ? used.credits() : 0;
      days.merge(
          new Key(used.person(), day),
          new DaySum(used.person(), day, used.credits(), fromPool, used.requests()),
          DaySum::plus);
    }
    return days.values();
  }

  private static void write(Tx tx, List<Usage> fresh, Collection<DaySum> days) {
    UsageTable.insert(tx.sql(), tx.org(), tx.now(), fresh);
    UsageTable.add(tx.sql(), tx.org(), tx.version(), days);
    UsageTable.addToOrg(tx.sql(), tx.org(), summed(days, DaySum::day));
    Map<UUID, Instant> lastActive =
        fresh.stream()
            .collect(
                Collectors.toMap(
                    Usage::person, Usage::at, (one, other) -> one.isAfter(other) ? one : other));
    UsageTable.addToMembers(tx.sql(), tx.org(), summed(days, DaySum::person), lastActive);
  }

  private static <K extends Comparable<? super K>> Collection<DaySum> summed(
      Collection<DaySum> days, Function<DaySum, K> by) {
    var sums = new TreeMap<K, DaySum>();
    days.forEach(sum -> sums.merge(by.apply(sum), sum, DaySum::plus));
    return new ArrayList<>(sums.values());
  }
}
