package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.store.Transactions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Where a key is not, and how its use is noted. */
@ExtendWith(DatabaseExtension.class)
class KeySecretTest {

  private final TestDatabase database;

  KeySecretTest(TestDatabase database) {
    this.database = database;
  }

  /** The columns of any table in which a text stands, as bytes or as text. */
  private List<String> holding(String text) {
    var found = new ArrayList<String>();
    for (String column :
        database.rows(
            "select concat('`', table_name, '`.`', column_name, '`') from information_schema.columns"
                + " where table_schema = database()")) {
      String table = column.substring(0, column.indexOf('.'));
      if (database.number(
              "select count(*) from "
                  + table
                  + " where locate(?, cast("
                  + column
                  + " as char)) > 0",
              text)
          > 0) {
        found.add(column);
      }
    }
    return found;
  }

  @Test
  @DisplayName("trust.md: what a key says is in no table, in no answer that is kept, and in no log")
  void aKeyIsNowhere() {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger("dev.roster");
    Level level = logger.getLevel();
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    logger.setLevel(Level.TRACE);
    LoggerFactory.getLogger(KeySecretTest.class).info("heard");
    String key;
    String service;
    try (var roster = TestRoster.start(database)) {
      var stage = new KeyStage(roster, "owned");
      Account ana = stage.org.founder();
      key = stage.make(ana, "laptop");
      service = stage.make(ana, "ci service:yes");
      roster.ask(ana, "key list");
      roster.ask(ana, "key revoke " + key);
      roster.ask(ana, "key revoke " + Secret.make().reveal());
      var call = roster.call(ana, new Input.Line("key revoke " + service));
      roster.engine().handle(call);
      roster.engine().handle(call);
      roster.settle();
    } finally {
      logger.setLevel(level);
      logger.setAdditive(true);
      logger.detachAppender(log);
    }
    // What stands in a table is found: the failing control.
    assertThat(holding(key.substring(0, 8))).contains("`api_key`.`prefix`");
    for (String secret : List.of(key, service)) {
      assertThat(holding(secret)).isEmpty();
      assertThat(holding(secret.substring(9))).isEmpty();
      assertThat(List.copyOf(log.list))
          .isNotEmpty()
          .noneMatch(event -> event.getFormattedMessage().contains(secret.substring(9)));
    }
  }

  @Test
  void useIsNotedOnceAMinute() {
    try (var roster = TestRoster.start(database)) {
      var stage = new KeyStage(roster, "owned");
      var key = stage.find(stage.make(stage.org.founder(), "laptop")).orElseThrow();
      var use =
          new KeyUse(
              new Transactions(
                  database.databases(),
                  roster.clock(),
                  new AuditLog(TestRoster.auditKey()),
                  () -> {}),
              roster.clock());
      String version =
          database.rows("select version from org where id = ?", key.org().toString()).getFirst();
      use.noteUsed(key.id());
      Awaitility.await().until(() -> usedAt(key).equals(at(roster)));
      String first = usedAt(key);
      roster.clock().advance(Duration.ofSeconds(59));
      use.noteUsed(key.id());
      assertThat(usedAt(key)).isEqualTo(first);
      roster.clock().advance(Duration.ofSeconds(2));
      use.noteUsed(key.id());
      Awaitility.await().until(() -> usedAt(key).equals(at(roster)));
      assertThat(database.rows("select version from org where id = ?", key.org().toString()))
          .containsExactly(version);
    }
  }

  private String usedAt(ApiKey key) {
    return database
        .rows(
            "select coalesce(date_format(last_used_at, '%Y-%m-%dT%H:%i:%s'), '-') from api_key where id = ?",
            key.id().toString())
        .getFirst();
  }

  private static String at(TestRoster roster) {
    return roster.clock().instant().toString().substring(0, 19);
  }
}
