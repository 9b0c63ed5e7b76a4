package dev.roster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.store.Transactions;
import dev.roster.testing.AuditChain;
import dev.roster.testing.SettableClock;
import dev.roster.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final UUID PERSON = UUID.randomUUID();

  private final SettableClock clock = new SettableClock();
  private final Transactions transactions =
      new Transactions(DATABASE.databases(), clock, new AuditLog(KEY), () -> {});

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void someChanges() {
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofNanos(1_234_567));
      change(i);
    }
  }

  @AfterEach
  void clean() {
    DATABASE.run("delete from audit_event");
    DATABASE.run("delete from audit_personal");
  }

  private void change(int i) {
    var actor = new Actor(Optional.of(PERSON), "slack:T1/U1", "slack line", "slack:T1:d" + i);
    transactions.onPlatform(
        actor,
        tx -> {
          tx.actsOnOneself();
          tx.audit(
              AuditEvent.changed(
                      "person.link",
                      "person",
                      PERSON,
                      Map.of("role", "member"),
                      Map.of("role", "admin", "tier", "pro"))
                  .saying(Map.of("name", "Ana \"<b>\" \\ Lima\n👍", "reason", "why not")));
          tx.audit(AuditEvent.created("person.seen", "person", PERSON, Map.of()));
          return true;
        });
  }

  @Test
  void theChainVerifies() {
    assertThat(DATABASE.number("select count(*) from audit_event")).isEqualTo(10);
    assertThat(AuditChain.firstFault(DATABASE, KEY)).isEmpty();
  }

  @Test
  void anotherKeyDoesNotVerify() {
    assertThat(AuditChain.firstFault(DATABASE, new byte[32])).get().asString().endsWith("altered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account = 'slack:T1/U2'",
        "action = 'person.Link'",
        "door = 'slack form'",
        "delivery = 'slack:T1:dx'",
        "at = at + interval 1 microsecond",
        "person_id = uuid()",
        "person_id = null",
        "target_id = uuid()",
        "target = 'persona'",
        "before_values = '{\"role\":\"admin\"}'",
        "after_values = '{}'",
        "personal_id = null, personal_hash = null",
        "hash = unhex(repeat('00', 32))",
        "version = version + 100",
      })
  void oneAlteredColumnBreaksIt(String alteration) {
    DATABASE.run(
        "update audit_event set " + alteration + " where delivery = 'slack:T1:d2' and n = 1");
    assertThat(AuditChain.firstFault(DATABASE, KEY)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from audit_event where delivery = 'slack:T1:d2' and n = 1",
        "delete from audit_event where delivery = 'slack:T1:d2'",
        "delete from audit_event where delivery = 'slack:T1:d0'",
        "update audit_personal set words = json_set(words, '$.name', 'Ben') limit 1",
      })
  void aRowRemovedOrReplacedBreaksIt(String alteration) {
    int changed = DATABASE.run(alteration);
    assertThat(AuditChain.firstFault(DATABASE, KEY).isPresent()).isEqualTo(changed > 0);
  }

  @Test
  void personalWordsCanBeErasedWithoutBreakingIt() {
    assertThat(DATABASE.run("delete from audit_personal")).isEqualTo(5);
    assertThat(AuditChain.firstFault(DATABASE, KEY)).isEmpty();
  }

  @Test
  void equalWordsHaveDifferentHashes() {
    assertThat(DATABASE.number("select count(distinct personal_hash) from audit_event"))
        .isEqualTo(5);
  }

  @Test
  void noNameStandsInTheChainItself() {
    assertThat(
            DATABASE.number(
                "select count(*) from audit_event"
                    + " where before_values like '%Lima%' or after_values like '%Lima%'"))
        .isZero();
  }
}
