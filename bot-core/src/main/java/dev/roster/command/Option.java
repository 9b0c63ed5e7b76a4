package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One option of a command.
 *
 * @param <T> what the command's arguments hold for it: the kind's type, or an {@code Optional} of
 *     it
 */
public final class Option<T> {

  /** Where an option's words may come from, beside {@code name:value}, which always works. */
  public enum Source {
    /** The next word. */
    WORD,
    /** Words left over, to the end of the line. */
    REST,
    /** Only {@code name:value}. */
    NAMED,
    /** Never typed: only buttons carry it; it stands in no help and no registration. */
    BUTTON,
    /** The same, and programs name it, who are asked nothing back. */
    PROGRAM,
    /** Never taken: who types it as {@code name:value} is told why. */
    REFUSED
  }

  private static final Pattern NAME = Pattern.compile("[a-z-]{1,32}");

  private final String name;
  private final String help;
  private final Kind<?> kind;
  private final boolean required;
  private final Source source;
  private final Reader<T> reader;

  @FunctionalInterface
  private interface Reader<T> {
    T read(Optional<String> word) throws UsageException;
  }

  private Option(
      String name, String help, Kind<?> kind, boolean required, Source source, Reader<T> reader) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("an option's name is [a-z-]{1,32}, not `" + name + "`");
    }
    if (help.isEmpty() || help.length() > 100) {
      throw new IllegalArgumentException(
          "the help of option `" + name + "` has 1 to 100 characters");
    }
    this.name = name;
    this.help = help;
    this.kind = requireNonNull(kind, "kind must not be null");
    this.required = required;
    this.source = source;
    this.reader = reader;
  }

  /** An option without which the command cannot run; positional, in the order of declaration. */
  public static <T> Option<T> required(String name, String help, Kind<T> kind) {
    return new Option<>(
        name,
        help,
        kind,
        true,
        Source.WORD,
        word -> kind.read(word.orElseThrow(() -> new UsageException("`" + name + "` is missing"))));
  }

  /** An option given as {@code name:value}. */
  public static <T> Option<Optional<T>> optional(String name, String help, Kind<T> kind) {
    return optional(name, help, kind, Source.NAMED);
  }

  /** An optional option that also takes the next word. */
  public static <T> Option<Optional<T>> positional(String name, String help, Kind<T> kind) {
    return optional(name, help, kind, Source.WORD);
  }

  /** An optional option that takes the words left over, to the end of the line. */
  public static <T> Option<Optional<T>> rest(String name, String help, Kind<T> kind) {
    return optional(name, help, kind, Source.REST);
  }

  /** An option without which the command cannot run, and that takes the words left over. */
  public static <T> Option<T> requiredRest(String name, String help, Kind<T> kind) {
    return new Option<>(
        name,
        help,
        kind,
        true,
        Source.REST,
        word -> kind.read(word.orElseThrow(() -> new UsageException("`" + name + "` is missing"))));
  }

  /** An option that only buttons carry. */
  public static <T> Option<Optional<T>> carried(String name, Kind<T> kind) {
    return optional(name, "Set by buttons", kind, Source.BUTTON);
  }

  /** An option that only buttons carry, and programs name: who are shown no button. */
  public static <T> Option<Optional<T>> carriedOrRequested(String name, Kind<T> kind) {
    return optional(name, "Set by buttons and programs", kind, Source.PROGRAM);
  }

  /**
   * What people try and what the command does not do, such as {@code email:} of a name; it stands
   * in no help and no registration.
   *
   * @param why what who types it is told: a sentence without its full stop, of at most 100
   *     characters
   */
  public static Option<Optional<String>> refused(String name, String why) {
    return new Option<>(
        name,
        why,
        new Kind.Text(1),
        false,
        Source.REFUSED,
        word -> {
          if (word.isPresent()) {
            throw new UsageException(why);
          }
          return Optional.empty();
        });
  }

  private static <T> Option<Optional<T>> optional(
      String name, String help, Kind<T> kind, Source source) {
    return new Option<>(
        name,
        help,
        kind,
        false,
        source,
        word -> word.isEmpty() ? Optional.empty() : Optional.of(kind.read(word.get())));
  }

  /** The name, as in {@code name:value}. */
  public String name() {
    return name;
  }

  /** One line for help, forms and Discord's registration; at most 100 characters. */
  public String help() {
    return help;
  }

  /** What it takes. */
  public Kind<?> kind() {
    return kind;
  }

  /** Whether the command cannot run without it. */
  public boolean isRequired() {
    return required;
  }

  /** Where its words may come from. */
  public Source source() {
    return source;
  }

  /** Whether people can type it. */
  public boolean isTyped() {
    return switch (source) {
      case WORD, REST, NAMED -> true;
      case BUTTON, PROGRAM, REFUSED -> false;
    };
  }

  /**
   * Reads the value.
   *
   * @throws UsageException with a sentence that begins with the option's name
   */
  T read(Optional<String> word) throws UsageException {
    try {
      return reader.read(word.map(this::meant));
    } catch (UsageException e) {
      throw word.isEmpty() ? e : new UsageException("`" + name + "`: " + e.sentence());
    }
  }

  /** A switch is also set by its own name, as in {@code org switch acme here}. */
  private String meant(String word) {
    return kind instanceof Kind.YesNo && word.strip().equalsIgnoreCase(name) ? "yes" : word;
  }
}
