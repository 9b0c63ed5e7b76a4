package dev.roster.mail;

import static java.util.Objects.requireNonNull;

import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail says, before it is written: plain words that are escaped where they are written, so
 * that nothing anybody typed becomes markup or a header. Immutable.
 */
public final class Letter {

  /** Longer subjects are cut off by most mail programs. */
  private static final int LONGEST_SUBJECT = 120;

  private final String heading;
  private final List<Part> parts;

  private Letter(String heading, List<Part> parts) {
    this.heading = requireNonNull(heading, "heading must not be null");
    this.parts = List.copyOf(parts);
  }

  /**
   * An empty one.
   *
   * @param heading stands over the HTML; the text has the subject over it
   */
  public static Letter headed(String heading) {
    return new Letter(MailText.oneLine(heading), List.of());
  }

  /** Says what a message says in chat, without its heading and its buttons. */
  public Letter says(Reply.Message message) {
    Letter said = this;
    for (Block block : message.blocks()) {
      if (!(block instanceof Block.Heading) && !(block instanceof Block.Buttons)) {
        said = said.and(new Part.InChat(block));
      }
    }
    return said;
  }

  /** Says a paragraph. */
  public Letter says(Span... spans) {
    return and(new Part.InChat(new Block.Paragraph(List.of(spans))));
  }

  /** Repeats what somebody wrote; nothing for blank words. */
  public Letter quotes(String words) {
    return words.isBlank() ? this : and(new Part.Quote(words.strip()));
  }

  /**
   * Shows what to type.
   *
   * @param before the words before the code, such as {@code account confirm}; may be empty
   * @param code stands out
   */
  public Letter shows(String before, String code) {
    return and(new Part.Typed(before, code));
  }

  /**
   * Leads to a page: a button in HTML; in the text the address on a line of its own.
   *
   * @param before what stands before the address in the text, with a colon
   * @param label what stands on the button
   */
  public Letter leads(String before, String label, URI target) {
    return and(new Part.Page(before, label, target));
  }

  /** Says something in small print. */
  public Letter notes(Span... spans) {
    return and(new Part.Small(List.of(spans)));
  }

  /**
   * Writes it.
   *
   * @param to the address, as typed
   * @param subject is made one line, and cut
   * @param messageId the same for every try of one mail ({@link Mail#messageId})
   */
  public Mail to(String to, String subject, String messageId) {
    String line = MailText.oneLine(subject);
    return new Mail(
        to,
        line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
            ? line
            : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…",
        PlainWriter.write(parts),
        HtmlWriter.write(heading, parts),
        messageId);
  }

  private Letter and(Part part) {
    var more = new ArrayList<>(parts);
    more.add(part);
    return new Letter(heading, more);
  }
}
