package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Channel;
import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for Pro in a channel of a Discord server. */
final class ApprovalChannelOnDiscordTest {

  private final OnDiscord on;
  private final Channel approvals;
  private final Channel foreign;
  private final Person cat;

  ApprovalChannelOnDiscordTest() throws Exception {
    on = new OnDiscord();
    approvals = on.acme.channel("approvals");
    foreign = on.discord.guild("Other").channel("general");
    cat = on.acme.person("Cat");
    // So that the bot hears of both servers and of all their channels.
    on.restart();
    on.found("Acme");
    on.join(cat, "member");
  }

  @AfterEach
  void close() {
    on.close();
  }

  private String set(String channel) throws Exception {
    return on.say(on.ada, "/org policy", Map.of("key", "approvals.channel", "value", channel));
  }

  @Test
  void theCardIsInTheChannelAndIsDecidedThere() throws Exception {
    assertThat(set("<#" + approvals.id() + ">"))
        .contains("discord:" + on.acme.id() + "/" + approvals.id());
    int before = on.discord.pings().size();
    on.say(cat, "/upgrade request", Map.of("reason", "please"));
    on.roster.settle();
    Shown card = approvals.messages().getLast();
    assertThat(card.words()).contains("Pro for Cat?", "Who can decide");
    assertThat(on.discord.pings()).hasSize(before);
    assertThat(on.press(on.bob, card, "Approve").words()).contains("Approved");
    on.roster.settle();
    assertThat(approvals.messages().getLast().words()).contains("by Bob");
  }

  @Test
  void aChannelWhereTheBotMayNotPostIsRefusedAtOnce() throws Exception {
    approvals.forbidPosting();
    assertThat(set(approvals.id())).contains("cannot post in that channel");
  }

  @Test
  void aChannelOfAnotherServerIsRefused() throws Exception {
    assertThat(set(foreign.id())).contains("cannot post in that channel");
    assertThat(foreign.messages()).isEmpty();
  }

  @Test
  void aChannelThatIsGoneFallsBackToDirectMessages() throws Exception {
    assertThat(set(approvals.id())).contains("is now");
    approvals.forbidPosting();
    on.say(cat, "/upgrade request", Map.of("reason", "please"));
    on.roster.settle();
    assertThat(on.discord.dm(on.bob, "Pro for Cat?").words()).contains("Who else can decide");
  }
}
