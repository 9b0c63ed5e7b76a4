package dev.roster.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes presses of buttons, on messages and on the home tab. */
final class Clicks implements BlockActionHandler {

  private final Interactions interactions;
  private final HomeTab home;

  Clicks(Interactions interactions, HomeTab home) {
    this.interactions = interactions;
    this.home = home;
  }

  @Override
  public Response apply(BlockActionRequest request, ActionContext context) {
    BlockActionPayload payload = request.getPayload();
    BlockActionPayload.Action action = payload.getActions().getFirst();
    // Fields of forms report here too when somebody picks a value; only the submission counts.
    if ("button".equals(action.getType())) {
      AfterAck.later(() -> press(payload, action));
    }
    return context.ack();
  }

  private void press(BlockActionPayload payload, BlockActionPayload.Action action) {
    String team = payload.getTeam().getId();
    String user = payload.getUser().getId();
    String id = Objects.requireNonNullElse(action.getValue(), "");
    var container = payload.getContainer();
    String messageTs = container == null ? null : container.getMessageTs();
    String delivery =
        Deliveries.key("click", team, action.getActionTs(), user, messageTs, hashOfView(payload));
    var input = new Input.Pressed(id);
    if (payload.getChannel() == null) {
      var source = home.source(team, user);
      interactions.take(source, input, delivery, payload.getTriggerId());
      home.show(source, Deliveries.key(delivery, "home"));
      return;
    }
    var source =
        new Source(
            new Account(SlackPlatform.NAME, team, user),
            Source.place(team, payload.getChannel().getId()),
            container != null && !container.isEphemeral() ? messageTs : null,
            true,
            payload.getResponseUrl());
    interactions.take(source, input, delivery, payload.getTriggerId());
  }

  private static @Nullable String hashOfView(BlockActionPayload payload) {
    return payload.getView() == null ? null : payload.getView().getId();
  }
}
