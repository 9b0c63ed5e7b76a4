package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestRoster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BothChatsTest {

  @TempDir Path home;

  @Test
  @DisplayName("faults: Slack and Discord start, serve and drain together in one process")
  void startServeAndStopTogether() throws Exception {
    try (var company = new Company(home);
        var discord = new StandInDiscord()) {
      Person max = discord.guild("Acme Guild").person("Max");
      var environment = new HashMap<>(company.environment());
      environment.put("DISCORD_TOKEN", StandInDiscord.TOKEN);
      environment.put("DISCORD_API_BASE_URL", discord.apiBaseUrl().toString());
      try (var roster = RosterProcess.start(home, environment).awaitReady()) {
        company.found();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> discord.gateway().isConnected() && discord.commands().contains("roster"));
        assertThat(discord.type(max, "/roster me", Map.of()).answer().words())
            .contains("You are in no org here.");

        var database = roster.database();
        RosterProcess.signal("STOP", database);
        var onSlack =
            company.people().type(Company.ANA, Company.GENERAL, "invite send eve@partner.test");
        var onDiscord = discord.type(max, "/org create", Map.of("name", "Own", "plan", "free"));
        Awaitility.await().until(onDiscord::isAcknowledged);
        assertThat(onSlack.hasAnswer()).isFalse();
        roster.terminate();
        Awaitility.await()
            .pollInterval(Duration.ofMillis(10))
            .until(() -> roster.err().contains("stopping"));
        RosterProcess.signal("CONT", database);

        assertThat(roster.exitCode(Duration.ofSeconds(25))).as(roster.err()).isZero();
        assertThat(onSlack.answer().text()).startsWith("Invited ");
        assertThat(onDiscord.answer().words()).isNotBlank();
        assertThat(discord.gateway().isConnected()).isFalse();
      }
      company.look(data -> {
        Invariants.require(data, TestRoster.auditKey(Company.SECRET));
        assertThat(Company.invitations(data, "eve@partner.test")).isEqualTo(1);
        assertThat(data.rows("select id from outbox where state = 'claimed'")).isEmpty();
      });
    }
  }
}
