package dev.roster.discord.standin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel of a server, or the direct messages between somebody and the bot. */
public final class Channel {

  private final World world;
  private final String id = Snowflakes.next();
  private final String name;
  private final @Nullable Guild guild;
  private final @Nullable Person recipient;
  private final List<Shown> messages = new ArrayList<>();
  private boolean mayPost = true;
  private boolean maySee = true;

  Channel(World world, String name, @Nullable Guild guild, @Nullable Person recipient) {
    this.world = world;
    this.name = name;
    this.guild = guild;
    this.recipient = recipient;
  }

  /** Discord's id of it. */
  public String id() {
    return id;
  }

  /** The bot may no longer post in it. */
  public void forbidPosting() {
    mayPost = false;
  }

  /** The bot can no longer see it. */
  public void hide() {
    maySee = false;
  }

  /** The messages that everybody in it sees, oldest first. */
  public List<Shown> messages() {
    synchronized (world) {
      return messages.stream().filter(message -> !message.isEphemeral()).toList();
    }
  }

  List<Shown> all() {
    return List.copyOf(messages);
  }

  /** What somebody is called here; Discord shows an id that it does not know as it is. */
  String nameOf(String id) {
    synchronized (world) {
      return world.found(id).map(this::nameOf).orElse(id);
    }
  }

  private String nameOf(Person person) {
    String nick = guild != null && guild.has(person) ? guild.member(person).nick() : null;
    return nick == null ? person.name() : nick;
  }

  void add(Shown message) {
    messages.add(message);
  }

  void remove(Shown message) {
    messages.remove(message);
  }

  String name() {
    return name;
  }

  @Nullable Guild guild() {
    return guild;
  }

  @Nullable Person recipient() {
    return recipient;
  }

  /**
   * Checks that the bot may post.
   *
   * @throws Refused as Discord would
   */
  void requirePosting() {
    if (recipient != null && (!recipient.takesDms() || !world.isNearBot(recipient))) {
      throw new Refused(403, 50007, "Cannot send messages to this user");
    }
    if (!maySee) {
      throw new Refused(403, 50001, "Missing Access");
    }
    if (!mayPost) {
      throw new Refused(403, 50013, "Missing Permissions");
    }
  }

  @Override
  public String toString() {
    return recipient == null ? "#" + name : "the direct messages of " + recipient;
  }
}
