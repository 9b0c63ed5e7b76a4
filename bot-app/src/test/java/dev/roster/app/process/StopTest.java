package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Interaction;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestRoster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StopTest {

  private static final int COMMANDS = 50;

  @TempDir Path home;

  @Test
  @DisplayName("faults: SIGTERM with 50 commands in flight: all answered, exit 0 within 25 s")
  void answersWhatIsInFlight() throws Exception {
    try (var company = new Company(home)) {
      var roster = company.start();
      try {
        company.found();
        var typed = new LinkedHashMap<String, Interaction>();
        // A database that stands still keeps all of them in flight.
        RosterProcess.signal("STOP", roster.database());
        for (int i = 0; i < COMMANDS; i++) {
          String address = "p" + i + "@partner.test";
          var command =
              company.people().type(Company.ANA, Company.GENERAL, "invite send " + address);
          assertThat(command.ack().status()).isEqualTo(200);
          typed.put(address, command);
        }
        assertThat(typed.values()).noneMatch(Interaction::hasAnswer);
        var database = roster.database();
        roster.terminate();
        Awaitility.await()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> roster.err().contains("stopping"));
        RosterProcess.signal("CONT", database);
        assertThat(roster.exitCode(Duration.ofSeconds(25))).as(roster.err()).isZero();
        var answers = new LinkedHashMap<String, String>();
        for (var each : typed.entrySet()) {
          assertThat(each.getValue().hasAnswer()).as(each.getKey()).isTrue();
          answers.put(each.getKey(), each.getValue().answer().text());
        }
        assertThat(answers.values()).anyMatch(answer -> answer.startsWith("Invited "));
        company.look(data -> {
          Invariants.require(data, TestRoster.auditKey(Company.SECRET));
          answers.forEach((address, answer) -> {
            long expected = answer.startsWith("Invited ") ? 1 : 0;
            assertThat(Company.invitations(data, address)).as(answer).isEqualTo(expected);
          });
          assertThat(data.rows("select id from outbox where state = 'claimed'")).isEmpty();
        });
      } finally {
        roster.close();
      }
    }
  }
}
