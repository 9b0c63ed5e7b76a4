package dev.roster.discord.standin;

/** Somebody on Discord. */
public final class Person {

  private final String id = Snowflakes.next();
  private final String name;
  private volatile boolean dmsClosed;

  Person(String name) {
    this.name = name;
  }

  /** Discord's id of them. */
  public String id() {
    return id;
  }

  /** The name that they chose for all of Discord; a server may know them by a nick. */
  public String name() {
    return name;
  }

  /** How a mention of them stands in a text. */
  public String mention() {
    return "<@" + id + ">";
  }

  /** They take no direct messages from now on. */
  public void closeDms() {
    dmsClosed = true;
  }

  /** They take direct messages again. */
  public void openDms() {
    dmsClosed = false;
  }

  boolean takesDms() {
    return !dmsClosed;
  }

  /** The account's name: unique, lower case. */
  String username() {
    return "user" + id;
  }

  @Override
  public String toString() {
    return name;
  }
}
