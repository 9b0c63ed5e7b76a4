package dev.roster.app.mail;

import dev.roster.person.MailDomain;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer.Mail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/** Writes a mail as a message with headers: text and HTML as alternatives. */
final class Envelope {

  private Envelope() {}

  static MimeMessage write(Session session, InternetAddress from, Mail mail)
      throws DeliveryException {
    try {
      var message = new WithOwnId(session, mail.messageId() + "@" + domain(from));
      message.setFrom(from);
      message.setRecipient(RecipientType.TO, recipient(mail.to()));
      message.setSubject(subject(mail.subject()), "UTF-8");
      message.setSentDate(Date.from(Instant.now()));
      // No List-Unsubscribe (RFC 2369, 8058): each mail answers what one person did for another;
      // nobody is on a list.
      // RFC 3834: keeps absence notices away.
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
      var text = new MimeBodyPart();
      text.setText(mail.text(), "UTF-8");
      var html = new MimeBodyPart();
      html.setText(mail.html(), "UTF-8", "html");
      // The last alternative is the one that readers prefer (RFC 2046, 5.1.4).
      message.setContent(new MimeMultipart("alternative", text, html));
      message.saveChanges();
      return message;
    } catch (AddressException e) {
      throw new DeliveryException(new Verdict.Never(), "the address is none that mail can go to");
    } catch (MessagingException e) {
      throw new DeliveryException(new Verdict.Never(), "the mail cannot be written: " + e);
    }
  }

  /** Exactly one address, its domain in ASCII. */
  private static InternetAddress recipient(String typed) throws AddressException {
    if (typed.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("a control character");
    }
    var address = new InternetAddress(typed);
    int at = address.getAddress().lastIndexOf('@');
    if (at < 1 || address.getPersonal() != null || address.isGroup()) {
      throw new AddressException("not a plain address");
    }
    String host = address.getAddress().substring(at + 1);
    try {
      address.setAddress(address.getAddress().substring(0, at + 1) + MailDomain.ascii(host));
    } catch (IllegalArgumentException e) {
      throw new AddressException("not a domain");
    }
    address.validate();
    return address;
  }

  /** Control characters go; what looks like an encoded word would be shown as something else. */
  private static String subject(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").replace("=?", "= ?").strip();
  }

  private static String domain(InternetAddress from) {
    return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
  }

  /** Keeps the id that Roster gave, so that a second copy can be recognised. */
  private static final class WithOwnId extends MimeMessage {

    private final String id;

    WithOwnId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
