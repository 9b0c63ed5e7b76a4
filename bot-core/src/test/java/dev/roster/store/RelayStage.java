package dev.roster.store;

import static org.awaitility.Awaitility.await;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A relay whose courier keeps what it is given, or fails as it is told. */
@ExtendWith(DatabaseExtension.class)
abstract class RelayStage {

  static final Actor ACTOR = Actor.system("test", "test:1");

  final SettableClock clock = new SettableClock();
  final TestDatabase database;
  final List<String> sent = new CopyOnWriteArrayList<>();
  final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Verdict>> failures = new ConcurrentHashMap<>();
  final OutboxRelay relay;
  final Transactions transactions;

  RelayStage(TestDatabase database) {
    this.database = database;
    this.relay = relay();
    this.transactions = transactions(relay);
  }

  @BeforeEach
  void clean() {
    database.run("delete from outbox");
  }

  @AfterEach
  void close() {
    relay.close();
  }

  OutboxRelay relay() {
    var made = new OutboxRelay(database.databases(), clock);
    made.register("mail", this::deliver);
    return made;
  }

  Transactions transactions(OutboxRelay wakes) {
    return new Transactions(database.databases(), clock, new AuditLog(new byte[32]), wakes::wake);
  }

  void deliver(String key, Map<String, String> words) throws DeliveryException {
    String text = words.getOrDefault("text", "");
    keys.add(key);
    Verdict verdict;
    synchronized (failures) {
      verdict = failures.getOrDefault(text, new ArrayDeque<>()).poll();
    }
    if (verdict != null) {
      throw new DeliveryException(verdict, "told to fail");
    }
    sent.add(text);
  }

  void failing(String text, Verdict verdict, int times) {
    var verdicts = new ArrayDeque<Verdict>();
    for (int i = 0; i < times; i++) {
      verdicts.add(verdict);
    }
    failures.put(text, verdicts);
  }

  static Outgoing mail(String lane, String text) {
    return new Outgoing("mail", lane, Map.of("text", text));
  }

  void commit(Outgoing... messages) {
    transactions.onPlatform(
        ACTOR,
        tx -> {
          tx.actsOnOneself();
          tx.audit(AuditEvent.created("test", "test", UUID.randomUUID(), Map.of()));
          List.of(messages).forEach(tx::send);
          return true;
        });
  }

  List<String> states() {
    return database.rows("select state, attempts from outbox order by seq");
  }

  void awaitStates(String... states) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> states().equals(List.of(states)));
  }
}
