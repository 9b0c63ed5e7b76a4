package dev.roster.app.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to the mail server, which knows whether a whole mail was handed over: what breaks
 * after the final dot leaves open whether the server kept it (RFC 5321, 4.5.3.2.6).
 */
final class Handing extends SMTPTransport {

  private boolean handedOver;

  Handing(Session session, SmtpServer server) {
    super(session, new URLName("smtp", server.host(), server.port(), null, null, null));
  }

  /** Whether the end of a mail was sent, or begun to be. */
  boolean isHandedOver() {
    return handedOver;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    handedOver = true;
    super.finishData();
  }
}
