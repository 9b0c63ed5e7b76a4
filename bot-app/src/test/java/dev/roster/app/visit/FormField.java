package dev.roster.app.visit;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** The token in the form of a page, as a browser would post it. */
public final class FormField {

  private static final Pattern FIELD = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private FormField() {}

  /** Reads it; fails where the page has no form. */
  public static String of(HttpResponse<String> page) {
    var found = FIELD.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("no form in " + page.body());
    }
    return found.group(1);
  }
}
