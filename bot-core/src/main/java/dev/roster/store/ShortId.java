package dev.roster.store;

import java.security.SecureRandom;
import java.util.function.Predicate;

/** The short names that people see and type, such as {@code r-7k2m} (design.md, "Time, ids"). */
public final class ShortId {

  // Nothing that is read as something else, and no vowels, so that no words arise.
  private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
  private static final int SHORTEST = 4;
  private static final int TRIES_A_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ShortId() {}

  /**
   * A name that is not taken: the prefix, a dash and at least 4 characters; longer where most short
   * ones are taken.
   *
   * @param prefix a letter for the kind of thing
   * @param taken whether a name is in use; asked within the change, so that nobody takes it first
   */
  public static String unused(String prefix, Predicate<String> taken) {
    for (int tries = 0; ; tries++) {
      String name = prefix + "-" + random(SHORTEST + tries / TRIES_A_LENGTH);
      if (!taken.test(name)) {
        return name;
      }
    }
  }

  private static String random(int length) {
    var name = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
