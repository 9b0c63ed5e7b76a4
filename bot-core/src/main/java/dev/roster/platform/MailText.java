package dev.roster.platform;

import java.util.regex.Pattern;

/** Makes what people typed fit for mails. */
public final class MailText {

  /** Mail programs make links of these. */
  private static final Pattern LINK_LIKE =
      Pattern.compile("://|www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2,}");

  /** Leads to no page. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s/@]+@[^\\s/@]+");

  private MailText() {}

  /**
   * What somebody calls themselves, on one line; {@code Somebody} for what a mail program would
   * make a link of, so that a name leads nowhere. An e-mail address may be a name.
   */
  public static String name(String shown) {
    String line = oneLine(shown);
    boolean leads = LINK_LIKE.matcher(line).find() && !ADDRESS.matcher(line).matches();
    return line.isEmpty() || leads ? "Somebody" : line;
  }

  /** A name for a subject, which is one line, and must not look like further headers. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** A text that stands for itself in HTML, within elements and attributes. */
  public static String escape(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}
