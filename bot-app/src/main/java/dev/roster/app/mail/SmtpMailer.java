package dev.roster.app.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail through an SMTP server, each on a connection of its own. */
public final class SmtpMailer implements Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

  private final SmtpServer server;
  private final InternetAddress from;
  private final Session session;
  private final Session utf8;
  private final Outage outage;

  /**
   * Connects to nothing yet.
   *
   * @param from the sender ({@code ROSTER_MAIL_FROM})
   * @param clock tells how long a server that is down is left alone
   */
  public SmtpMailer(SmtpServer server, InternetAddress from, InstantSource clock) {
    this(server, from, clock, SmtpServer.ANSWER, Optional.empty());
  }

  /**
   * The same for tests.
   *
   * @param answer the time that the server has for each answer
   * @param trust what trusts the server's certificate; Java's own without
   */
  SmtpMailer(
      SmtpServer server,
      InternetAddress from,
      InstantSource clock,
      Duration answer,
      Optional<SSLSocketFactory> trust) {
    this.outage = new Outage(clock);
    this.server = server;
    this.from = (InternetAddress) from.clone();
    this.session = session(server.properties(false, answer), trust);
    this.utf8 = session(server.properties(true, answer), trust);
  }

  private static Session session(Properties properties, Optional<SSLSocketFactory> trust) {
    trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    return Session.getInstance(properties);
  }

  /** Why mail waits at present, in half a sentence; empty while nothing is known to be wrong. */
  public Optional<String> trouble() {
    return outage.reason();
  }

  @Override
  public void send(Mail mail) throws DeliveryException {
    var session = US_ASCII.newEncoder().canEncode(localPart(mail.to())) ? this.session : utf8;
    var message = Envelope.write(session, from, mail);
    outage.check();
    Handing transport = connected(session);
    try {
      requireLetters(transport, session);
      transport.sendMessage(message, message.getAllRecipients());
      outage.ended();
    } catch (MessagingException e) {
      DeliveryException failure = Verdicts.of(e, transport.isHandedOver());
      if (Verdicts.isForOperator(e)) {
        outage.began(String.valueOf(failure.getMessage()));
      } else {
        outage.ended();
      }
      throw failure;
    } finally {
      end(transport);
    }
  }

  /** A server that knows no SMTPUTF8 would take the letters for others, or for none. */
  private void requireLetters(Handing transport, Session session) throws DeliveryException {
    if (session.equals(utf8) && !transport.supportsExtension("SMTPUTF8")) {
      throw new DeliveryException(
          new Verdict.Never(),
          "the mail server takes only plain letters and digits before the @ (it offers no SMTPUTF8)");
    }
  }

  private Handing connected(Session session) throws DeliveryException {
    var transport = new Handing(session, server);
    try {
      connect(transport);
      return transport;
    } catch (MessagingException e) {
      DeliveryException failure = Verdicts.later(e, server);
      outage.began(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  /** The mail was taken or not by now: how the server says goodbye changes nothing about that. */
  private static void end(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the mail server did not say goodbye", e);
    }
  }

  /**
   * Connects, signs in and sends nothing.
   *
   * @return whether nobody on the way can read what is sent: by TLS, or on this machine
   * @throws DeliveryException when the server cannot be used; the message says why
   */
  public boolean check() throws DeliveryException {
    try (var transport = new Handing(session, server)) {
      connect(transport);
      return transport.isSSL() || server.isLocal();
    } catch (MessagingException e) {
      throw Verdicts.later(e, server);
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
