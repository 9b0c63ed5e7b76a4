package dev.roster.platform;

/** Sends mail. */
@FunctionalInterface
public interface Mailer {

  /**
   * Hands one mail to the server; returns once the server took it.
   *
   * @throws DeliveryException when it did not; {@code Never} for a refusal that will not change
   *     (SMTP 5xx)
   */
  void send(Mail mail) throws DeliveryException;

  /**
   * One mail to one address.
   *
   * @param to the address, as typed
   * @param subject one line
   * @param text the body for readers without HTML
   * @param html the same as HTML
   * @param messageId the left part of the Message-ID: the same for a repeated try, so that a second
   *     copy can be recognised
   */
  record Mail(String to, String subject, String text, String html, String messageId) {
    /**
     * Checks the header lines.
     *
     * @throws IllegalArgumentException when the address or subject holds a line break
     */
    public Mail {
      if (to.indexOf('\n') >= 0 || to.indexOf('\r') >= 0) {
        throw new IllegalArgumentException("an address is one line");
      }
      if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
        throw new IllegalArgumentException("a subject is one line");
      }
    }
  }
}
