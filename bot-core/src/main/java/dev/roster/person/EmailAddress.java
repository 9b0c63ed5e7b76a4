package dev.roster.person;

import static java.util.Objects.requireNonNull;

import dev.roster.command.PersonWords;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address: as typed, and as it is compared. Two addresses are one when their normalised
 * forms are equal; letters that only look alike stay different (homoglyphs are not folded, so
 * nobody is taken for somebody else).
 *
 * @param typed as somebody wrote it, without blanks around
 * @param normalised NFC, lower case, the domain in its ASCII form; at most 320 characters
 */
public record EmailAddress(String typed, String normalised) {

  // RFC 5321 4.5.3.1: 64 octets before the @, 255 after it.
  private static final int LONGEST = 320;

  /** Checks that nothing is missing. */
  public EmailAddress {
    requireNonNull(typed, "typed must not be null");
    requireNonNull(normalised, "normalised must not be null");
  }

  /** Reads an address; empty when mail could not be sent to it. */
  public static Optional<EmailAddress> parse(String text) {
    String typed = text.strip();
    if (!PersonWords.isEmail(typed)
        || typed.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
      return Optional.empty();
    }
    int at = typed.indexOf('@');
    String local = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
    try {
      String domain =
          MailDomain.ascii(Normalizer.normalize(typed.substring(at + 1), Normalizer.Form.NFC));
      String normalised = local.toLowerCase(Locale.ROOT) + "@" + domain;
      return normalised.length() <= LONGEST && typed.length() <= LONGEST
          ? Optional.of(new EmailAddress(typed, normalised))
          : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return typed;
  }
}
