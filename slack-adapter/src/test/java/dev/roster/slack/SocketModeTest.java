package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SocketDoor;
import dev.roster.slack.standin.StandInSlack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class SocketModeTest {

  private final FakeEngine engine = new FakeEngine();

  @Test
  void answersThroughTheSocket() throws Exception {
    try (var on = OnSlack.bySocket(engine)) {
      var typed = on.people.type(ADA, GENERAL, "member role <@U0BOB|bob> admin");

      assertThat(typed.answer().text()).startsWith("done: ");
      assertThat(typed.ack().body()).isEmpty();
      assertThat(engine.call().input())
          .isEqualTo(new Input.Line("member role <@slack:T0ROSTER/U0BOB> admin"));
      assertThat(on.adapter.http()).isEmpty();
    }
  }

  @Test
  void acknowledgesWhileTheEngineBlocksAndWhenItFails() throws Exception {
    var free = new CountDownLatch(1);
    engine.answer =
        call -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          throw new IllegalStateException("a bug");
        };
    try (var on = OnSlack.bySocket(engine)) {
      Awaitility.await().until(() -> ((SocketDoor) on.door).connections() == 1);

      var typed = on.people.type(ADA, GENERAL, "member list");

      assertThat(typed.ack().took()).isLessThan(Duration.ofSeconds(1));
      free.countDown();
      assertThat(typed.answer().text()).contains("error id e-");
    }
  }

  @Test
  void acknowledgesFormsWithTheirMistakes() throws Exception {
    engine.form =
        input ->
            Optional.of(
                new Form(
                    "a b",
                    "A form",
                    List.of(
                        new Form.Field(
                            "reason", "Why", new Kind.Text(9), true, true, Optional.empty())),
                    Map.of(),
                    Optional.empty()));
    engine.check = filled -> Map.of("reason", "too long");
    try (var on = OnSlack.bySocket(engine)) {
      on.people.type(ADA, GENERAL, "a b");
      Awaitility.await().until(() -> on.slack.view(ADA) != null);

      var submitted = on.people.submit(ADA, Map.of("reason", People.text("x".repeat(10))));

      assertThat(submitted.ack().json().getAsJsonObject("errors").get("reason").getAsString())
          .isEqualTo("too long");
      assertThat(on.people.search(ADA, "reason", "x")).isEmpty();
    }
  }

  @Test
  void acknowledgesWhatItCannotRead() throws Exception {
    var broken = new JsonObject();
    broken.addProperty("type", "block_actions");
    try (var on = OnSlack.bySocket(engine)) {
      assertThat(on.door.deliver(Door.Kind.INTERACTIVE, broken).status()).isEqualTo(200);
      assertThat(on.people.type(ADA, GENERAL, "next").answer().text()).contains("next");
    }
  }

  @Test
  void connectsAnewWhenSlackAsksForIt() throws Exception {
    try (var on = OnSlack.bySocket(engine)) {
      on.people.type(ADA, GENERAL, "first").answer();
      ((SocketDoor) on.door).refresh();
      Awaitility.await().until(() -> on.slack.calls("apps.connections.open").size() == 2);
      Awaitility.await().until(() -> ((SocketDoor) on.door).connections() == 1);

      assertThat(on.people.type(ADA, GENERAL, "second").answer().text()).contains("second");
    }
  }

  @Test
  void comesBackWithinTenSecondsWhenTheConnectionIsCut() throws Exception {
    try (var on = OnSlack.bySocket(engine)) {
      on.people.type(ADA, GENERAL, "first").answer();
      var socket = (SocketDoor) on.door;

      socket.drop();
      Awaitility.await().until(() -> socket.connections() == 0);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> on.slack.calls("apps.connections.open").size() == 2);

      assertThat(on.people.type(ADA, GENERAL, "second").answer().text()).contains("second");
    }
  }

  @Test
  void startsWithoutSlackAndConnectsOnceItIsThere() throws Exception {
    try (var slack = new StandInSlack()) {
      var socket = slack.openSocket();
      slack.fault("apps.connections.open", Fault.ill(), Fault.error("internal_error"));
      var settings =
          SlackSettings.alone(
              StandInSlack.BOT_TOKEN,
              List.of(),
              Optional.of(StandInSlack.APP_TOKEN),
              Optional.of(slack.apiBaseUrl()));
      engine.answer = call -> Reply.text("there");
      try (var adapter = SlackAdapter.start(engine, new Platforms(), settings)) {
        assertThat(adapter.http()).isEmpty();
        var typed = new People(slack, socket).type(ADA, GENERAL, "member list");

        assertThat(typed.answer().text()).isEqualTo("there");
      }
    }
  }
}
