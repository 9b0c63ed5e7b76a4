package dev.roster.door;

/** What became of somebody at the door of one org. */
public sealed interface Entry {

  /** The org's name. */
  String org();

  /**
   * They are in now.
   *
   * @param role the title of their role
   */
  record Joined(String org, String role) implements Entry {}

  /** Those who may take people in were asked. */
  record Asked(String org) implements Entry {}

  /**
   * They did not come in.
   *
   * @param sentence why, and what they can do
   */
  record Refused(String org, String sentence) implements Entry {}
}
