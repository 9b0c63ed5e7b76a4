package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Endpoint;
import dev.roster.discord.standin.Fault;
import dev.roster.discord.standin.Interaction;
import dev.roster.discord.standin.Ping;
import dev.roster.discord.standin.Shown;
import dev.roster.discord.standin.StandInDiscord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Discord and the line to it fail; each thing still happens once, or not at all. */
@DisplayName("issue, Tests: injected duplicates, cuts, drops, 429 and 500, one effect each")
final class FaultsTest {

  private static final Map<String, Object> ACME = Map.of("name", "Acme", "plan", "pro");

  private final OnDiscord on;

  FaultsTest() throws Exception {
    on = new OnDiscord();
  }

  @AfterEach
  void close() {
    on.close();
  }

  private int orgs() {
    return on.roster
        .database()
        .rows(
            "select o.id from org o join membership m on m.org_id = o.id"
                + " join chat_identity i on i.person_id = m.person_id where i.user_id = ?",
            on.ada.id())
        .size();
  }

  /** Invites Bob, and lets time pass until the card is there. */
  private Shown card() throws Exception {
    on.say(on.ada, "/org create", ACME);
    on.say(on.ada, "/invite send", Map.of("people", on.bob.mention()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          on.roster.clock().advance(Duration.ofSeconds(5));
          return !on.discord.dms(on.bob).isEmpty();
        });
    on.roster.settle();
    assertThat(on.discord.dms(on.bob)).hasSize(1);
    return on.discord.dms(on.bob).getFirst();
  }

  @Test
  void aSecondDeliveryDoesNothing() throws Exception {
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);
    on.discord.again(typed);
    assertThat(typed.answer().words()).contains("Acme is yours now");
    on.discord.again(typed);

