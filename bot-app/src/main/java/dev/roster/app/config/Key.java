package dev.roster.app.config;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * One thing that can be configured. Reading, {@code ./roster config} and the messages come from it.
 *
 * @param <T> what its value is
 * @param name the variable, such as {@code ROSTER_HTTP_PORT}
 * @param meaning what it sets, in a few words
 * @param allowed the rest of "must be ..."
 * @param fallback what holds without it, in words
 * @param reader turns the text into the value
 * @param mask hides what is secret in a value that is shown
 * @param fromFile whether {@code NAME_FILE} may name a file that holds the value
 */
record Key<T>(
    String name,
    String meaning,
    String allowed,
    String fallback,
    Reader<T> reader,
    UnaryOperator<String> mask,
    boolean fromFile) {

  /** Turns a text into a value. */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * Reads.
     *
     * @throws IllegalArgumentException when the text is not allowed
     */
    T read(String text);
  }

  Key {
    requireNonNull(name, "name must not be null");
    requireNonNull(reader, "reader must not be null");
  }

  /** A key whose value may be shown. */
  static <T> Key<T> open(
      String name, String meaning, String allowed, String fallback, Reader<T> reader) {
    return new Key<>(name, meaning, allowed, fallback, reader, UnaryOperator.identity(), false);
  }

  /** A key whose value is hidden and may lie in a file. */
  static <T> Key<T> secret(
      String name, String meaning, String allowed, String fallback, Reader<T> reader) {
    return new Key<>(name, meaning, allowed, fallback, reader, text -> Masks.HIDDEN, true);
  }

  Key<T> shownBy(UnaryOperator<String> other) {
    return new Key<>(name, meaning, allowed, fallback, reader, other, fromFile);
  }
}
