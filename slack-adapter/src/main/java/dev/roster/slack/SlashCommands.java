package dev.roster.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.roster.command.Input;
import java.util.Objects;

/** Takes typed lines: {@code /roster member list}. */
final class SlashCommands implements SlashCommandHandler {

  private final Interactions interactions;

  SlashCommands(Interactions interactions) {
    this.interactions = interactions;
  }

  @Override
  public Response apply(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    String team = payload.getTeamId();
    var source =
        Source.command(team, payload.getUserId(), payload.getChannelId(), payload.getResponseUrl());
    var line =
        new Input.Line(LineText.read(Objects.requireNonNullElse(payload.getText(), ""), team));
    String trigger = payload.getTriggerId();
    AfterAck.later(
        () -> interactions.take(source, line, Deliveries.key("command", trigger), trigger));
    return context.ack();
  }
}
