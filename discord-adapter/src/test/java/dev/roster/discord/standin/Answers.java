package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the app answers interactions: the callback, and what follows through the token. */
final class Answers {

  static final int MESSAGE = 4;
  static final int DEFERRED = 5;
  static final int DEFERRED_UPDATE = 6;
  static final int UPDATE = 7;
  static final int SUGGEST = 8;
  static final int OPEN_MODAL = 9;

  // Discord's deadline for the first answer (platforms.md 3, "Interactions").
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final World world;

  Answers(World world) {
    this.world = world;
  }

  Reply callback(Request request) {
    Interaction interaction = world.interaction(request.part(2));
    if (interaction == null || !interaction.id().equals(request.part(1))) {
      world.violate("unknown interaction", request.part(1));
      throw Refused.unknownInteraction();
    }
    boolean tooOften = interaction.noteAttempt();
    if (interaction.isAcknowledged()) {
      if (tooOften) {
        world.violate("acknowledged twice", interaction.toString());
      }
      throw new Refused(400, 40060, "Interaction has already been acknowledged.");
    }
    requireInTime(interaction, request);
    JsonNode body = request.body();
    JsonNode data = body.path("data");
    int type = body.path("type").asInt();
    requireFitting(interaction, type, data);
    Shown message =
        switch (type) {
          case MESSAGE -> post(interaction, data, request);
          case DEFERRED -> promise(interaction, data, request);
          case UPDATE -> edit(interaction, interaction.source(), data, request);
          case DEFERRED_UPDATE -> interaction.source();
          default -> null;
        };
    interaction.original(message);
    interaction.acknowledge(body, request.arrived());
    return request.withResponse() ? response(interaction, type, message) : Reply.nothing();
  }

  private void requireInTime(Interaction interaction, Request request) {
    if (System.nanoTime() - interaction.sent() <= DEADLINE.toNanos()) {
      return;
    }
    if (request.arrived() - interaction.delivered() > DEADLINE.toNanos()) {
      world.violate("answered after 3 s", interaction.toString());
    }
    throw Refused.unknownInteraction();
  }

  private void requireFitting(Interaction interaction, int type, JsonNode data) {
    boolean fits =
        switch (interaction.type()) {
          case Interaction.COMMAND -> List.of(MESSAGE, DEFERRED, OPEN_MODAL).contains(type);
          case Interaction.COMPONENT ->
              List.of(MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, OPEN_MODAL).contains(type);
          case Interaction.AUTOCOMPLETE -> type == SUGGEST;
          default ->
              List.of(MESSAGE, DEFERRED).contains(type)
                  || (List.of(DEFERRED_UPDATE, UPDATE).contains(type)
                      && interaction.source() != null);
        };
    var problems =
        switch (type) {
          case OPEN_MODAL -> ModalLimits.problems(data);
          case SUGGEST -> ModalLimits.choices(data.path("choices"));
          default -> List.<String>of();
        };
    if (!fits || !problems.isEmpty()) {
      String what = "response " + type + " to " + interaction + " " + problems + " " + data;
      world.violate("response that Discord refuses", what);
      throw Refused.invalid(what);
    }
  }

  private static Reply response(Interaction interaction, int type, @Nullable Shown message) {
    ObjectNode body = Json.object();
    ObjectNode about = body.putObject("interaction");
    about.put("id", interaction.id()).put("type", interaction.type());
    if (message != null) {
      about.put("response_message_id", message.id());
      about.put("response_message_loading", message.isLoading());
      about.put("response_message_ephemeral", message.isEphemeral());
    }
    ObjectNode resource = body.putObject("resource").put("type", type);
    if (message != null && (type == MESSAGE || type == UPDATE)) {
      resource.set("message", message.json());
    }
    return Reply.of(body);
  }

  Reply followUp(Request request) {
    Interaction interaction = living(request);
    Shown original = interaction.original();
    // What follows a promise at once takes its place (platforms.md 3, "Interactions").
    Shown message =
        original != null && original.isLoading()
            ? edit(interaction, original, request.body(), request)
            : post(interaction, request.body(), request);
    return Reply.of(message.json());
  }

  Reply read(Request request) {
    return Reply.of(named(living(request), request).json());
  }

  Reply change(Request request) {
    Interaction interaction = living(request);
    Shown message = named(interaction, request);
    return Reply.of(edit(interaction, message, request.body(), request).json());
  }

  Reply delete(Request request) {
    named(living(request), request).delete();
    return Reply.nothing();
  }

  private Interaction living(Request request) {
    Interaction interaction = world.interaction(request.part(2));
    if (interaction == null || !interaction.isAcknowledged()) {
      world.violate("followed up before an acknowledgement", request.part(2));
      throw new Refused(404, 10015, "Unknown Webhook");
    }
    if (world.isExpired(interaction)) {
      throw new Refused(401, 50027, "Invalid Webhook Token");
    }
    return interaction;
  }

  private static Shown named(Interaction interaction, Request request) {
    String id = request.part(4);
    Shown original = interaction.original();
    Shown found =
        id.equals("@original")
            ? original
            : interaction.messages().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(original != null && original.id().equals(id) ? original : null);
    if (found == null || found.isGone()) {
      throw Refused.unknownMessage();
    }
    return found;
  }

  private Shown post(Interaction interaction, JsonNode data, Request request) {
    world.check(data, !request.files().isEmpty());
    if (!data.has("allowed_mentions")) {
      world.violate("no allowed_mentions", data.toString());
    }
    world.note(data);
    Shown message = place(interaction, data, request);
    interaction.answeredBy(message);
    return message;
  }

  private Shown promise(Interaction interaction, JsonNode data, Request request) {
    Shown message = place(interaction, data, request);
    ObjectNode json = (ObjectNode) message.json();
    json.put("flags", json.path("flags").asInt() | Shown.LOADING).put("type", 20);
    return message;
  }

  private Shown place(Interaction interaction, JsonNode data, Request request) {
    boolean ephemeral = (data.path("flags").asInt() & Shown.EPHEMERAL) != 0;
    Shown message =
        world.message(
            interaction.channel(), ephemeral ? interaction.person() : null, data, request);
    interaction.messages().add(message);
    interaction.channel().add(message);
    return message;
  }

  private Shown edit(
      Interaction interaction, @Nullable Shown message, JsonNode changes, Request request) {
    if (message == null || message.isGone()) {
      throw Refused.unknownMessage();
    }
    world.check(message.merged(changes), !request.files().isEmpty() || !message.files().isEmpty());
    world.note(changes);
    message.attach(request.files());
    message.edit(changes);
    interaction.answeredBy(message);
    return message;
  }
}
