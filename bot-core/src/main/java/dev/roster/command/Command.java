package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A command, declared once as a value (ADR 002). Reading a typed line, the form for missing
 * options, completion, help, the reference page and each platform's registration come from it.
 *
 * @param path one or two words, such as {@code member role}
 * @param help one line, at most 100 characters (Discord's limit, platforms.md 3)
 * @param example a whole line that works, without the leading slash command
 * @param need what somebody needs to run it
 * @param params its options
 * @param handler what it does
 * @param confirm asks before it is done
 * @param title what stands over its form; at most 24 characters (Slack's limit, platforms.md 2)
 * @param asker who asks for it
 * @param <A> its arguments
 */
public record Command<A>(
    String path,
    String help,
    String example,
    Need need,
    Params<A> params,
    Handler<A> handler,
    Confirm<A> confirm,
    String title,
    Asker asker) {

  /** The option that every command takes beside its own: which org it is about. */
  public static final String ORG = "org";

  private static final int LONGEST_TITLE = 24;

  /** Who asks for a command. */
  public enum Asker {
    /** Whoever types it, or asks through the API. */
    PEOPLE,
    /** Only buttons and what they open, such as accepting an invitation. */
    BUTTONS,
    /** Only programs, through the API. */
    PROGRAMS
  }

  /** Decides whether to ask first. */
  @FunctionalInterface
  public interface Confirm<A> {
    /** The question to ask; empty when the command just runs. */
    Optional<Confirmation> question(Context context, Handle sql, A args);
  }

  /** Checks that nothing is missing. */
  public Command {
    requireNonNull(path, "path must not be null");
    requireNonNull(help, "help must not be null");
    requireNonNull(example, "example must not be null");
    requireNonNull(need, "need must not be null");
    requireNonNull(params, "params must not be null");
    requireNonNull(handler, "handler must not be null");
    requireNonNull(confirm, "confirm must not be null");
    requireNonNull(asker, "asker must not be null");
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException("a form's title has 1 to 24 characters: " + title);
    }
  }

  /** A command that people type and that never asks. */
  public Command(
      String path, String help, String example, Need need, Params<A> params, Handler<A> handler) {
    this(path, help, example, need, params, handler, never(), titleOf(path), Asker.PEOPLE);
  }

  /** What only a button runs; its example and help are for developers. */
  public static <A> Command<A> button(
      String path, String help, Need need, Params<A> params, Handler<A> handler) {
    return new Command<>(
        path, help, path, need, params, handler, never(), titleOf(path), Asker.BUTTONS);
  }

  /** What only programs ask for, through the API; its example and help are for developers. */
  public static <A> Command<A> program(
      String path, String help, Need need, Params<A> params, Handler<A> handler) {
    return new Command<>(
        path, help, path, need, params, handler, never(), titleOf(path), Asker.PROGRAMS);
  }

  /** Whether people type it; programs may ask for it too. */
  public boolean typed() {
    return asker == Asker.PEOPLE;
  }

  /** Whether programs may ask for it. */
  boolean isForPrograms() {
    return asker != Asker.BUTTONS;
  }

  /** The same command, asking first. */
  public Command<A> confirming(Confirm<A> question) {
    return new Command<>(path, help, example, need, params, handler, question, title, asker);
  }

  /** The same command with other words over its form than its path. */
  public Command<A> titled(String words) {
    return new Command<>(path, help, example, need, params, handler, confirm, words, asker);
  }

  private static <A> Confirm<A> never() {
    return (context, sql, args) -> Optional.empty();
  }

  private static String titleOf(String path) {
    if (path.isEmpty()) {
      // Whoever makes the catalog says what is wrong with such a path.
      return "?";
    }
    String words = Character.toUpperCase(path.charAt(0)) + path.substring(1).replace('-', ' ');
    return words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE);
  }

  /** The first word of the path. */
  public String group() {
    return groupOf(path);
  }

  static String groupOf(String path) {
    int space = path.indexOf(' ');
    return space < 0 ? path : path.substring(0, space);
  }

  /** The options that people can give, in order. */
  public List<Option<?>> options() {
    return params.options().stream().filter(Option::isTyped).toList();
  }

  /** How it is typed: {@code member role person role [reason]}. */
  public String usage() {
    var usage = new StringBuilder(path);
    for (Option<?> option : options()) {
      String name = option.name() + (option.kind() instanceof Kind.People ? "..." : "");
      usage.append(' ').append(option.isRequired() ? name : "[" + name + "]");
    }
    return usage.toString();
  }
}
