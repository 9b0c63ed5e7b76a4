package dev.roster.discord;

import dev.roster.action.Action.Answer;
import dev.roster.action.ActionId;
import dev.roster.command.Engine;
import dev.roster.command.ErrorId;
import dev.roster.command.Input;
import dev.roster.discord.render.FormModal;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.modals.Modal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes presses of buttons. The letter of a button says how it is acknowledged, and a form is its
 * own acknowledgement: Discord opens none after any other (platforms.md 5).
 */
final class Clicks {

  private static final Logger log = LoggerFactory.getLogger(Clicks.class);
  private final Engine engine;
  private final Interactions interactions;

  Clicks(Engine engine, Interactions interactions) {
    this.engine = engine;
    this.interactions = interactions;
  }

  void take(ButtonInteractionEvent event) {
    String id = event.getComponentId();
    var source = Source.of(event);
    var input = new Input.Pressed(id);
    Optional<Answer> answer = ActionId.parse(id).map(ActionId::answer);
    Optional<Modal> form = answer.filter(Answer.FORM::equals).flatMap(_ -> form(input));
    if (form.isPresent()) {
      Acknowledgement.send(event.replyModal(form.get()), source);
    } else if (answer.filter(Answer.UPDATE::equals).isPresent()) {
      interactions.handleInPlace(event, source, input);
    } else {
      // Also a button that Roster never made: every press is answered.
      interactions.handle(event, source, () -> input);
    }
  }

  /** The form behind the button; a fault of it is answered like any other. */
  private Optional<Modal> form(Input.Pressed pressed) {
    try {
      return engine
          .form(pressed)
          .filter(form -> !form.fields().isEmpty())
          .map(form -> FormModal.of(form, pressed.id()));
    } catch (RuntimeException e) {
      ErrorId.log(log, "a form for Discord", e);
      return Optional.empty();
    }
  }
}
