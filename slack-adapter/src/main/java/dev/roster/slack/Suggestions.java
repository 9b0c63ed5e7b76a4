package dev.roster.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.handler.builtin.BlockSuggestionHandler;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.PlainTextObject;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.command.PersonWords;
import dev.roster.command.Running;
import dev.roster.command.Suggestion;
import dev.roster.slack.render.FormState;
import dev.roster.slack.render.FormWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Offers values while a form's field is typed in. The only request whose answer is in the
 * acknowledgement: what takes too long offers nothing.
 */
final class Suggestions implements BlockSuggestionHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  // Slack's limits on an option's text and value (platforms.md 2).
  private static final int LABEL = 75;
  private static final int VALUE = 75;

  private final Engine engine;
  private final Running running;

  Suggestions(Engine engine, Running running) {
    this.engine = engine;
    this.running = running;
  }

  @Override
  public Response apply(BlockSuggestionRequest request, BlockSuggestionContext context) {
    BlockSuggestionPayload payload = request.getPayload();
    var options = new ArrayList<Option>();
    for (Suggestion suggestion : offered(payload)) {
      if (!suggestion.value().isEmpty() && suggestion.value().length() <= VALUE) {
        options.add(option(suggestion));
      }
    }
    return context.ack(BlockSuggestionResponse.builder().options(options).build());
  }

  private List<Suggestion> offered(BlockSuggestionPayload payload) {
    String typed = Objects.requireNonNullElse(payload.getValue(), "").strip();
    var offered = new ArrayList<>(asked(payload, typed));
    // A select holds only what it is offered, and an address of somebody new is in no list.
    if (PersonWords.isEmail(typed)
        && offered.stream().noneMatch(each -> each.value().equalsIgnoreCase(typed))) {
      offered.add(Suggestion.of(typed));
    }
    return offered;
  }

  private List<Suggestion> asked(BlockSuggestionPayload payload, String typed) {
    var asked = new CompletableFuture<List<Suggestion>>();
    running.begin(() -> {
      try {
        asked.complete(ask(payload, typed));
      } catch (RuntimeException e) {
        asked.completeExceptionally(e);
      }
    });
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<Suggestion> ask(BlockSuggestionPayload payload, String typed) {
    String team = Source.team(payload.getView(), payload.getTeam().getId());
    FormState state = FormState.read(payload.getView().getPrivateMetadata());
    var account = new Account(SlackPlatform.NAME, team, payload.getUser().getId());
    var place = new Place(SlackPlatform.NAME, team, state.channel(), state.direct());
    var words = FormWords.of(payload.getView(), state, team);
    var input = new Input.Filled(state.command(), words, Optional.ofNullable(state.button()));
    return engine.suggest(
        new Call(account, place, input, "suggest"), state.command(), payload.getBlockId(), typed);
  }

  private static Option option(Suggestion suggestion) {
    String label = suggestion.label().isBlank() ? suggestion.value() : suggestion.label();
    if (label.codePointCount(0, label.length()) > LABEL) {
      label = label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + "…";
    }
    return Option.builder()
        .text(PlainTextObject.builder().text(label).emoji(false).build())
        .value(suggestion.value())
        .build();
  }
}
