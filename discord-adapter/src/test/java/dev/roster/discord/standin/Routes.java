package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which part of the stand-in answers which request. */
final class Routes {

  private final World world;
  private final Registry registry;
  private final Answers answers;
  private final Posts posts;
  private final String gatewayUrl;

  Routes(World world, Registry registry, String gatewayUrl) {
    this.world = world;
    this.registry = registry;
    this.answers = new Answers(world);
    this.posts = new Posts(world);
    this.gatewayUrl = gatewayUrl;
  }

  /**
   * Does what is asked.
   *
   * @throws Refused when Discord would
   */
  Reply answer(Request request) {
    synchronized (world) {
      return switch (request.endpoint()) {
        case GATEWAY -> Reply.of(Json.object().put("url", gatewayUrl));
        case GATEWAY_BOT -> Reply.of(gatewayForBots());
        case SELF -> Reply.of(Payloads.user(world.bot(), true));
        case APPLICATION, OLD_APPLICATION -> Reply.of(application());
        case READ_COMMANDS -> registry.read();
        case PUT_COMMANDS -> registry.put(request);
        case CALLBACK -> answers.callback(request);
        case FOLLOW_UP -> answers.followUp(request);
        case READ_ANSWER -> answers.read(request);
        case EDIT_ANSWER -> answers.change(request);
        case DELETE_ANSWER -> answers.delete(request);
        case OPEN_DM -> posts.openDm(request);
        case POST_MESSAGE -> posts.post(request);
        case READ_MESSAGE -> posts.read(request);
        case EDIT_MESSAGE -> posts.edit(request);
        case CHANNEL -> Reply.of(Payloads.channel(world.channelOf(request.part(1))));
        case USER -> {
          Person person = world.personOf(request.part(1));
          yield Reply.of(Payloads.user(person, person.equals(world.bot())));
        }
        case GUILD -> Reply.of(Payloads.guild(world, guild(request)));
        case MEMBER -> member(request);
      };
    }
  }

  private Reply member(Request request) {
    Guild guild = guild(request);
    Person person = world.personOf(request.part(3));
    if (!guild.has(person)) {
      throw new Refused(404, 10007, "Unknown Member");
    }
    return Reply.of(Payloads.member(world, guild, person));
  }

  private Guild guild(Request request) {
    return world.guildOf(request.part(1));
  }

  private ObjectNode gatewayForBots() {
    ObjectNode body = Json.object().put("url", gatewayUrl).put("shards", 1);
    body.putObject("session_start_limit")
        .put("total", 1_000)
        .put("remaining", 1_000)
        .put("reset_after", 0)
        .put("max_concurrency", 1);
    return body;
  }

  private ObjectNode application() {
    ObjectNode app =
        Json.object()
            .put("id", world.bot().id())
            .put("name", World.BOT_NAME)
            .put("description", "")
            .put("bot_public", true)
            .put("bot_require_code_grant", false)
            .put("verify_key", "0".repeat(64))
            .put("flags", 0);
    app.set("owner", Payloads.user(world.bot(), true));
    app.putArray("redirect_uris");
    app.putArray("tags");
    return app;
  }
}
