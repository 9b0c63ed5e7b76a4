package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.load.Workload;
import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.discord.DiscordAdapter;
import dev.roster.discord.DiscordSettings;
import dev.roster.discord.standin.Guild;
import dev.roster.discord.standin.Interaction;
import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.platform.Platforms;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Through JDA's gateway and REST, with the tests' small Discord on the other side. */
final class DiscordWay implements Way<Shown> {

  private final StandInDiscord discord = new StandInDiscord();
  private final Guild server = discord.guild("Bench");
  private final Person[][] people;
  private final DiscordAdapter adapter;

  /**
   * Connects.
   *
   * @param members of each org, the owner included
   */
  DiscordWay(Engine engine, Platforms platforms, int orgs, int members) throws Exception {
    this.people = new Person[orgs][members];
    for (int org = 0; org < orgs; org++) {
      for (int i = 0; i < members; i++) {
        people[org][i] = server.person("Person " + i + " of " + org);
      }
    }
    var settings = new DiscordSettings(StandInDiscord.TOKEN, Optional.of(discord.apiBaseUrl()));
    this.adapter = DiscordAdapter.start(engine, platforms, settings);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> discord.gateway().isConnected() && !discord.commands().isEmpty());
  }

  /** The server's id. */
  String install() {
    return server.id();
  }

  /** The account of a member of an org, 0 for its owner. */
  Account account(int org, int member) {
    return new Account("discord", Account.EVERYWHERE, people[org][member].id());
  }

  @Override
  public Heard<Shown> type(Workload workload, int org, int member) throws Exception {
    Person about = people[org][member];
    Map<String, Object> options =
        switch (workload) {
          case LIST -> Map.of();
          case SHOW -> Map.of("person", about);
          case ROLE -> Map.of("person", about, "role", "member");
        };
    return heard(discord.type(people[org][0], "/" + workload.path(), options));
  }

  @Override
  public Heard<Shown> press(int org, Shown message, String label) throws Exception {
    return heard(discord.press(people[org][0], message, label));
  }

  /** The stand-in takes the times where the requests arrive. */
  private static Heard<Shown> heard(Interaction interaction) throws InterruptedException {
    Shown answer = interaction.answer();
    return new Heard<>(
        answer, answer.words(), interaction.acknowledgedAfter(), interaction.answeredAfter());
  }

  @Override
  public void close() {
    adapter.close();
    discord.close();
  }
}
