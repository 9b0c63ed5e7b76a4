package dev.roster.app.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What is wrong with the mail server or a mail, in half a sentence without secrets: for the log,
 * for {@code ./roster doctor} and for whoever invited.
 */
final class Complaints {

  private static final Pattern SECRET_LOOKING = Pattern.compile("\\S{32,}");
  private static final int LONGEST = 200;

  // Angus' own words; there is no other way to tell.
  private static final String NO_STARTTLS = "STARTTLS is required";
  private static final String NO_WAY_IN = "No authentication mechanisms";
  private static final String BAD_GREETING = "Got bad greeting";
  private static final String RESPONSE = "response: ";

  private Complaints() {}

  /** About a failure to reach the server or to sign in. */
  static String of(MessagingException failure, SmtpServer server) {
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof AuthenticationFailedException && said.startsWith(NO_WAY_IN)) {
      return "the mail server %s offers no way to sign in".formatted(server);
    }
    if (said.startsWith(NO_STARTTLS)) {
      return "the mail server %s offers no encryption (STARTTLS), so the password was not sent"
          .formatted(server);
    }
    Optional<CertificateException> certificate = cause(failure, CertificateException.class);
    if (certificate.isPresent()) {
      return "the certificate of the mail server %s is not trusted: %s"
          .formatted(server, shortened(String.valueOf(certificate.get().getMessage())));
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return "the mail server %s does not agree to encryption: %s"
          .formatted(server, shortened(String.valueOf(tls.get().getMessage())));
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return "there is no mail server called %s".formatted(server.host());
    }
    if (cause(failure, SocketTimeoutException.class).isPresent()
        && !(failure instanceof MailConnectException)) {
      return "the mail server %s does not answer".formatted(server);
    }
    return of(failure);
  }

  /** About a failure while a mail was offered. */
  static String of(MessagingException failure) {
    return switch (failure) {
      case AuthenticationFailedException _ -> "the mail server refuses the user or the password";
      case MailConnectException e ->
          "the mail server %s:%d cannot be reached".formatted(e.getHost(), e.getPort());
      default -> "the mail server said: " + shortened(last(failure));
    };
  }

  private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
    Throwable one = failure;
    // As deep as anything of Angus and of TLS goes; a cycle ends here.
    for (int depth = 0; one != null && depth < 12; depth++) {
      if (type.isInstance(one)) {
        return Optional.of(type.cast(one));
      }
      one = one.getCause();
    }
    return Optional.empty();
  }

  private static String last(MessagingException failure) {
    MessagingException last = failure;
    while (last.getNextException() instanceof MessagingException next) {
      last = next;
    }
    String words = String.valueOf(last.getMessage());
    int greeting = words.startsWith(BAD_GREETING) ? words.indexOf(RESPONSE) : -1;
    return greeting < 0 ? words : words.substring(greeting + RESPONSE.length());
  }

  /** A server may repeat what it was sent; a link's token must not reach the log. */
  private static String shortened(String words) {
    String line =
        SECRET_LOOKING.matcher(words.replaceAll("\\p{Cntrl}+", " ").strip()).replaceAll("…");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
