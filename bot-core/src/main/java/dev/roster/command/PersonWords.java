package dev.roster.command;

import dev.roster.chat.Account;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the words by which people are named: mentions, e-mail addresses, Roster's own ids. */
public final class PersonWords {

  // Only the shape; what is deliverable is for the mail server (RFC 5321 4.5.3.1: 64 + 1 + 255).
  // Blanks of any alphabet and invisible characters would make one address look like another.
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"]{1,64}"
              + "@[^\\s\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"_]{1,255}");
  private static final Pattern DOMAIN = Pattern.compile("[^.-][^.]*(\\.[^.]*[^.-])+");
  private static final Pattern ID =
      Pattern.compile("id:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private PersonWords() {}

  /** Whether the word looks like it names somebody, well or badly: it holds an {@code @}. */
  static boolean looksLikeOne(String word) {
    return word.indexOf('@') >= 0 || ID.matcher(word).matches();
  }

  /** The person that the word names; empty when it is neither mention, address nor id. */
  public static Optional<PersonRef> parse(String word) {
    var account = Account.parseMention(word);
    if (account.isPresent()) {
      return Optional.of(new PersonRef.ByAccount(account.get()));
    }
    var id = ID.matcher(word);
    if (id.matches()) {
      return Optional.of(new PersonRef.ById(UUID.fromString(id.group(1))));
    }
    return isEmail(word) ? Optional.of(new PersonRef.ByEmail(word)) : Optional.empty();
  }

  /** Whether the word has the shape of one deliverable e-mail address. */
  public static boolean isEmail(String word) {
    if (!EMAIL.matcher(word).matches()) {
      return false;
    }
    int at = word.indexOf('@');
    String local = word.substring(0, at);
    return DOMAIN.matcher(word.substring(at + 1)).matches()
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..");
  }
}
