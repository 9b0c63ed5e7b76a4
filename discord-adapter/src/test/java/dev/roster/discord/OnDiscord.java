package dev.roster.discord;

import dev.roster.discord.standin.Guild;
import dev.roster.discord.standin.Interaction;
import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A whole Roster on a stand-in of Discord, reached over real JDA, with a server and two people. */
final class OnDiscord implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  final StandInDiscord discord = new StandInDiscord();
  final Guild acme = discord.guild("Acme");
  final Person ada = acme.person("Ada");
  final Person bob = acme.person("Bob");
  final TestRoster roster;
  private final TestDatabase database = TestDatabase.create();
  private DiscordAdapter adapter;

  /** On a database of its own, so that nothing which another test left is sent here. */
  OnDiscord() throws Exception {
    roster = TestRoster.start(database);
    adapter = start();
  }

  /** Stops the adapter and starts another, as a restart of the process would. */
  void restart() {
    adapter.close();
    adapter = start();
  }

  private DiscordAdapter start() {
    int before = discord.gateway().identified();
    var settings = new DiscordSettings(StandInDiscord.TOKEN, Optional.of(discord.apiBaseUrl()));
    var started = DiscordAdapter.start(roster.core().engine(), roster.core().platforms(), settings);
    Awaitility.await("commands and a session")
        .atMost(LONGEST_START)
        .until(() -> discord.gateway().identified() > before && !discord.commands().isEmpty());
    return started;
  }

  /** An org of Ada's with Bob as an admin of it. */
  void found(String org) throws Exception {
    say(ada, "/org create", Map.of("name", org, "plan", "pro"));
    join(bob, "admin");
  }

  /** Somebody is invited by Ada and accepts. */
  void join(Person person, String role) throws Exception {
    int before = discord.dms(person).size();
    say(ada, "/invite send", Map.of("people", person.mention(), "role", role));
    Awaitility.await().until(() -> discord.dms(person).size() > before);
    discord.press(person, discord.dms(person).getLast(), "Accept").answer();
  }

  /** Types a command; the words of the answer. */
  String say(Person person, String line, Map<String, Object> options) throws Exception {
    return ask(person, line, options).words();
  }

  /** Types a command; the answer. */
  Shown ask(Person person, String line, Map<String, Object> options) throws Exception {
    return discord.type(person, line, options).answer();
  }

  /** Presses a button; the answer. */
  Shown press(Person person, Shown message, String label) throws Exception {
    Interaction pressed = discord.press(person, message, label);
    return pressed.answer();
  }

  @Override
  public void close() {
    roster.settle();
    adapter.close();
    roster.requireInvariants();
    roster.close();
    database.close();
    discord.close();
  }
}
