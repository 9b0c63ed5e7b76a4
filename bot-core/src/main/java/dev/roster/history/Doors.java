package dev.roster.history;

import dev.roster.audit.Actor;

/** Says through which door a change came, as people call it. */
final class Doors {

  private static final String JOB = "job ";

  private Doors() {}

  /**
   * Such as {@code Slack}, {@code Discord, by Undo}, {@code the invitation page} or {@code a job}.
   *
   * @param door as {@link Actor#door} holds it
   */
  static String words(String door) {
    if (door.startsWith(JOB)) {
      return "a job (" + door.substring(JOB.length()) + ")";
    }
    int blank = door.indexOf(' ');
    String place = blank < 0 ? door : door.substring(0, blank);
    String way = blank < 0 ? "" : door.substring(blank + 1);
    String where =
        switch (place) {
          case "page" -> "the invitation page";
          case "web" -> "the account page";
          case "playground" -> "the playground";
          default -> Known.capital(place);
        };
    return way.startsWith("undo") ? where + ", by Undo" : where;
  }
}
