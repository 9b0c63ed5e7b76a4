package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.Shown;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestRoster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stands still for a while (SIGSTOP) and goes on. */
final class SlowDatabaseTest {

  private static final Duration NOT_READY = Duration.ofSeconds(5);
  private static final Duration READY = Duration.ofSeconds(10);
  private static final String POLITE = "Roster cannot reach its database right now";

  @TempDir Path home;

  @Test
  @DisplayName("faults: acknowledged within 3 s while the database stands still for 8 s")
  void acknowledgesWhileTheDatabaseStandsStill() throws Exception {
    standStill(Duration.ofSeconds(8));
  }

  @Test
  @Tag("long")
  @DisplayName("faults: acknowledged within 3 s while the database stands still for 30 s")
  void acknowledgesWhileTheDatabaseStandsStillForLong() throws Exception {
    standStill(Duration.ofSeconds(30));
  }

  private void standStill(Duration time) throws Exception {
    try (var company = new Company(home)) {
      var roster = company.start();
      try {
        company.found();
        var typed = new LinkedHashMap<String, Interaction>();
        var pressed = new ArrayList<Interaction>();
        List<Shown> questions = questions(company);
        var database = roster.database();
        RosterProcess.signal("STOP", database);
        try {
          standingStill(company, roster, time, typed, pressed, questions);
        } finally {
          RosterProcess.signal("CONT", database);
        }
        Awaitility.await().atMost(READY).until(() -> roster.readiness() == 200);
        var answers = new LinkedHashMap<String, String>();
        for (Map.Entry<String, Interaction> each : typed.entrySet()) {
          answers.put(each.getKey(), each.getValue().answer().text());
        }
        for (Interaction press : pressed) {
          assertThat(press.answer().text()).containsAnyOf(" is now ", POLITE);
        }
        String later = company.said(Company.ANA, "invite send later@partner.test");
        assertThat(later).startsWith("Invited later@partner.test");
        roster.terminate();
        assertThat(roster.exitCode(Duration.ofSeconds(25))).isZero();
        requireDoneOrNot(company, answers);
      } finally {
        roster.close();
      }
    }
  }

  private static List<Shown> questions(Company company) throws Exception {
    var questions = new ArrayList<Shown>();
    for (String whom : List.of(Company.CAT, Company.DAN)) {
      String line = "member role <@%s> admin".formatted(whom);
      questions.add(company.people().type(Company.ANA, Company.GENERAL, line).answer());
    }
    return questions;
  }

  /** People go on working; what they do is acknowledged in time, all along. */
  private static void standingStill(
      Company company,
      RosterProcess roster,
      Duration time,
      Map<String, Interaction> typed,
      List<Interaction> pressed,
      List<Shown> questions)
      throws Exception {
    long began = System.nanoTime();
    int most = (int) time.toSeconds() * 4;
    for (int i = 0; i < most; i++) {
      String address = "p" + i + "@partner.test";
      String line = i % 4 == 3 ? "member list" : "invite send " + address;
      var sent = company.people().type(Company.ANA, Company.GENERAL, line);
      requireAcknowledged(sent);
      typed.put(i % 4 == 3 ? line + i : address, sent);
      if (i < questions.size()) {
        var press = company.people().press(Company.ANA, questions.get(i), "Confirm");
        requireAcknowledged(press);
        pressed.add(press);
      }
      long until = began + time.toNanos() * (i + 1) / most;
      Awaitility.await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> System.nanoTime() > until);
      if (System.nanoTime() - began > NOT_READY.toNanos()) {
        assertThat(roster.readiness()).as("after %d of %d", i, most).isEqualTo(503);
      }
    }
  }

  private static void requireAcknowledged(Interaction interaction) {
    assertThat(interaction.ack().status()).isEqualTo(200);
    assertThat(interaction.ack().took()).isLessThan(Company.ACKNOWLEDGED);
  }

  /** Whoever was told that they invited somebody did, and whoever was told not did not. */
  private static void requireDoneOrNot(Company company, Map<String, String> answers) {
    company.look(database -> {
      Invariants.require(database, TestRoster.auditKey(Company.SECRET));
      answers.forEach((subject, answer) -> {
        assertThat(answer).containsAnyOf("Invited ", "4 users", POLITE);
        if (subject.contains("@")) {
          long expected = answer.startsWith("Invited ") ? 1 : 0;
          assertThat(Company.invitations(database, subject)).as(answer).isEqualTo(expected);
        }
      });
    });
  }
}
