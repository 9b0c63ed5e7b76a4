package dev.roster.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.ErrorId;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.platform.DeliveryException;
import dev.roster.reply.Reply;
import dev.roster.slack.render.FormState;
import dev.roster.slack.render.FormView;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from an input to its answer, the same for typed lines and pressed buttons: a form opens
 * at once, everything else is handled. All of it after the acknowledgement.
 */
final class Interactions {

  private static final Logger log = LoggerFactory.getLogger(Interactions.class);

  // Slack's word for a form that opened already: the same delivery came twice.
  private static final String OPENED = "exchanged_trigger_id";

  private final Engine engine;
  private final SlackApi api;
  private final Answers answers;
  private final Presence presence;
  private final Cache<String, Boolean> opened =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).maximumSize(10_000).build();

  Interactions(Engine engine, SlackApi api, Answers answers, Presence presence) {
    this.engine = engine;
    this.api = api;
    this.answers = answers;
    this.presence = presence;
  }

  /**
   * Answers an input.
   *
   * @param trigger lets a form open within 3 s
   */
  void take(Source source, Input input, String delivery, String trigger) {
    if (!presence.isIn(source)) {
      answers.give(source, presence.gone());
      return;
    }
    Optional<Form> form = form(input);
    if (form.isPresent()) {
      FormState state = state(source, form.get());
      if (state.fits()) {
        open(source, form.get(), state, trigger);
        return;
      }
      // Too long for a form: handled as it is, the answer says what is missing.
    }
    answers.give(source, handle(new Call(source.account(), source.place(), input, delivery)));
  }

  /** Answers an input that needs no form. */
  void answer(Source source, Call call) {
    answers.give(source, presence.isIn(source) ? handle(call) : presence.gone());
  }

  /** Asks the engine, which never throws but for its bugs. */
  Reply handle(Call call) {
    try {
      return engine.handle(call);
    } catch (RuntimeException e) {
      return sorry(ErrorId.log(log, "a call from Slack", e));
    }
  }

  private Optional<Form> form(Input input) {
    try {
      return engine.form(input);
    } catch (RuntimeException e) {
      ErrorId.log(log, "a form for Slack", e);
      return Optional.empty();
    }
  }

  private static FormState state(Source source, Form form) {
    return new FormState(
        form.command(),
        form.given(),
        form.button().orElse(null),
        source.place().channel(),
        source.place().direct(),
        source.message(),
        source.responseUrl());
  }

  /** Opens a form once, however often its delivery came. */
  private void open(Source source, Form form, FormState state, String trigger) {
    if (opened.asMap().putIfAbsent(trigger, true) != null) {
      return;
    }
    try {
      var view = FormView.of(form, state, source.account().tenant());
      var request = ViewsOpenRequest.builder().triggerId(trigger).view(view).build();
      api.ask(source.account().tenant(), "views.open", methods -> methods.viewsOpen(request));
    } catch (RawApi.Refused e) {
      if (!e.error().equals(OPENED)) {
        notOpened(source, e.error());
      }
    } catch (DeliveryException e) {
      notOpened(source, e.getMessage());
    }
  }

  private void notOpened(Source source, @Nullable String reason) {
    log.warn("A form did not open for {}: {}", source.account(), reason);
    answers.give(source, Reply.text("Slack did not open the form in time. Please try again."));
  }

  static Reply.Message sorry(String id) {
    return Reply.text(
        "Something went wrong and nothing was changed. Please try again; if it stays, tell whoever"
            + " runs Roster the error id "
            + id
            + ".");
  }
}
