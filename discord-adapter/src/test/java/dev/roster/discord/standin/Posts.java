package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** The messages that the app posts on its own. */
final class Posts {

  private static final int LONGEST_NONCE = 25;

  private final World world;

  Posts(World world) {
    this.world = world;
  }

  Reply openDm(Request request) {
    Person person = world.personOf(Json.text(request.body(), "recipient_id"));
    return Reply.of(Payloads.channel(world.dm(person)));
  }

  Reply post(Request request) {
    Channel channel = world.channelOf(request.part(1));
    channel.requirePosting();
    JsonNode body = request.body();
    world.check(body, !request.files().isEmpty());
    if (!body.has("allowed_mentions")) {
      world.violate("no allowed_mentions", body.toString());
    }
    String nonce = Json.text(body, "nonce");
    if (Json.length(nonce) > LONGEST_NONCE) {
      world.violate("limits of a message", "a nonce of " + Json.length(nonce) + " characters");
      throw Refused.invalid("nonce");
    }
    boolean enforced = !nonce.isEmpty() && body.path("enforce_nonce").asBoolean();
    // By the same author in whatever channel, as Discord's "Create Message" has it.
    Shown before = enforced ? world.postedWith(nonce) : null;
    if (before != null) {
      return Reply.of(before.json());
    }
    world.note(body);
    Shown message = world.message(channel, null, body, request);
    channel.add(message);
    if (enforced) {
      world.remember(nonce, message);
    }
    return Reply.of(message.json());
  }

  Reply read(Request request) {
    return Reply.of(named(request).json());
  }

  Reply edit(Request request) {
    Shown message = named(request);
    world.check(
        message.merged(request.body()), !request.files().isEmpty() || !message.files().isEmpty());
    world.note(request.body());
    message.attach(request.files());
    message.edit(request.body());
    return Reply.of(message.json());
  }

  private Shown named(Request request) {
    return world.channelOf(request.part(1)).messages().stream()
        .filter(each -> each.id().equals(request.part(3)))
        .findFirst()
        .orElseThrow(Refused::unknownMessage);
  }
}
