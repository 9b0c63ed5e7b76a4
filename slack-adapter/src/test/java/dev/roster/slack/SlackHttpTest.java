package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.SignedDoor;
import dev.roster.slack.standin.StandInSlack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SlackHttpTest {

  private final FakeEngine engine = new FakeEngine();
  private OnSlack on;

  @BeforeEach
  void start() throws Exception {
    on = OnSlack.byHttp(engine);
  }

  @AfterEach
  void stop() {
    on.close();
  }

  @Test
  void handsTheTypedLineToTheEngine() throws Exception {
    var typed = on.people.type(ADA, GENERAL, "member role <@U0BOB|bob> admin");

    assertThat(typed.ack().status()).isEqualTo(200);
    assertThat(typed.ack().body()).isEmpty();
    assertThat(typed.answer().isPrivate()).isTrue();
    var call = engine.call();
    assertThat(call.account()).isEqualTo(new Account("slack", StandInSlack.TEAM, ADA));
    assertThat(call.place()).isEqualTo(new Place("slack", StandInSlack.TEAM, GENERAL, false));
    assertThat(call.input()).isEqualTo(new Input.Line("member role <@slack:T0ROSTER/U0BOB> admin"));
  }

  @Test
  void knowsDirectMessagesByTheirId() throws Exception {
    on.people.type(ADA, "D" + ADA, "").answer();

    assertThat(engine.call().place().direct()).isTrue();
    assertThat(engine.call().input()).isEqualTo(new Input.Line(""));
  }

  @Test
  @DisplayName("issue, Must hold: acknowledged within 3 s even when the database hangs")
  void acknowledgesWhileTheEngineBlocks() throws Exception {
    var free = new CountDownLatch(1);
    engine.answer =
        call -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Reply.text("late");
        };

    var typed = on.people.type(ADA, GENERAL, "member list");

    assertThat(typed.ack().took()).isLessThan(Duration.ofSeconds(1));
    assertThat(typed.hasAnswer()).isFalse();
    free.countDown();
    assertThat(typed.answer().text()).isEqualTo("late");
  }

  @Test
  @DisplayName("trust.md R3: the same delivery has the same key")
  void givesARedeliveryTheSameKey() throws Exception {
    var typed = on.people.type(ADA, GENERAL, "member list");
    typed.answer();
    on.people.again(typed);
    typed.answer();
    on.people.type(ADA, GENERAL, "member list").answer();

    var keys = engine.calls.stream().map(call -> call.key()).toList();
    assertThat(keys).hasSize(3);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  @Test
  void doesNothingForAReplayedRequest() throws Exception {
    var typed = on.people.type(ADA, GENERAL, "member list");
    typed.answer();
    byte[] same = SignedDoor.body(Door.Kind.COMMAND, payload()).getBytes(StandardCharsets.UTF_8);
    var headers = SignedDoor.signed(SignedDoor.SECRET, now(0), same);
    var first = on.adapter.http().orElseThrow().handle(headers, same);
    var second = on.adapter.http().orElseThrow().handle(headers, same);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second).isEqualTo(new SlackHttp.Answer(200, "text/plain; charset=utf-8", ""));
    on.adapter.close();
    assertThat(engine.calls).hasSize(2);
  }

  @Test
  void refusesWhatSlackDidNotSign() throws Exception {
    byte[] body = SignedDoor.body(Door.Kind.COMMAND, payload()).getBytes(StandardCharsets.UTF_8);

    assertThat(status(SignedDoor.signed("wrong", now(0), body), body)).isEqualTo(401);
    assertThat(status(SignedDoor.signed(SignedDoor.SECRET, now(400), body), body)).isEqualTo(401);
    assertThat(status(SignedDoor.signed(SignedDoor.SECRET, now(-400), body), body)).isEqualTo(401);
    assertThat(status(Map.of(), body)).isEqualTo(401);
    assertThat(status(Map.of(), new byte[SlackHttp.MOST_BYTES + 1])).isEqualTo(413);
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void answersWhatSlackAsksOfAnAddress() throws Exception {
    var challenge = new JsonObject();
    challenge.addProperty("type", "url_verification");
    challenge.addProperty("challenge", "abc");

    assertThat(on.door.deliver(Door.Kind.EVENT, challenge).body()).isEqualTo("abc");
    byte[] check = "ssl_check=1&token=x".getBytes(StandardCharsets.UTF_8);
    assertThat(status(Map.of(), check)).isEqualTo(200);
  }

  @Test
  void acknowledgesWhatItDoesNotKnow() throws Exception {
    var event = new JsonObject();
    event.addProperty("type", "reaction_added");
    assertThat(on.people.happen(event).ack().status()).isEqualTo(200);

    var shortcut =
        JsonParser.parseString(
                "{\"type\":\"shortcut\",\"callback_id\":\"x\",\"team\":{\"id\":\"T0ROSTER\"},"
                    + "\"user\":{\"id\":\"U0ADA\"}}")
            .getAsJsonObject();
    assertThat(on.door.deliver(Door.Kind.INTERACTIVE, shortcut).status()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsSignedYetNoRequest() throws Exception {
    for (String text : List.of("payload={", "{\"type\":7", "", "a=b", "payload=[]")) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);

      assertThat(status(SignedDoor.signed(SignedDoor.SECRET, now(0), body), body)).isEqualTo(400);
    }
  }

  @Test
  void acknowledgesAndTellsAnIdWhenTheEngineFails() throws Exception {
    engine.answer =
        call -> {
          throw new IllegalStateException("a bug");
        };

    var typed = on.people.type(ADA, GENERAL, "member list");

    assertThat(typed.ack().status()).isEqualTo(200);
    assertThat(typed.answer().text())
        .startsWith("Something went wrong and nothing was changed.")
        .containsPattern("error id e-[0-9a-z]{6}\\.")
        .doesNotContain("bug");
  }

  @Test
  void takesNothingNewOnceItStops() throws Exception {
    on.adapter.close();
    byte[] body = SignedDoor.body(Door.Kind.COMMAND, payload()).getBytes(StandardCharsets.UTF_8);

    assertThat(status(SignedDoor.signed(SignedDoor.SECRET, now(0), body), body)).isEqualTo(503);
  }

  @Test
  @DisplayName("trust.md, Faults: SIGTERM with commands in flight")
  void finishesWhatRunsBeforeItStops() throws Exception {
    var begun = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    engine.answer =
        call -> {
          begun.countDown();
          try {
            free.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Reply.text("finished");
        };
    var typed = on.people.type(ADA, GENERAL, "member list");
    begun.await();
    var stopping = Thread.ofVirtual().start(on.adapter::close);
    free.countDown();

    assertThat(typed.answer().text()).isEqualTo("finished");
    assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
  }

  private int status(Map<String, List<String>> headers, byte[] body) {
    return on.adapter.http().orElseThrow().handle(headers, body).status();
  }

  private static String now(long plus) {
    return Long.toString(Instant.now().getEpochSecond() + plus);
  }

  private static JsonObject payload() {
    return JsonParser.parseString(
            "{\"command\":\"/roster\",\"text\":\"help\",\"team_id\":\"T0ROSTER\",\"user_id\":\"U0ADA\","
                + "\"channel_id\":\"C1\",\"trigger_id\":\"t\",\"token\":\"x\","
                + "\"response_url\":\"http://127.0.0.1:1/response/none\"}")
        .getAsJsonObject();
  }
}
