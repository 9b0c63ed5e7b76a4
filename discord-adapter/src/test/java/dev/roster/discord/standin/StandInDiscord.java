package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A Discord on loopback that the app meets by REST and gateway, with the people in it. It refuses
 * what Discord refuses and writes down every broken rule; {@link #close} fails when a test left one
 * unread.
 *
 * <pre>{@code
 * var acme = discord.guild("Acme");
 * var ada = acme.person("ada");
 * discord.type(ada, "/org create", Map.of("name", "Acme")).answer().words();
 * }</pre>
 */
public final class StandInDiscord implements AutoCloseable {

  /** The bot token that it accepts. */
  public static final String TOKEN = "stand-in-token";

  private final World world = new World();
  private final Registry registry = new Registry(world);
  private final Gateway gateway = new Gateway(world);
  private final Rest rest = new Rest(world);

  /** Starts it on free ports. */
  public StandInDiscord() throws IOException, InterruptedException {
    rest.start(new Routes(world, registry, gateway.url())::answer);
  }

  /** For {@code DISCORD_API_BASE_URL}; ends in {@code /api/v10/}. */
  public URI apiBaseUrl() {
    return URI.create(rest.url());
  }

  /** Where the gateway is, which REST also tells. */
  public URI gatewayUrl() {
    return URI.create(gateway.url());
  }

  /** The gateway, to break it. */
  public Gateway gateway() {
    return gateway;
  }

  /** A new server with the bot, an owner and a channel {@code general}. */
  public Guild guild(String name) {
    Guild guild = world.guild(name);
    gateway.tell("GUILD_CREATE", Payloads.guild(world, guild));
    return guild;
  }

  /** Takes the bot out of a server. */
  public void removeBotFrom(Guild guild) {
    world.forget(guild);
    gateway.tell("GUILD_DELETE", Json.object().put("id", guild.id()));
  }

  /** Somebody new who is in no server yet. */
  public Person person(String name) {
    return world.person(name);
  }

  /** The bot's user. */
  public Person bot() {
    return world.bot();
  }

  /** The conversation between somebody and the bot. */
  public Channel dm(Person person) {
    return world.dm(person);
  }

  /** What the bot has written to somebody, oldest first. */
  public List<Shown> dms(Person person) {
    return dm(person).messages();
  }

  /** Waits until the bot has written something with these words to somebody. */
  public Shown dm(Person person, String words) {
    return Awaitility.await("a direct message to " + person + " that says " + words)
        .until(
            () ->
                dms(person).stream()
                    .filter(each -> each.words().contains(words))
                    .reduce((_, last) -> last),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Every message that anybody sees by now, ephemeral ones too. */
  public List<Shown> messages() {
    return world.messages();
  }

  /** The names of the registered commands, such as {@code member}. */
  public Set<String> commands() {
    return registry.commands().keySet();
  }

  /** Types a command in {@code general} of the server that the person is in first. */
  public Interaction type(Person person, String line, Map<String, Object> options) {
    return type(person, general(person), line, options);
  }

  /**
   * Types a command.
   *
   * @param line such as {@code /member role}
   * @param options by name: text, a boolean, or a person
   */
  public Interaction type(
      Person person, Channel channel, String line, Map<String, Object> options) {
    ObjectNode data = new Typing(world, channel).data(registry.commands(), line, options, null);
    return send(new Interaction(Interaction.COMMAND, person, channel, null, data));
  }

  /** What is offered under an option while it is typed, the others being filled. */
  public List<Choice> complete(
      Person person, String line, String option, String typed, Map<String, Object> others)
      throws InterruptedException {
    return complete(person, general(person), line, option, typed, others);
  }

  /** The same elsewhere. */
  public List<Choice> complete(
      Person person,
      Channel channel,
      String line,
      String option,
      String typed,
      Map<String, Object> others)
      throws InterruptedException {
    var values = new HashMap<>(others);
    values.put(option, typed);
    ObjectNode data = new Typing(world, channel).data(registry.commands(), line, values, option);
    return send(new Interaction(Interaction.AUTOCOMPLETE, person, channel, null, data)).choices();
  }

  /** Presses a button that the person sees. */
  public Interaction press(Person person, Shown message, String label) {
    return pressed(person, message, message.customId(label));
  }

  /** Presses whatever button under a message, as an old or hostile client would. */
  public Interaction pressed(Person person, Shown message, String customId) {
    if (!message.isFor(person) || message.isGone()) {
      throw new AssertionError(person + " does not see: " + message);
    }
    ObjectNode data = Json.object().put("custom_id", customId);
    data.put("component_type", Components.BUTTON).put("id", 1);
    return send(new Interaction(Interaction.COMPONENT, person, message.channel(), message, data));
  }

  /**
   * Fills and submits a form.
   *
   * @param values by label or {@code custom_id}: text, a person, or a list of them
   */
  public Interaction submit(Person person, Modal modal, Map<String, Object> values) {
    return submitted(person, modal, Json.text(modal.json(), "custom_id"), values);
  }

  /** Submits whatever form, as a hostile client would. */
  public Interaction submitted(
      Person person, Modal modal, String customId, Map<String, Object> values) {
    Channel channel = modal.openedBy().channel();
    ObjectNode data = new Filling(world, channel, values).data(modal.json());
    data.put("custom_id", customId);
    return send(
        new Interaction(Interaction.MODAL, person, channel, modal.openedBy().source(), data));
  }

  /** Delivers the same once more; its answers arrive at the interaction given. */
  public void again(Interaction interaction) {
    synchronized (world) {
      gateway.dispatch(
          "INTERACTION_CREATE",
          Payloads.interaction(world, interaction),
          interaction::noteDelivery);
    }
  }

  private Interaction send(Interaction interaction) {
    world.add(interaction);
    again(interaction);
    return interaction;
  }

  private Channel general(Person person) {
    return world.guilds().stream()
        .filter(guild -> guild.has(person))
        .findFirst()
        .orElseThrow(() -> new AssertionError(person + " is in no server"))
        .channel("general");
  }

  /** The next requests of a kind meet these faults. */
  public void fault(Endpoint endpoint, Fault... next) {
    rest.fault(endpoint, next);
  }

  /** The requests of a kind so far. */
  public List<Called> calls(Endpoint endpoint) {
    return rest.calls().stream().filter(call -> call.endpoint() == endpoint).toList();
  }

  /** How long answers may follow an interaction: 15 minutes, unless a test shortens it. */
  public void tokenLife(Duration life) {
    world.tokenLife(life);
  }

  /** How often a message was posted again with the nonce of one before, and so was not. */
  public int repeatedPosts() {
    return world.repeatedPosts();
  }

  /** Whom the messages so far would notify. */
  public List<Ping> pings() {
    return world.pings();
  }

  /** The rules that the app broke so far. */
  public List<Violation> violations() {
    return world.violations();
  }

  /** The same, for a test that expects them. */
  public List<Violation> takeViolations() {
    return world.takeViolations();
  }

  @Override
  public void close() {
    gateway.close();
    rest.close();
    if (!violations().isEmpty()) {
      throw new AssertionError("the app broke Discord's rules: " + violations());
    }
  }
}
