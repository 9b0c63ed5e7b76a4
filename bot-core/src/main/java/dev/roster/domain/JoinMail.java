package dev.roster.domain;

import dev.roster.mail.Letter;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and sends the mail about what became of somebody who wanted to come in. */
final class JoinMail {

  private final Databases databases;
  private final Mailer mailer;
  private final JoinCards cards;
  private final URI publicUrl;

  JoinMail(Databases databases, Mailer mailer, JoinCards cards, URI publicUrl) {
    this.databases = databases;
    this.mailer = mailer;
    this.cards = cards;
    this.publicUrl = publicUrl;
  }

  /** Sends it. */
  void send(String key, Map<String, String> words) throws DeliveryException {
    UUID id = UUID.fromString(words.getOrDefault(JoinOutbox.REQUEST, ""));
    Optional<Mail> composed =
        databases.read(sql ->
            JoinTable.find(sql, id).flatMap(request -> compose(cards.of(sql, request), key)));
    if (composed.isPresent()) {
      mailer.send(composed.get());
    }
  }

  /**
   * What a mail says.
   *
   * @param next what to do then
   * @param page where; absent for nowhere
   */
  private record Words(String subject, String sentence, String next, Optional<URI> page) {}

  /** Empty where there is nothing to say, or no address any more. */
  private Optional<Mail> compose(JoinReplies.Card card, String messageId) {
    return card.request()
        .email()
        .flatMap(to -> words(card).map(words -> mail(to, words, messageId)));
  }

  private Optional<Words> words(JoinReplies.Card card) {
    JoinRequest request = card.request();
    String org = MailText.oneLine(card.orgName());
    String who = MailText.oneLine(request.deciderName().orElse("Somebody"));
    return switch (request.state()) {
      case APPROVED ->
          Optional.of(
              new Words(
                  "You are in " + org,
                  "%s let you into %s as %s.".formatted(who, org, card.role()),
                  "Sign in to go on:",
                  Optional.of(signIn())));
      case DENIED ->
          Optional.of(
              new Words(
                  "You were not let into " + org,
                  "%s turned down your wish to join %s.%s"
                      .formatted(
                          who,
                          org,
                          request.reason().map(why -> " Why: " + MailText.oneLine(why)).orElse("")),
                  "If you think that is a mistake, ask them.",
                  Optional.empty()));
      case EXPIRED ->
          Optional.of(
              new Words(
                  "Nobody decided whether you may join " + org,
                  "Nobody in %s decided within 7 days on your wish to join.".formatted(org),
                  "To ask again, sign in:",
                  Optional.of(signIn())));
      case PENDING, CANCELLED -> Optional.empty();
    };
  }

  private URI signIn() {
    return URI.create(publicUrl + "/join");
  }

  private static Mail mail(String to, Words words, String messageId) {
    Letter letter = Letter.headed(words.subject()).says(Span.plain(words.sentence()));
    return (words.page().isPresent()
            ? letter.leads(words.next(), "Sign in", words.page().get())
            : letter.says(Span.plain(words.next())))
        .to(to, words.subject(), messageId);
  }
}
