package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigratorTest {
  private static final String ONE = "classpath:scripts/one";
  private static final String TWO = "classpath:scripts/two";

  private DataSource database;

  @BeforeEach
  void emptySchema() {
    var server = SharedServer.get();
    database = Sql.source(server, server.freshSchema("roster_migrator"));
  }

  @Test
  void migratesAnEmptyDatabaseAndAgainDoesNothing() throws SQLException {
    assertThat(Migrator.pending(database, TWO))
        .containsExactly("V001__pet.sql", "V002__toy.sql", "R__names.sql");
    assertThat(Sql.query(database, "SHOW TABLES")).isEmpty();

    assertThat(Migrator.migrate(database, TWO)).isEqualTo(3);

    assertThat(Migrator.pending(database, TWO)).isEmpty();
    assertThat(Migrator.migrate(database, TWO)).isZero();
    assertThat(Sql.query(database, "SELECT name FROM pet")).containsExactly("second");
  }

  @Test
  void replacesNoPlaceholders() throws SQLException {
    Migrator.migrate(database, ONE);
    assertThat(Sql.query(database, "SELECT name FROM pet")).containsExactly("first ${text}");
  }

  @Test
  void upgradesAnOlderSchema() throws SQLException {
    Migrator.migrate(database, ONE);
    assertThat(Migrator.pending(database, TWO)).containsExactly("V002__toy.sql", "R__names.sql");
    assertThat(Migrator.migrate(database, TWO)).isEqualTo(2);
    assertThat(Sql.query(database, "SELECT name FROM pet")).containsExactly("second");
  }

  @Test
  void changesNothingInANewerSchema() throws SQLException {
    Migrator.migrate(database, TWO);
    assertThat(Migrator.pending(database, ONE)).isEmpty();
    assertThat(Migrator.migrate(database, ONE)).isZero();
    assertThat(Sql.query(database, "SELECT name FROM pet")).containsExactly("second");
  }

  @Test
  void doesNotPutBackTheRepeatableScriptThatANewerBuildReplaced() throws SQLException {
    var reworded = "classpath:scripts/reworded";
    Migrator.migrate(database, ONE);
    assertThat(Migrator.migrate(database, reworded)).isEqualTo(1);
    assertThat(Migrator.pending(database, ONE)).isEmpty();
    assertThat(Migrator.migrate(database, ONE)).isZero();
    assertThat(Sql.query(database, "SELECT name FROM pet")).containsExactly("second");
  }

  @Test
  void oneReplicaMigratesAndTheOtherWaits() throws Exception {
    var slow = "classpath:scripts/slow";
    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> replica = () -> Migrator.migrate(database, slow);
      var ran = new ArrayList<Integer>();
      for (var future : replicas.invokeAll(List.of(replica, replica))) {
        ran.add(future.get());
      }
      assertThat(ran).containsExactlyInAnyOrder(0, 1);
    }
    assertThat(Sql.query(database, "SELECT COUNT(*) FROM run")).containsExactly("1");
  }

  @Test
  void saysWhichScriptFailedAndRunsItAgainWhenTheCauseIsGone() throws SQLException {
    assertThatThrownBy(() -> Migrator.migrate(database, "classpath:scripts/broken"))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "the migration V002__toy.sql failed at line 3: Table 'roster_migrator.nowhere'"
                + " doesn't exist; what ran before that line stays, so put the cause right and"
                + " start again");

    var mended = "classpath:scripts/mended";
    assertThat(Migrator.pending(database, mended)).containsExactly("V002__toy.sql");
    assertThat(Migrator.migrate(database, mended)).isEqualTo(1);
    assertThat(Migrator.pending(database, mended)).isEmpty();
    assertThat(Sql.query(database, "SELECT x FROM toy")).isEmpty();
  }

  @Test
  void refusesASchemaThatRanAnotherTextOfAScript() {
    Migrator.migrate(database, ONE);
    assertThatThrownBy(() -> Migrator.migrate(database, "classpath:scripts/changed"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("differ from this build's")
        .hasMessageContaining("001")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesADatabaseOfSomebodyElse() throws SQLException {
    Sql.run(database, "CREATE TABLE wp_posts (id INT)");
    assertThatThrownBy(() -> Migrator.migrate(database, ONE))
        .isInstanceOf(MigrationException.class)
        .hasMessage("the database holds tables that are not Roster's: give Roster an empty one");
  }

  @Test
  void refusesABuildWithoutScripts() {
    assertThatThrownBy(() -> Migrator.migrate(database, "classpath:scripts/none"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("scripts/none");
  }
}
