package dev.roster.app.mail;

import dev.roster.platform.Mailer.Mail;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The mails that were kept instead of sent; what the playground shows. */
public interface Mailbox {

  /** The mails to an address, the newest first. Upper and lower case are the same. */
  List<Kept> of(String address);

  /** Every mail that is kept, the newest first. */
  List<Kept> all();

  /**
   * Calls for each mail from now on, on the thread that brings it; must return soon and not throw.
   *
   * @return ends the calls
   */
  Listening listen(Consumer<Kept> listener);

  /**
   * A mail and when it came.
   *
   * @param mail the mail
   * @param at the instant
   */
  record Kept(Mail mail, Instant at) {}

  /** Ends what {@link #listen} began. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
