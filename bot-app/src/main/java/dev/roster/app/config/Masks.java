package dev.roster.app.config;

import java.util.regex.Pattern;

/** Hides the secret part of a value. */
final class Masks {

  static final String HIDDEN = "********";

  private static final Pattern USER_INFO = Pattern.compile("(://[^:/@]*):[^/]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&][^=&]*(?:password|secret|token)[^=&]*=)[^&]*");

  private Masks() {}

  /** Hides the password of {@code scheme://user:password@host}, and parameters named so. */
  static String url(String text) {
    String hidden = USER_INFO.matcher(text).replaceAll("$1:" + HIDDEN + "@");
    return PARAMETER.matcher(hidden).replaceAll("$1" + HIDDEN);
  }
}
