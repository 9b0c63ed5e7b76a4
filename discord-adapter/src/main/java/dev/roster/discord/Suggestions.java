package dev.roster.discord;

import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.command.Running;
import dev.roster.command.Suggestion;
import dev.roster.discord.render.Mentions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** Offers values while an option is typed in; what takes too long offers nothing. */
final class Suggestions {

  // Discord waits 3 s for the answer itself.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  // Discord's limits on a choice's name and value (platforms.md 3).
  private static final int LABEL = 100;
  private static final int VALUE = 100;

  private final Engine engine;
  private final Running running;

  Suggestions(Engine engine, Running running) {
    this.engine = engine;
    this.running = running;
  }

  void offer(CommandAutoCompleteInteractionEvent event) {
    var choices = new ArrayList<Choice>();
    for (Suggestion suggestion : asked(event)) {
      String value = suggestion.value();
      if (!value.isEmpty() && value.length() <= VALUE && choices.size() < OptionData.MAX_CHOICES) {
        choices.add(new Choice(label(suggestion), value));
      }
    }
    Acknowledgement.send(event.replyChoices(choices), Source.of(event));
  }

  private static String label(Suggestion suggestion) {
    String label = suggestion.label().isBlank() ? suggestion.value() : suggestion.label();
    if (label.length() <= LABEL) {
      return label;
    }
    int end = LABEL - 1;
    return label.substring(0, Character.isHighSurrogate(label.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private List<Suggestion> asked(CommandAutoCompleteInteractionEvent event) {
    var asked = new CompletableFuture<List<Suggestion>>();
    boolean begun =
        running.begin(() -> {
          try {
            asked.complete(ask(event));
          } catch (RuntimeException e) {
            asked.completeExceptionally(e);
          }
        });
    if (!begun) {
      return List.of();
    }
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<Suggestion> ask(CommandAutoCompleteInteractionEvent event) {
    String path = Registration.path(event.getFullCommandName());
    String focused = event.getFocusedOption().getName();
    var words = new HashMap<String, String>();
    for (OptionMapping option : event.getOptions()) {
      if (!option.getName().equals(focused)) {
        words.put(option.getName(), Mentions.read(option.getAsString()));
      }
    }
    var source = Source.of(event);
    var call =
        new Call(
            source.account(),
            source.place(),
            new Input.Filled(path, words, Optional.empty()),
            source.delivery());
    // People begin with the sign of a mention and go on with a name.
    String typed = event.getFocusedOption().getValue().strip();
    return engine.suggest(call, path, focused, typed.startsWith("@") ? typed.substring(1) : typed);
  }
}
