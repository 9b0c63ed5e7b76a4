package dev.roster.command;

import dev.roster.chat.ChannelMention;
import java.util.List;
import java.util.Locale;

/**
 * What an option takes. The family is sealed so that a new kind does not compile until every
 * adapter maps it to its own form field and registration.
 *
 * @param <T> the type of a value
 */
public sealed interface Kind<T> {

  /**
   * Reads a value.
   *
   * @throws UsageException with one sentence that says what is allowed
   */
  T read(String word) throws UsageException;

  /**
   * What could make a text look like another: control characters, line separators, bidi overrides,
   * lone surrogates.
   */
  private static boolean isInvisibleControl(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= 0x2028 && c <= 0x2029)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF);
  }

  /** Any text up to a length. */
  record Text(int max) implements Kind<String> {
    @Override
    public String read(String word) throws UsageException {
      // What somebody else reads says how a channel is called.
      return raw(ChannelMention.named(word));
    }

    private String raw(String word) throws UsageException {
      String text = word.strip();
      if (text.isEmpty()) {
        throw new UsageException("a text of 1 to " + max + " characters is needed");
      }
      if (text.codePointCount(0, text.length()) > max) {
        throw new UsageException(
            "at most "
                + max
                + " characters are allowed, this has "
                + text.codePointCount(0, text.length()));
      }
      if (text.codePoints().anyMatch(Kind::isInvisibleControl)) {
        throw new UsageException(
            "control characters and direction marks are not allowed in a text");
      }
      return text;
    }
  }

  /** One of a few words that are the same in every org. */
  record Choice(List<String> values) implements Kind<String> {
    /** Copies the values. */
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public String read(String word) throws UsageException {
      String lower = word.strip().toLowerCase(Locale.ROOT);
      if (values.contains(lower)) {
        return lower;
      }
      throw new UsageException(Nearest.sentence(word, "one of", values));
    }
  }

  /**
   * A word whose values depend on the org or the person, offered while typing and checked by the
   * feature.
   *
   * @param max the longest value in characters
   */
  record Suggested(Suggester suggester, int max) implements Kind<String> {
    @Override
    public String read(String word) throws UsageException {
      return new Text(max).raw(word);
    }
  }

  /** One person: a mention or an e-mail address. */
  record Person(Suggester suggester) implements Kind<PersonRef> {
    @Override
    public PersonRef read(String word) throws UsageException {
      return PersonWords.parse(word.strip())
          .orElseThrow(() ->
              new UsageException(
                  "`" + Shown.of(word) + "` is neither a mention nor an e-mail address"));
    }
  }

  /**
   * Several people: mentions and e-mail addresses separated by spaces, commas or newlines. Words
   * that name nobody are kept, so that the answer can say per word what happened.
   *
   * @param max how many at most
   * @param suggester offers people for the last word of the list
   */
  record People(int max, Suggester suggester) implements Kind<List<NamedPerson>> {

    private static final Suggester NOBODY = (context, sql, typed) -> List.of();

    /** People who are not known beforehand: nobody is offered. */
    public People(int max) {
      this(max, NOBODY);
    }

    /** Whether people are offered while typing. */
    public boolean isSuggested() {
      return !suggester.equals(NOBODY);
    }

    @Override
    public List<NamedPerson> read(String words) throws UsageException {
      var people = NamedPerson.all(words);
      if (people.isEmpty()) {
        throw new UsageException("at least one mention or e-mail address is needed");
      }
      if (people.size() > max) {
        throw new UsageException(
            "at most " + max + " people are allowed at once, these are " + people.size());
      }
      return people;
    }
  }

  /** Yes or no. */
  record YesNo() implements Kind<Boolean> {
    @Override
    public Boolean read(String word) throws UsageException {
      return switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "yes", "true", "y" -> true;
        case "no", "false", "n" -> false;
        default -> throw new UsageException("`" + Shown.of(word) + "` is not `yes` or `no`");
      };
    }
  }
}
