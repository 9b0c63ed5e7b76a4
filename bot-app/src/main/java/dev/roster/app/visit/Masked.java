package dev.roster.app.visit;

import dev.roster.person.EmailAddress;

/** Shows an address to whoever did not prove that it is theirs. */
public final class Masked {

  private static final String HIDDEN = "•••";

  private Masked() {}

  /** Its first character and its domain, such as {@code z•••@acme.test}. */
  public static String of(EmailAddress email) {
    String typed = email.typed();
    int at = typed.lastIndexOf('@');
    return typed.substring(0, typed.offsetByCodePoints(0, 1)) + HIDDEN + typed.substring(at);
  }
}
