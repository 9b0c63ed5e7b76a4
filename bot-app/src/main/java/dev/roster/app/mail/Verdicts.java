package dev.roster.app.mail;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What to do about a mail that the server did not take, by its reply code (RFC 5321, 4.2). */
final class Verdicts {

  private static final Duration SOON = Duration.ofMinutes(1);

  private Verdicts() {}

  /** For a failure before any mail was offered: whatever it is, the mail is not to blame. */
  static DeliveryException later(MessagingException failure, SmtpServer server) {
    return new DeliveryException(new Verdict.Later(SOON), Complaints.of(failure, server));
  }

  /**
   * For a failure while the mail was offered.
   *
   * @param handedOver whether the whole mail was sent before
   */
  static DeliveryException of(MessagingException failure, boolean handedOver) {
    int code = code(failure);
    boolean never = isPermanent(code) && !isAboutTheSender(code) && !isSenderRefused(failure);
    if (handedOver && code <= 0) {
      return new DeliveryException(
          new Verdict.Later(SOON),
          "the mail server took the whole mail and did not answer; it may have kept it",
          true);
    }
    return new DeliveryException(
        never ? new Verdict.Never() : new Verdict.Later(SOON), Complaints.of(failure));
  }

  /** Whether the operator has to do something before any mail goes out. */
  static boolean isForOperator(MessagingException failure) {
    return failure instanceof AuthenticationFailedException
        || isAboutTheSender(code(failure))
        || isSenderRefused(failure);
  }

  /** The server does not take {@code ROSTER_MAIL_FROM}: no mail's recipient is to blame. */
  private static boolean isSenderRefused(MessagingException failure) {
    for (@Nullable Exception one = failure;
        one instanceof MessagingException e;
        one = e.getNextException()) {
      if (e instanceof SMTPSenderFailedException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPermanent(int code) {
    return code >= 500 && code < 600;
  }

  /** 530, 534, 535, 538: the server wants another login (RFC 4954), which its operator can give. */
  private static boolean isAboutTheSender(int code) {
    return code == 530 || code == 534 || code == 535 || code == 538;
  }

  /** The reply about the recipient where there is one, else about the whole; 0 for none. */
  private static int code(MessagingException failure) {
    int code = 0;
    for (@Nullable Exception one = failure;
        one instanceof MessagingException e;
        one = e.getNextException()) {
      int own =
          switch (e) {
            case SMTPAddressFailedException f -> f.getReturnCode();
            case SMTPSenderFailedException f -> f.getReturnCode();
            case SMTPSendFailedException f -> f.getReturnCode();
            default -> 0;
          };
      code = own == 0 ? code : own;
    }
    return code;
  }
}
