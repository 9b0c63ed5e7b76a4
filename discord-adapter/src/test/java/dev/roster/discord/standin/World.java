package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is on Discord. Whoever reads or changes it holds its monitor. */
final class World {

  static final String BOT_NAME = "Roster";

  private final Person bot = new Person(BOT_NAME);
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Guild> guilds = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<Person, Channel> dms = new LinkedHashMap<>();
  private final Map<String, Interaction> interactions = new LinkedHashMap<>();
  private final Map<String, Shown> nonces = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Ping> pings = new ArrayList<>();
  private int repeatedPosts;
  private Duration tokenLife = Duration.ofMinutes(15);

  /** The bot's user; the app has the same id. */
  Person bot() {
    return bot;
  }

  synchronized Person person(String name) {
    var person = new Person(name);
    people.put(person.id(), person);
    return person;
  }

  synchronized Guild guild(String name) {
    var guild = new Guild(this, name, person("Owner of " + name));
    guild.join(bot);
    guilds.put(guild.id(), guild);
    return guild;
  }

  synchronized void forget(Guild guild) {
    guilds.remove(guild.id());
    guild.channels().forEach(channel -> channels.remove(channel.id()));
  }

  synchronized Channel add(Channel channel) {
    channels.put(channel.id(), channel);
    return channel;
  }

  synchronized Channel dm(Person person) {
    return dms.computeIfAbsent(person, _ -> add(new Channel(this, "dm", null, person)));
  }

  synchronized List<Guild> guilds() {
    return List.copyOf(guilds.values());
  }

  Guild guildOf(String id) {
    return Optional.ofNullable(guilds.get(id))
        .orElseThrow(() -> new Refused(404, 10004, "Unknown Guild"));
  }

  Optional<Person> found(String id) {
    return Optional.ofNullable(id.equals(bot.id()) ? bot : people.get(id));
  }

  Person personOf(String id) {
    return found(id).orElseThrow(() -> new Refused(404, 10013, "Unknown User"));
  }

  synchronized List<Shown> messages() {
    return channels.values().stream().flatMap(channel -> channel.all().stream()).toList();
  }

  Channel channelOf(String id) {
    return Optional.ofNullable(channels.get(id))
        .orElseThrow(() -> new Refused(404, 10003, "Unknown Channel"));
  }

  synchronized boolean isNearBot(Person person) {
    return guilds.values().stream().anyMatch(guild -> guild.has(person));
  }

  synchronized void add(Interaction interaction) {
    interactions.put(interaction.token(), interaction);
  }

  @Nullable Interaction interaction(String token) {
    return interactions.get(token);
  }

  /** One more first answer to an interaction is no violation. */
  synchronized void excuse(String token) {
    Interaction interaction = interactions.get(token);
    if (interaction != null) {
      interaction.excuseAttempt();
    }
  }

  synchronized void violate(String rule, String detail) {
    violations.add(new Violation(rule, detail));
  }

  synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  synchronized List<Violation> takeViolations() {
    var taken = List.copyOf(violations);
    violations.clear();
    return taken;
  }

  synchronized List<Ping> pings() {
    return List.copyOf(pings);
  }

  synchronized int repeatedPosts() {
    return repeatedPosts;
  }

  synchronized void tokenLife(Duration life) {
    tokenLife = life;
  }

  boolean isExpired(Interaction interaction) {
    return System.nanoTime() - interaction.sent() > tokenLife.toNanos();
  }

  /** The message that was posted with that nonce before; counts it. */
  @Nullable Shown postedWith(String nonce) {
    Shown before = nonces.get(nonce);
    repeatedPosts += before == null ? 0 : 1;
    return before;
  }

  void remember(String nonce, Shown message) {
    nonces.put(nonce, message);
  }

  /**
   * Checks a message, or what it would be after a change.
   *
   * @throws Refused as Discord would
   */
  void check(JsonNode message, boolean hasFiles) {
    var problems = MessageLimits.problems(message, hasFiles);
    if (!problems.isEmpty()) {
      violate("limits of a message", problems + " in " + message);
      throw Refused.invalid(problems.toString());
    }
  }

  /** Notes whom something sent would notify. */
  void note(JsonNode sent) {
    pings.addAll(Pings.of(sent));
  }

  /** A new message of the bot, not yet seen by anybody. */
  Shown message(Channel channel, @Nullable Person onlyFor, JsonNode body, Request request) {
    ObjectNode json = Json.object();
    json.put("id", Snowflakes.next()).put("type", 0).put("channel_id", channel.id());
    json.put("content", Json.text(body, "content")).put("timestamp", Instant.now().toString());
    json.set("author", Payloads.user(bot, true));
    json.put("application_id", bot.id()).putNull("edited_timestamp");
    json.put("tts", false).put("pinned", false).put("mention_everyone", false);
    json.putArray("mentions");
    json.putArray("mention_roles");
    json.putArray("attachments");
    json.putArray("embeds").addAll(Json.array(Json.list(body.path("embeds"))));
    json.putArray("components").addAll(Json.array(Json.list(body.path("components"))));
    int kept = Shown.EPHEMERAL | Shown.COMPONENTS_V2 | (1 << 2) | (1 << 12);
    json.put("flags", body.path("flags").asInt() & kept);
    Components.number(json.path("components"));
    var message = new Shown(channel, onlyFor, json);
    message.attach(request.files());
    return message;
  }
}
