package dev.roster.app.playground;

import dev.roster.chat.Account;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code @ben} into what the engine reads as a mention, and back. */
final class Mentions {

  // At the start of a word, so that addresses are left alone.
  private static final Pattern TYPED =
      Pattern.compile("(?<![^\\s,;:\"“”(])@(?<user>[A-Za-z]+)(?![A-Za-z0-9_.@-]*[A-Za-z0-9_@-])");
  private static final Pattern ACCOUNT = Pattern.compile("<@[^>\\s]+>");

  private Mentions() {}

  /** The line with the mentions of people of the playground as accounts. */
  static String toAccounts(String typed) {
    return TYPED
        .matcher(typed)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                Cast.find(match.group(1))
                    .map(person -> person.account().mention())
                    .orElse(match.group())));
  }

  /** The line as a person would type it. */
  static String toTyped(String line) {
    return ACCOUNT
        .matcher(line)
        .replaceAll(match -> {
          Optional<Cast.Person> person = Account.parseMention(match.group()).flatMap(Cast::find);
          return Matcher.quoteReplacement(
              person.map(found -> "@" + found.user()).orElse(match.group()));
        });
  }
}
