package dev.roster.org;

import dev.roster.access.PolicyKey;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.chat.Place;
import dev.roster.command.Nearest;
import dev.roster.command.Shown;
import dev.roster.command.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a policy key takes: reads what somebody typed, and says what is allowed. */
final class PolicyValues {

  /** What is typed to take the org's own value away. */
  static final String DEFAULT = "default";

  private PolicyValues() {}

  /**
   * The value that somebody typed, as it is kept.
   *
   * @param here where it was typed
   * @throws Refusal that says what is allowed
   */
  static String read(PolicyKey key, Scheme scheme, Place here, String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    return switch (key.kind()) {
      case WORD -> word(key, word, key.values());
      case CHANNEL ->
          key.values().contains(word) ? word : ChannelValue.read(key, here, typed.strip());
      case NUMBER -> number(key, word);
      case ROLE -> role(key, scheme, word);
    };
  }

  private static String word(PolicyKey key, String word, List<String> allowed) {
    if (allowed.contains(word)) {
      return word;
    }
    throw refusal(key, Nearest.sentence(word, "one of", allowed), allowed.getFirst());
  }

  private static String number(PolicyKey key, String word) {
    Optional<Long> number =
        WholeNumber.read(word, key.most()).filter(typed -> typed >= key.least());
    if (number.isPresent()) {
      return Long.toString(number.get());
    }
    throw refusal(
        key,
        "`%s` is not a whole number from %d to %d"
            .formatted(Shown.of(word), key.least(), key.most()),
        Integer.toString(key.least()));
  }

  private static String role(PolicyKey key, Scheme scheme, String word) {
    for (Role role : scheme.roles()) {
      if (role.name().equals(word) || role.title().toLowerCase(Locale.ROOT).equals(word)) {
        if (role.unique()) {
          throw new Refusal(
              "There is only one %s; the role passes on by a transfer and is never given, so `%s` cannot be `%s`."
                  .formatted(role.title(), key.name(), role.name()));
        }
        return role.name();
      }
    }
    return word(key, word, offered(key, scheme));
  }

  private static Refusal refusal(PolicyKey key, String wrong, String example) {
    return new Refusal(
        "`%s`: %s%s For example: `/org policy %s %s`. `%s` takes the scheme's value again."
            .formatted(
                key.name(), wrong, wrong.endsWith("?") ? "" : ".", key.name(), example, DEFAULT));
  }

  /** The values that can be named one by one; for a number only where they are few. */
  static List<String> offered(PolicyKey key, Scheme scheme) {
    return switch (key.kind()) {
      case WORD -> key.values();
      case CHANNEL -> {
        var words = new ArrayList<>(key.values());
        words.add(ChannelValue.HERE);
        yield words;
      }
      case NUMBER ->
          Stream.of(key.least(), 1, 2, 3, 5, 10, 30, 60, key.most())
              .filter(number -> number >= key.least() && number <= key.most())
              .distinct()
              .sorted()
              .map(String::valueOf)
              .toList();
      case ROLE -> {
        var words = new ArrayList<>(key.values());
        scheme.roles().stream().filter(role -> !role.unique()).map(Role::name).forEach(words::add);
        yield words;
      }
    };
  }

  /** What is allowed, in words with backticks around what is typed. */
  static String allowed(PolicyKey key, Scheme scheme) {
    return switch (key.kind()) {
      case NUMBER -> "a whole number from %d to %d".formatted(key.least(), key.most());
      case CHANNEL ->
          "`none`, `%s` for the channel where it is typed, or a channel such as `#approvals`"
              .formatted(ChannelValue.HERE);
      case WORD, ROLE ->
          offered(key, scheme).stream()
              .map(word -> "`" + word + "`")
              .collect(Collectors.joining(", "));
    };
  }
}
