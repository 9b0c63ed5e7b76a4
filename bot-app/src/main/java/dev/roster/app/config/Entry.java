package dev.roster.app.config;

/**
 * A variable as it stands in a source.
 *
 * @param name the variable
 * @param value its text, not empty
 * @param where the source in words, such as {@code roster.yaml line 4}
 */
record Entry(String name, String value, String where) {

  /** The name and where it stands, as messages begin. */
  String label() {
    return name + " (" + where + ")";
  }
}
