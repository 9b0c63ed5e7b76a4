package dev.roster.reply;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A run of text within a line. The core never writes markup; adapters escape and decorate. */
public sealed interface Span {

  /** The words alone, without any decoration: for notifications, search and plain-text answers. */
  String words();

  /** Plain words. */
  record Plain(String text) implements Span {
    /** Checks that there is a text. */
    public Plain {
      requireNonNull(text, "text must not be null");
    }

    @Override
    public String words() {
      return text;
    }
  }

  /** Words that stand out. */
  record Bold(String text) implements Span {
    /** Checks that there is a text. */
    public Bold {
      requireNonNull(text, "text must not be null");
    }

    @Override
    public String words() {
      return text;
    }
  }

  /** Words to be typed or copied exactly. */
  record Code(String text) implements Span {
    /** Checks that there is a text. */
    public Code {
      requireNonNull(text, "text must not be null");
    }

    @Override
    public String words() {
      return text;
    }
  }

  /**
   * Somebody: shown as a mention where the adapter can reach one of the accounts, else by name.
   *
   * @param name how the person is called, or their e-mail when the profile is not completed
   * @param accounts the chat identities of the person; may be empty
   */
  record Person(String name, List<Account> accounts) implements Span {
    /** Copies the accounts. */
    public Person {
      requireNonNull(name, "name must not be null");
      accounts = List.copyOf(accounts);
    }

    @Override
    public String words() {
      return name;
    }
  }

  /** An instant, shown in the reader's own time zone. */
  record When(Instant at) implements Span {
    /** Checks that there is an instant. */
    public When {
      requireNonNull(at, "at must not be null");
    }

    @Override
    public String words() {
      return Times.utc(at);
    }
  }

  /** Words that lead to a web page. */
  record Link(String text, URI target) implements Span {
    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException when it is neither http nor https
     */
    public Link {
      requireNonNull(text, "text must not be null");
      String scheme = target.getScheme();
      if (!"https".equals(scheme) && !"http".equals(scheme)) {
        throw new IllegalArgumentException("a link leads to http or https, not `" + target + "`");
      }
    }

    @Override
    public String words() {
      return text + " (" + target + ")";
    }
  }

  /**
   * A line to be typed, such as {@code org switch acme}: adapters put before it what their platform
   * needs ({@code /roster } on Slack, {@code /} on Discord).
   */
  record Command(String line) implements Span {
    /** Checks that there is a line. */
    public Command {
      requireNonNull(line, "line must not be null");
    }

    @Override
    public String words() {
      return line;
    }
  }

  /** A line to be typed. */
  static Span command(String line) {
    return new Command(line);
  }

  /** Plain words. */
  static Span plain(String text) {
    return new Plain(text);
  }

  /** Words that stand out. */
  static Span bold(String text) {
    return new Bold(text);
  }

  /** Words to be typed or copied exactly. */
  static Span code(String text) {
    return new Code(text);
  }

  /** An instant in the reader's time zone. */
  static Span when(Instant at) {
    return new When(at);
  }
}
