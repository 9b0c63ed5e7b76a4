package dev.roster.discord;

import dev.roster.action.ActionId;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.discord.render.FormWords;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;

/**
 * Takes filled forms. Discord closes a form when it is sent and shows no errors in it, so mistakes
 * are answered with what was typed, to be copied into the next try.
 */
final class Submissions {

  private final Engine engine;
  private final Interactions interactions;

  Submissions(Engine engine, Interactions interactions) {
    this.engine = engine;
    this.interactions = interactions;
  }

  void take(ModalInteractionEvent event) {
    var source = Source.of(event);
    String button = event.getModalId();
    // An id that is none of ours reads as a button that is too old.
    String command = ActionId.parse(button).map(ActionId::form).orElse("");
    var filled = new Input.Filled(command, FormWords.of(event.getValues()), Optional.of(button));
    Map<String, String> errors = engine.check(filled);
    if (errors.isEmpty()) {
      interactions.handle(event, source, () -> filled);
    } else {
      interactions.say(event, source, mistakes(filled, errors));
    }
  }

  private static Reply.Message mistakes(Input.Filled filled, Map<String, String> errors) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            List.of(Span.plain("Nothing was done. Press the button again and correct this:"))));
    errors.forEach((option, sentence) -> {
      var spans = new ArrayList<Span>();
      spans.add(Span.bold(option));
      spans.add(Span.plain(": "));
      spans.addAll(Sentences.spans(sentence));
      blocks.add(new Block.Paragraph(spans));
    });
    filled
        .words()
        .forEach((option, words) ->
            blocks.add(
                new Block.Facts(
                    List.of(new Block.Fact("Your " + option, List.of(Span.code(words)))))));
    return new Reply.Message(blocks);
  }
}
