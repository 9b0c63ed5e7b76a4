package dev.roster.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.slack.render.FormState;
import dev.roster.slack.render.FormWords;
import java.util.Map;
import java.util.Optional;

/** Takes filled forms: mistakes stand in the form at once, everything else is answered after. */
final class Submissions implements ViewSubmissionHandler {

  private final Engine engine;
  private final Interactions interactions;

  Submissions(Engine engine, Interactions interactions) {
    this.engine = engine;
    this.interactions = interactions;
  }

  @Override
  public Response apply(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    var view = payload.getView();
    String team = Source.team(view, payload.getTeam().getId());
    FormState state = FormState.read(view.getPrivateMetadata());
    var filled =
        new Input.Filled(
            state.command(), FormWords.of(view, state, team), Optional.ofNullable(state.button()));
    Map<String, String> errors = engine.check(filled);
    if (!errors.isEmpty()) {
      return context.ackWithErrors(FormWords.errorsByBlock(view, errors));
    }
    var account = new Account(SlackPlatform.NAME, team, payload.getUser().getId());
    var place = new Place(SlackPlatform.NAME, team, state.channel(), state.direct());
    var source =
        new Source(account, place, state.message(), state.button() != null, state.responseUrl());
    // The hash changes when a form is shown anew, not when a submission is delivered again.
    var call =
        new Call(account, place, filled, Deliveries.key("form", view.getId(), view.getHash()));
    AfterAck.later(() -> interactions.answer(source, call));
    return context.ack();
  }
}
