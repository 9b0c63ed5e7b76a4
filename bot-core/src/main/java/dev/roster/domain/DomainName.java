package dev.roster.domain;

import dev.roster.access.Refusal;
import dev.roster.command.Shown;
import dev.roster.person.EmailAddress;
import dev.roster.person.MailDomain;
import java.net.IDN;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A domain as addresses are compared by it ({@link EmailAddress#normalised}). Letters that only
 * look alike stay different.
 *
 * @param ascii in its ASCII form, lower case, without a dot at the end; at most 253 characters
 */
record DomainName(String ascii) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
              + "(?!\\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Reads what somebody typed; a leading {@code @} and a dot at the end are theirs to leave there.
   *
   * @throws Refusal that says what a domain looks like
   */
  static DomainName read(String typed) {
    String word = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    word = word.startsWith("@") ? word.substring(1) : word;
    word = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    try {
      String ascii = MailDomain.ascii(word);
      if (SHAPE.matcher(ascii).matches() && !isInvisible(word)) {
        return new DomainName(ascii);
      }
    } catch (IllegalArgumentException notADomain) {
      // Said below.
    }
    throw new Refusal(
        "`%s` is no e-mail domain. Type what stands after the @ of your people's addresses: `/org domain-add acme.com`."
            .formatted(Shown.of(typed)));
  }

  private static boolean isInvisible(String word) {
    return word.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
  }

  /** The domain of an address: exactly what stands after its {@code @}. */
  static DomainName of(EmailAddress email) {
    String normalised = email.normalised();
    return new DomainName(normalised.substring(normalised.lastIndexOf('@') + 1));
  }

  /** Whether it is written with letters beyond ASCII, which may look like others. */
  boolean isInternational() {
    return !unicode().equals(ascii);
  }

  /** With the letters that {@link #ascii} stands for. */
  String unicode() {
    return IDN.toUnicode(ascii);
  }

  @Override
  public String toString() {
    return ascii;
  }
}
