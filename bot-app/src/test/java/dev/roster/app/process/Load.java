package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who invite and change roles without a pause, each waiting for their answer before the next
 * command; and what they were told.
 */
final class Load {

  private static final List<String> ROLES = List.of("admin", "member");

  private final Company company;
  private final AtomicInteger number = new AtomicInteger();
  private final Set<String> invited = ConcurrentHashMap.newKeySet();
  private final Map<String, String> roles = new ConcurrentHashMap<>();
  private final Queue<Change> unanswered = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  Load(Company company) {
    this.company = company;
  }

  /** Works for a while, then does something to Roster, after which no answer is waited for. */
  void during(Duration time, Runnable then) throws Exception {
    over = false;
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (String inviter : List.of(Company.ANA, Company.BEN, Company.ANA)) {
        work.add(people.submit(() -> invite(inviter)));
      }
      for (String whom : List.of(Company.CAT, Company.DAN)) {
        work.add(people.submit(() -> changeRoles(whom)));
      }
      people.shutdown();
      assertThat(people.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
      then.run();
      over = true;
      for (Future<?> each : work) {
        each.get(40, TimeUnit.SECONDS);
      }
    }
  }

  private Object invite(String by) throws Exception {
    while (!over) {
      String address = "p" + number.incrementAndGet() + "@partner.test";
      run(new Change(company, by, "invite send " + address, address));
    }
    return by;
  }

  private Object changeRoles(String whom) throws Exception {
    for (int i = 0; !over; i++) {
      String role = ROLES.get(i % ROLES.size());
      run(new Change(company, Company.ANA, "member role <@%s> %s".formatted(whom, role), whom));
    }
    return whom;
  }

  private void run(Change change) throws Exception {
    if (change.run(() -> over)) {
      told(change);
    } else {
      unanswered.add(change);
    }
  }

  private void told(Change change) {
    // A role that a killed Roster had changed without telling.
    boolean already = change.answer().contains("already");
    assertThat(change.isDone() || already).as("%s", change).isTrue();
    if (change.answer().startsWith("Invited ")) {
      invited.add(change.subject());
    } else if (change.isDone()) {
      roles.put(change.subject(), change.answer().contains(" is now Admin") ? "admin" : "member");
    }
  }

  /** Types again what had no answer; how much that was. */
  int again() throws Exception {
    over = false;
    int count = unanswered.size();
    for (Change change = unanswered.poll(); change != null; change = unanswered.poll()) {
      assertThat(change.run(() -> false)).isTrue();
      told(change);
    }
    return count;
  }

  /** The addresses of which the answer said that they are invited. */
  Set<String> invited() {
    return Set.copyOf(invited);
  }

  /** The roles that the last answers named, without those of whom an answer is missing. */
  Map<String, String> roles() {
    var known = new HashMap<>(roles);
    unanswered.forEach(change -> known.remove(change.subject()));
    return known;
  }
}
