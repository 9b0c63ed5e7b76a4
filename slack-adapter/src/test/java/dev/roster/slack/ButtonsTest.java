package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.command.Kind;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.Shown;
import dev.roster.slack.standin.StandInSlack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ButtonsTest {

  private static final String TOKEN = "0123456789abcdefghijkl";
  private static final Reply.Message CARD =
      Reply.of(
          new Block.Paragraph(List.of(Span.plain("Join Acme?"))),
          new Block.Buttons(
              List.of(
                  new Button("Accept", Button.Style.PRIMARY, "u" + TOKEN),
                  new Button("Ask", Button.Style.PLAIN, "p" + TOKEN),
                  new Button("Deny", Button.Style.DANGER, "f" + TOKEN + "upgrade deny"))));

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
  void updatesTheMessageOfThePressedButton() throws Exception {
    Shown card = card();
    engine.answer = call -> new Reply.Update(Reply.text("You are in."));

    var pressed = on.people.press(BOB, card, "Accept");

    assertThat(pressed.ack().body()).isEmpty();
    assertThat(pressed.answer()).isSameAs(card);
    assertThat(card.text()).isEqualTo("You are in.");
    assertThat(card.buttons()).isEmpty();
    assertThat(engine.call().input()).isEqualTo(new Input.Pressed("u" + TOKEN));
  }

  @Test
  void updatesTheMessageAlsoWhenTheResponseUrlFails() throws Exception {
    Shown card = card();
    engine.answer = call -> new Reply.Update(Reply.text("You are in."));
    on.slack.fault("response_url", new Fault(404, Map.of(), "expired_url", false));

    on.people.press(BOB, card, "Accept");

    Awaitility.await().until(() -> card.text().equals("You are in."));
    assertThat(on.slack.calls("chat.update")).hasSize(1);
  }

  @Test
  void updatesPrivateAnswersToo() throws Exception {
    engine.answer = call -> CARD;
    Shown asked = on.people.type(ADA, GENERAL, "member role").answer();
    engine.answer = call -> new Reply.Update(Reply.text("Changed."));

    on.people.press(ADA, asked, "Accept").answer();

    assertThat(asked.text()).isEqualTo("Changed.");
    assertThat(asked.isPrivate()).isTrue();
  }

  @Test
  void answersPrivatelyAndLeavesTheCard() throws Exception {
    Shown card = card();
    engine.answer = call -> Reply.text("Asked.");

    var answer = on.people.press(BOB, card, "Ask").answer();

    assertThat(answer.isPrivate()).isTrue();
    assertThat(card.buttons()).containsExactly("Accept", "Ask", "Deny");
  }

  @Test
  void opensTheFormOfAButtonAndUpdatesTheCardOnSubmit() throws Exception {
    Shown card = card();
    engine.form =
        input ->
            input instanceof Input.Pressed(var id)
                ? Optional.of(
                    new Form(
                        "upgrade deny",
                        "Deny the request",
                        List.of(
                            new Form.Field(
                                "reason",
                                "Shown to them",
                                new Kind.Text(200),
                                false,
                                true,
                                Optional.empty())),
                        Map.of(),
                        Optional.of(id)))
                : Optional.empty();
    engine.answer = call -> new Reply.Update(Reply.text("Denied."));

    on.people.press(BOB, card, "Deny");
    Awaitility.await().until(() -> on.slack.view(BOB) != null);
    assertThat(engine.calls).isEmpty();
    on.people.submit(BOB, Map.of("reason", People.text("not now")));

    Awaitility.await().until(() -> card.text().equals("Denied."));
    assertThat(engine.call().input())
        .isEqualTo(
            new Input.Filled(
                "upgrade deny",
                Map.of("reason", "not now"),
                Optional.of("f" + TOKEN + "upgrade deny")));
  }

  @Test
  void handsForgedAndOversizedIdsToTheEngine() throws Exception {
    Shown card = card();
    engine.answer = call -> Reply.text("This button is too old.");

    for (String id : List.of("forged", "x".repeat(2_000), "")) {
      assertThat(on.people.pressed(BOB, card, id).answer().text())
          .isEqualTo("This button is too old.");
    }
  }

  @Test
  void givesEachPressItsOwnKeyAndARedeliveryTheSame() throws Exception {
    Shown card = card();
    engine.answer = call -> Reply.text("Asked.");

    var first = on.people.press(BOB, card, "Ask");
    first.answer();
    on.people.again(first);
    first.answer();
    on.people.press(BOB, card, "Ask").answer();
    on.people.press(ADA, card, "Ask").answer();

    var keys = engine.calls.stream().map(call -> call.key()).toList();
    assertThat(keys).hasSize(4);
    assertThat(Set.copyOf(keys)).hasSize(3);
    assertThat(keys.get(0)).isEqualTo(keys.get(1));
  }

  private Shown card() throws Exception {
    on.platform.direct(new Account("slack", StandInSlack.TEAM, BOB), CARD, "card");
    return on.slack.inbox(BOB).getFirst();
  }
}
