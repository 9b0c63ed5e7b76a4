package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Call;
import dev.roster.command.Catalog;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.discord.standin.Endpoint;
import dev.roster.discord.standin.Fault;
import dev.roster.discord.standin.StandInDiscord;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The slash commands are registered once, and again only when they changed. */
@DisplayName("issue, Build: registration derived from the catalog, only when changed")
final class RegistrarTest {

  private final OnDiscord on;

  RegistrarTest() throws Exception {
    on = new OnDiscord();
  }

  @AfterEach
  void close() {
    on.close();
  }

  /** An engine of another version, which has a command less. */
  private record Older(Engine engine) implements Engine {
    @Override
    public Catalog catalog() {
      return Catalog.of(
          engine.catalog().typed().stream()
              .filter(command -> !command.path().equals("org show"))
              .toList());
    }

    @Override
    public Optional<Form> form(Input input) {
      return engine.form(input);
    }

    @Override
    public Map<String, String> check(Input.Filled filled) {
      return engine.check(filled);
    }

    @Override
    public Reply handle(Call call) {
      return engine.handle(call);
    }

    @Override
    public List<Suggestion> suggest(Call call, String command, String option, String typed) {
      return engine.suggest(call, command, option, typed);
    }
  }

  private int reads() {
    return on.discord.calls(Endpoint.READ_COMMANDS).size();
  }

  private int registrations() {
    return on.discord.calls(Endpoint.PUT_COMMANDS).size();
  }

  @Test
  void registersOnce() {
    assertThat(on.discord.commands())
        .contains("org", "invite", "member", "team", "upgrade", "roster");
    assertThat(registrations()).isEqualTo(1);

    on.restart();

    Awaitility.await().until(() -> reads() == 2);
    assertThat(on.discord.gateway().identified()).isEqualTo(2);
    assertThat(registrations()).isEqualTo(1);
  }

  @Test
  void registersAgainWhenTheCommandsChanged() {
    var settings = new DiscordSettings(StandInDiscord.TOKEN, Optional.of(on.discord.apiBaseUrl()));
    var older = new Older(on.roster.core().engine());
    try (var _ = DiscordAdapter.start(older, new Platforms(), settings)) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> registrations() == 2);
    }

    on.restart();

    Awaitility.await().until(() -> registrations() == 3);
  }

  @Test
  void aStartNeedsNoDiscord() throws Exception {
    on.discord.fault(Endpoint.GATEWAY_BOT, Fault.ill(), Fault.dropped());
    on.restart();

    assertThat(on.say(on.ada, "/roster help", Map.of())).contains("/org create");
  }
}
