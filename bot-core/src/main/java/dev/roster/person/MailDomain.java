package dev.roster.person;

import com.ibm.icu.text.IDNA;
import java.net.IDN;
import java.util.Locale;

/**
 * The domain of an address in ASCII, as today's mail servers and registries have it (IDNA 2008, UTS
 * 46 nontransitional). The JDK's {@link IDN} has the tables of 2003, which make {@code ss} of
 * {@code ß}: a domain that somebody else may own.
 */
public final class MailDomain {

  private MailDomain() {}

  /** Loaded for the first domain that needs them. */
  private static final class Tables {

    private static final IDNA TODAY =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
  }

  /**
   * In ASCII, lower case.
   *
   * @throws IllegalArgumentException when it is no domain
   */
  public static String ascii(String domain) {
    if (domain.chars().allMatch(c -> c < 0x80)) {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    }
    var ascii = new StringBuilder();
    var info = new IDNA.Info();
    Tables.TODAY.nameToASCII(domain, ascii, info);
    if (info.hasErrors()) {
      throw new IllegalArgumentException("no domain: " + info.getErrors());
    }
    return ascii.toString();
  }
}
