package dev.roster.app.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param level how bad it is
 * @param subject what was checked
 * @param text a sentence; for what is not well, with what to do
 */
public record Finding(Level level, String subject, String text) {

  /** How bad it is. */
  public enum Level {
    /** All is well. */
    OK,
    /** Roster runs, but somebody should look. */
    WARN,
    /** Roster does not start or does not work. */
    FAIL
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text);
  }

  /** Something that somebody should look at. */
  public static Finding warn(String subject, String text) {
    return new Finding(Level.WARN, subject, text);
  }

  /** Something that must be put right. */
  public static Finding fail(String subject, String text) {
    return new Finding(Level.FAIL, subject, text);
  }

  /** As it is printed. */
  public String line() {
    return "%-4s  %s: %s".formatted(level.name().toLowerCase(Locale.ROOT), subject, text);
  }
}
