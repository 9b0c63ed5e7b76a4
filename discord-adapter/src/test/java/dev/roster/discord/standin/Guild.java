package dev.roster.discord.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server: its members with their nicks and roles, and its channels. */
public final class Guild {

  /** Discord's bit for Administrator, which includes every other permission. */
  static final long ADMINISTRATOR = 1L << 3;

  /** Discord's bit for Manage Server. */
  static final long MANAGE_GUILD = 1L << 5;

  /** Seeing channels, sending messages, embeds and files, reading history, using commands. */
  static final long EVERYDAY =
      (1L << 10) | (1L << 11) | (1L << 14) | (1L << 15) | (1L << 16) | (1L << 31);

  private final World world;
  private final String id = Snowflakes.next();
  private final String name;
  private final Person owner;
  private final String managers = Snowflakes.next();
  private final String administrators = Snowflakes.next();
  private final Map<Person, Member> members = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();

  /** Somebody's part in it. */
  record Member(@Nullable String nick, List<String> roles) {}

  Guild(World world, String name, Person owner) {
    this.world = world;
    this.name = name;
    this.owner = owner;
    join(owner);
    channel("general");
  }

  /** Discord's id of it. */
  public String id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Who owns it, and so may do everything in it. */
  public Person owner() {
    return owner;
  }

  /** A new person who is a member. */
  public Person person(String called) {
    Person person = world.person(called);
    join(person);
    return person;
  }

  /** Lets somebody in. */
  public void join(Person person) {
    put(person, new Member(null, List.of()));
  }

  /** Calls a member something else in this server only. */
  public void nick(Person person, String nick) {
    put(person, new Member(nick, member(person).roles()));
  }

  /** Gives a member Manage Server. */
  public void letManage(Person person) {
    give(person, managers);
  }

  /** Gives a member Administrator. */
  public void letAdminister(Person person) {
    give(person, administrators);
  }

  /** Somebody is no longer in it. */
  public void leave(Person person) {
    synchronized (world) {
      members.remove(person);
    }
  }

  /** The channel of that name, made when there is none. */
  public Channel channel(String called) {
    synchronized (world) {
      return channels.computeIfAbsent(
          called, _ -> world.add(new Channel(world, called, this, null)));
    }
  }

  private void give(Person person, String role) {
    var roles = new ArrayList<>(member(person).roles());
    roles.add(role);
    put(person, new Member(member(person).nick(), roles));
  }

  private void put(Person person, Member member) {
    synchronized (world) {
      members.put(person, member);
    }
  }

  Member member(Person person) {
    Member member = members.get(person);
    if (member == null) {
      throw new AssertionError(person + " is not in " + name);
    }
    return member;
  }

  boolean has(Person person) {
    return members.containsKey(person);
  }

  int size() {
    return members.size();
  }

  List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  /** The permissions of every role by its id; the role of everybody has the server's own id. */
  Map<String, Long> roles() {
    return Map.of(id, EVERYDAY, managers, MANAGE_GUILD, administrators, ADMINISTRATOR);
  }

  /** What somebody may do, all roles together. */
  long permissions(Person person) {
    long all = -1L >>> 10;
    long sum =
        member(person).roles().stream()
            .mapToLong(roles()::get)
            .reduce(EVERYDAY, (before, more) -> before | more);
    return person.equals(owner) || (sum & ADMINISTRATOR) != 0 ? all : sum;
  }

  @Override
  public String toString() {
    return name;
  }
}
