package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pro that has an end is Base for the product at that instant. */
@ExtendWith(DatabaseExtension.class)
class TimedProCheckTest {

  private final TestRoster roster;

  TimedProCheckTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.close();
  }

  @Test
  @DisplayName("A20 A23: at its end Pro is Base for the check, before any job ran")
  void itIsBaseAtTheInstantOfItsEnd() {
    var stage = CheckStage.on(roster, "network");
    Account ben = stage.org.person("member");
    stage.does("member tier " + ben.mention() + " pro for:2d");
    assertThat(stage.known(ben).tier()).isEqualTo("pro");
    roster.clock().advance(Duration.ofDays(2).minusMillis(2));
    assertThat(stage.known(ben).tier()).isEqualTo("pro");
    roster.clock().advance(Duration.ofMillis(2));
    assertThat(stage.known(ben).tier()).isEqualTo("base");
    assertThat(stage.known(ben).flags()).containsEntry("model_selector", "limited");
    assertThat(stage.known(ben).creditsLeft()).hasValue(1000L);
  }
}
