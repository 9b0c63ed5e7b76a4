package dev.roster.app.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;

/** Sends mail through an SMTP server, each on a connection of its own. */
public final class SmtpMailer implements Mailer {

  private final SmtpServer server;
  private final InternetAddress from;
  private final Session session;
  private final Session utf8;

  /**
   * Connects to nothing yet.
   *
   * @param from the sender ({@code ROSTER_MAIL_FROM})
   */
  public SmtpMailer(SmtpServer server, InternetAddress from) {
    this.server = server;
    this.from = (InternetAddress) from.clone();
    this.session = Session.getInstance(server.properties(false));
    this.utf8 = Session.getInstance(server.properties(true));
  }

  @Override
  public void send(Mail mail) throws DeliveryException {
    var session = US_ASCII.newEncoder().canEncode(localPart(mail.to())) ? this.session : utf8;
    var message = Envelope.write(session, from, mail);
    try (var transport = session.getTransport()) {
      try {
        connect(transport);
      } catch (MessagingException e) {
        throw Verdicts.later(e);
      }
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw Verdicts.of(e);
    }
  }

  /**
   * Connects, signs in and sends nothing.
   *
   * @throws DeliveryException when the server cannot be used; the message says why
   */
  public void check() throws DeliveryException {
    try (var transport = session.getTransport()) {
      connect(transport);
    } catch (MessagingException e) {
      throw Verdicts.later(e);
    }
  }

  private static String localPart(String address) {
    return address.substring(0, Math.max(0, address.lastIndexOf('@')));
  }

  private void connect(Transport transport) throws MessagingException {
    if (server.login().isPresent()) {
      var login = server.login().get();
      transport.connect(login.user(), login.password());
    } else {
      transport.connect();
    }
  }
}