    on.say(on.ada, "/org list", Map.of());
    assertThat(typed.hasAnswer()).isFalse();
    assertThat(orgs()).isEqualTo(1);
    assertThat(on.discord.calls(Endpoint.CALLBACK)).hasSize(2);
  }

  @Test
  void twoProcessesDoItOnce() throws Exception {
    var settings = new DiscordSettings(StandInDiscord.TOKEN, Optional.of(on.discord.apiBaseUrl()));
    var core = on.roster.replica();
    try (var _ = DiscordAdapter.start(core.engine(), core.platforms(), settings)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> on.discord.gateway().identified() == 2);
      Interaction typed = on.discord.type(on.ada, "/org create", ACME);

      assertThat(typed.answer().words()).contains("Acme is yours now");
      Awaitility.await().until(() -> on.discord.calls(Endpoint.CALLBACK).size() == 2);
      on.say(on.ada, "/org list", Map.of());
      assertThat(typed.hasAnswer()).isFalse();
      assertThat(orgs()).isEqualTo(1);
    } finally {
      core.close();
    }
  }

  @Test
  void aCommandSentWhileTheLineIsCutIsDoneOnce() throws Exception {
    on.discord.gateway().cut();
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);

    assertThat(typed.answer().words()).contains("Acme is yours now");
    assertThat(on.discord.gateway().resumed()).isEqualTo(1);
    assertThat(orgs()).isEqualTo(1);
  }

  /** Ways in which Discord ends a connection but keeps the session. */
  enum Ending {
    RECONNECT,
    INVALID
  }

  @ParameterizedTest
  @EnumSource
  void aCommandSentWhileReconnectingIsDoneOnce(Ending ending) throws Exception {
    switch (ending) {
      case RECONNECT -> on.discord.gateway().askToReconnect();
      case INVALID -> on.discord.gateway().invalidate(true);
    }
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);

    assertThat(typed.answer().words()).contains("Acme is yours now");
    Awaitility.await().until(() -> on.discord.gateway().resumed() == 1);
    assertThat(orgs()).isEqualTo(1);
  }

  @Test
  void aLostSessionIsBegunAgain() throws Exception {
    on.discord.gateway().invalidate(false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> on.discord.gateway().identified() == 2);

    assertThat(on.say(on.ada, "/org create", ACME)).contains("Acme is yours now");
    assertThat(on.discord.calls(Endpoint.PUT_COMMANDS)).hasSize(1);
  }

  @Test
  void aDeadLineIsNoticed() throws Exception {
    on.discord.gateway().heartbeatEvery(Duration.ofMillis(200));
    on.discord.gateway().cut();
    Awaitility.await().until(() -> on.discord.gateway().resumed() == 1);
    on.discord.gateway().silence();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> on.discord.gateway().resumed() >= 2);
    assertThat(on.say(on.ada, "/org create", ACME)).contains("Acme is yours now");
  }

  @Test
  void aCardWaitsForTheRate() throws Exception {
    on.discord.fault(Endpoint.POST_MESSAGE, Fault.rateLimited(Duration.ofSeconds(2)));

    assertThat(card().buttons()).contains("Accept");
    assertThat(on.discord.repeatedPosts()).isZero();
  }

  @Test
  void aCardIsSentAgainAfterAFailure() throws Exception {
    on.discord.fault(Endpoint.OPEN_DM, Fault.ill());
    on.discord.fault(Endpoint.POST_MESSAGE, Fault.ill(), Fault.dropped());

    assertThat(card().buttons()).contains("Accept");
    assertThat(on.discord.repeatedPosts()).isZero();
  }

  /** Ways in which the answer to a post is lost though the message is there. */
  enum Loss {
    ILL,
    DROPPED;

    Fault fault() {
      return this == ILL ? Fault.illAfterwards() : Fault.droppedAfterwards();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCardWhoseAnswerIsLostIsNotPostedTwice(Loss loss) throws Exception {
    on.discord.fault(Endpoint.POST_MESSAGE, loss.fault());

    Shown card = card();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          on.roster.clock().advance(Duration.ofSeconds(5));
          return on.discord.repeatedPosts() == 1;
        });
    on.roster.settle();

    assertThat(on.discord.dms(on.bob)).containsExactly(card);
    assertThat(on.press(on.bob, card, "Accept").words()).contains("You are in Acme");
    assertThat(card.buttons()).isEmpty();
  }

  @Test
  void aRefusedAcknowledgementDoesNothing() throws Exception {
    on.discord.fault(Endpoint.CALLBACK, Fault.error(404, 10062, "Unknown interaction"));
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);
    Awaitility.await().until(() -> on.discord.calls(Endpoint.CALLBACK).size() == 1);

    assertThat(on.say(on.ada, "/org list", Map.of())).doesNotContain("Acme");
    assertThat(typed.isAcknowledged()).isFalse();
    assertThat(typed.hasAnswer()).isFalse();
    assertThat(orgs()).isZero();
  }

  @Test
  void anAcknowledgementThatComesTooLateDoesNothing() throws Exception {
    on.discord.fault(Endpoint.CALLBACK, Fault.slow(Duration.ofMillis(3_100)));
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);
    Awaitility.await().until(() -> on.discord.calls(Endpoint.CALLBACK).size() == 1);

    assertThat(on.discord.calls(Endpoint.CALLBACK).getFirst().status()).isEqualTo(404);
    assertThat(on.say(on.ada, "/org list", Map.of())).doesNotContain("Acme");
    assertThat(typed.hasAnswer()).isFalse();
    assertThat(orgs()).isZero();
  }

  /** Another process may have got through in the meantime, and would do it as well. */
  @ParameterizedTest
  @EnumSource
  void anAcknowledgementThatMayHaveFailedDoesNothing(Loss loss) throws Exception {
    on.discord.fault(Endpoint.CALLBACK, loss.fault());
    Interaction typed = on.discord.type(on.ada, "/org create", ACME);
    typed.acknowledgedAfter();

    assertThat(on.say(on.ada, "/org list", Map.of())).doesNotContain("Acme");
    assertThat(typed.hasAnswer()).isFalse();
    assertThat(orgs()).isZero();
  }

  @Test
  void anAnswerIsTriedAgain() throws Exception {
    on.discord.fault(
        Endpoint.EDIT_ANSWER,
        Fault.ill(),
        Fault.rateLimited(Duration.ofSeconds(1)),
        Fault.dropped());

    assertThat(on.say(on.ada, "/org create", ACME)).contains("Acme is yours now");
    assertThat(orgs()).isEqualTo(1);
  }

  @Test
  void aSlowDiscordIsWaitedFor() throws Exception {
    on.discord.fault(Endpoint.CALLBACK, Fault.slow(Duration.ofSeconds(1)));
    on.discord.fault(Endpoint.EDIT_ANSWER, Fault.slow(Duration.ofSeconds(4)));

    assertThat(on.say(on.ada, "/org create", ACME)).contains("Acme is yours now");
    assertThat(orgs()).isEqualTo(1);
  }

  @Test
  void anAnswerAfterFifteenMinutesGoesToTheDirectMessages() throws Exception {
    on.discord.tokenLife(Duration.ZERO);
    on.discord.type(on.ada, "/org create", ACME);

    on.discord.dm(on.ada, "Acme is yours now");
    assertThat(orgs()).isEqualTo(1);
  }

  @Test
  void whoTakesNoDirectMessagesIsMentionedInAChannel() throws Exception {
    on.bob.closeDms();
    on.say(on.ada, "/org create", ACME);
    on.say(on.ada, "/invite send", Map.of("people", on.bob.mention()));
    on.roster.settle();

    List<Shown> posts = on.acme.channel("general").messages();
    assertThat(posts).singleElement().extracting(Shown::words).asString().contains("/roster inbox");
    assertThat(posts.getFirst().words()).startsWith("@Bob").doesNotContain("Acme");
    assertThat(on.discord.pings()).extracting(Ping::id).containsExactly(on.bob.id());
    Shown inbox = on.ask(on.bob, "/roster inbox", Map.of());
    assertThat(inbox.words()).contains("Acme");
    assertThat(on.press(on.bob, inbox, "Accept").words()).contains("You are in Acme");
  }

  @Test
  void whoCannotBeReachedAtAllStillFindsTheInvitation() throws Exception {
    on.bob.closeDms();
    on.acme.channel("general").forbidPosting();
    on.say(on.ada, "/org create", ACME);
    on.say(on.ada, "/invite send", Map.of("people", on.bob.mention()));
    on.roster.settle();

    assertThat(on.acme.channel("general").messages()).isEmpty();
    assertThat(on.say(on.bob, "/roster inbox", Map.of())).contains("Acme");
  }
}
