package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The words of a call, in the three ways that people give them, and in that of programs. */
public sealed interface Input {

  /**
   * How this input is called in the audit: {@code line}, {@code form}, {@code button} or {@code
   * api}.
   */
  String door();

  /**
   * A typed line without the leading slash command, such as {@code member role <@slack:T1/U2>
   * admin}. The adapter has undone its platform's escaping and turned mentions into {@link
   * dev.roster.chat.Account#mention()}, so that no platform's syntax reaches the reader.
   */
  record Line(String text) implements Input {
    /** Checks that there is a text; it may be empty. */
    public Line {
      requireNonNull(text, "text must not be null");
    }

    @Override
    public String door() {
      return "line";
    }
  }

  /**
   * Words given option by option: a filled form, or a platform that asks for each option itself.
   *
   * @param command the path, such as {@code member role}
   * @param words the words by option name; absent means not given
   * @param button the id of the button that opened the form, when one did
   */
  record Filled(String command, Map<String, String> words, Optional<String> button)
      implements Input {
    /** Copies the words. */
    public Filled {
      requireNonNull(command, "command must not be null");
      words = Map.copyOf(words);
    }

    @Override
    public String door() {
      return "form";
    }
  }

  /** A pressed button, by its id. */
  record Pressed(String id) implements Input {
    /** Checks that there is an id. */
    public Pressed {
      requireNonNull(id, "id must not be null");
    }

    @Override
    public String door() {
      return "button";
    }
  }

  /**
   * What a program asks for. It is asked nothing back: it knows what it does.
   *
   * @param command the path, such as {@code member role}
   * @param words the words by option name; absent means not given
   * @param ifVersion the version that the org must have for it to be done; empty for any
   */
  record Requested(String command, Map<String, String> words, OptionalLong ifVersion)
      implements Input {
    /** Copies the words. */
    public Requested {
      requireNonNull(command, "command must not be null");
      requireNonNull(ifVersion, "ifVersion must not be null");
      words = Map.copyOf(words);
    }

    @Override
    public String door() {
      return "api";
    }
  }

  /** Whether nothing is asked back: whoever calls has said already that they mean it. */
  default boolean isMeant() {
    return this instanceof Requested;
  }
}
