package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FormsTest {

  private final FakeEngine engine = new FakeEngine();
  private OnSlack on;

  @BeforeEach
  void start() throws Exception {
    on = OnSlack.byHttp(engine);
    engine.form =
        input ->
            input instanceof Input.Line
                ? Optional.of(
                    new Form(
                        "invite send",
                        "Invite people",
                        List.of(
                            field("people", new Kind.People(50), true),
                            field(
                                "role",
                                new Kind.Suggested((context, sql, typed) -> List.of(), 60),
                                false)),
                        Map.of("message", "Welcome"),
                        Optional.empty()))
                : Optional.empty();
    engine.answer = call -> Reply.text("Invited.");
  }

  @AfterEach
  void stop() {
    on.close();
  }

  @Test
  void opensAFormWhenAnArgumentIsMissing() throws Exception {
    var typed = opened();

    assertThat(typed.ack().body()).isEmpty();
    var view = Objects.requireNonNull(on.slack.view(ADA));
    assertThat(view.getAsJsonObject("title").get("text").getAsString()).isEqualTo("Invite people");
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void answersWhereTheFormWasAskedFor() throws Exception {
    var typed = opened();

    var submitted =
        on.people.submit(
            ADA,
            Map.of(
                "people", People.users("U0BOB"),
                "people.addresses", People.text("carol@acme.test"),
                "role", People.picked("admin")));

    assertThat(submitted.ack().body()).isEmpty();
    assertThat(typed.answer().text()).isEqualTo("Invited.");
    var input = (Input.Filled) engine.call().input();
    assertThat(input.command()).isEqualTo("invite send");
    assertThat(input.button()).isEmpty();
    assertThat(input.words())
        .containsEntry("message", "Welcome")
        .containsEntry("role", "admin")
        .containsEntry("people", people(input));
    assertThat(people(input).split(" "))
        .containsExactlyInAnyOrder("<@slack:T0ROSTER/U0BOB>", "carol@acme.test");
    assertThat(engine.call().place().channel()).isEqualTo(GENERAL);
  }

  @Test
  void showsMistakesInTheForm() throws Exception {
    opened();
    engine.check = filled -> Map.of("people", "`carol` is no address", "role", "no such role");

    var submitted = on.people.submit(ADA, Map.of("people.addresses", People.text("carol")));

    var json = submitted.ack().json();
    assertThat(json.get("response_action").getAsString()).isEqualTo("errors");
    assertThat(json.getAsJsonObject("errors").get("people.addresses").getAsString())
        .isEqualTo("`carol` is no address");
    assertThat(json.getAsJsonObject("errors").get("role").getAsString()).isEqualTo("no such role");
    assertThat(on.slack.view(ADA)).isNotNull();
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void submitsAfterAMistakeWithItsOwnKeyAndARedeliveryWithTheSame() throws Exception {
    var typed = opened();
    var submitted =
        on.people.submit(ADA, Map.of("people.addresses", People.text("carol@acme.test")));
    typed.answer();
    on.people.again(submitted);
    typed.answer();

    assertThat(engine.calls).hasSize(2);
    assertThat(engine.calls.get(0).key()).isEqualTo(engine.calls.get(1).key());
  }

  @Test
  void opensAFormOnceHoweverOftenItsDeliveryComes() throws Exception {
    var typed = opened();
    on.people.again(typed);
    on.slack.fault("views.open", Fault.error("exchanged_trigger_id"));
    on.people.type(ADA, GENERAL, "invite send");
    on.adapter.close();

    assertThat(on.slack.calls("views.open")).hasSize(2);
    assertThat(typed.hasAnswer()).isFalse();
    assertThat(on.slack.messages()).isEmpty();
  }

  @Test
  void saysSoWhenSlackDoesNotOpenTheForm() throws Exception {
    on.slack.fault("views.open", Fault.error("expired_trigger_id"));

    var typed = on.people.type(ADA, GENERAL, "invite send");

    assertThat(typed.answer().text())
        .isEqualTo("Slack did not open the form in time. Please try again.");
  }

  @Test
  void handlesTheLineWhenAFormCannotCarryWhatWasGiven() throws Exception {
    engine.form =
        input ->
            Optional.of(
                new Form(
                    "invite send",
                    "Invite",
                    List.of(field("people", new Kind.People(50), true)),
                    Map.of("message", "x".repeat(3_000)),
                    Optional.empty()));

    assertThat(on.people.type(ADA, GENERAL, "invite send message:x").answer().text())
        .isEqualTo("Invited.");
    assertThat(on.slack.view(ADA)).isNull();
  }

  @Test
  void offersWhatTheEngineSuggestsAndAnAddressAsTyped() throws Exception {
    opened();
    engine.suggest =
        typed -> List.of(new Suggestion("admin", "Admin"), Suggestion.of("x".repeat(200)));

    assertThat(on.people.search(ADA, "role", "a")).containsExactly("admin");
    assertThat(on.people.search(ADA, "role", "zoe@acme.test"))
        .containsExactly("admin", "zoe@acme.test");
  }

  @Test
  void offersNothingWhenTheEngineIsTooSlow() throws Exception {
    opened();
    var free = new CountDownLatch(1);
    engine.suggest =
        typed -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return List.of();
        };

    long begun = System.nanoTime();
    assertThat(on.people.search(ADA, "role", "a")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_900));
    free.countDown();
  }

  @Test
  void offersNothingWhenTheEngineFails() throws Exception {
    opened();
    engine.suggest =
        typed -> {
          throw new IllegalStateException("a bug");
        };

    assertThat(on.people.search(ADA, "role", "a")).isEmpty();
  }

  private Interaction opened() throws Exception {
    var typed = on.people.type(ADA, GENERAL, "invite send message:Welcome");
    Awaitility.await().until(() -> on.slack.view(ADA) != null);
    return typed;
  }

  private static String people(Input.Filled input) {
    return input.words().getOrDefault("people", "");
  }

  private static Form.Field field(String name, Kind<?> kind, boolean required) {
    return new Form.Field(name, "What it is", kind, required, false, Optional.empty());
  }
}
