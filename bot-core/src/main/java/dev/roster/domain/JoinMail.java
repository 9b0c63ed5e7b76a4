package dev.roster.domain;

import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import java.net.URI;
import java.util.Optional;

/** Writes the mail about what became of somebody who wanted to come in. */
final class JoinMail {

  private final URI publicUrl;

  JoinMail(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** What a mail says. */
  private record Words(String subject, String sentence, String next) {}

  /** Empty where there is nothing to say, or no address any more. */
  Optional<Mail> compose(JoinReplies.Card card, String messageId) {
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
                  "Sign in to go on: " + publicUrl + "/join"));
      case DENIED ->
          Optional.of(
              new Words(
                  "You were not let into " + org,
                  "%s turned down your wish to join %s.%s"
                      .formatted(
                          who,
                          org,
                          request.reason().map(why -> " Why: " + MailText.oneLine(why)).orElse("")),
                  "If you think that is a mistake, ask them."));
      case EXPIRED ->
          Optional.of(
              new Words(
                  "Nobody decided whether you may join " + org,
                  "Nobody in %s decided within 7 days on your wish to join.".formatted(org),
                  "To ask again, sign in: " + publicUrl + "/join"));
      case PENDING, CANCELLED -> Optional.empty();
    };
  }

  private static Mail mail(String to, Words words, String messageId) {
    String text = words.sentence() + "\n\n" + words.next() + "\n";
    return new Mail(to, words.subject(), text, html(words), messageId);
  }

  private static String html(Words words) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>%1$s</title></head>
    <body style="margin:0;padding:24px;background:#f4f4f2;font-family:sans-serif;color:#1c1c1a">
    <div style="max-width:480px;margin:0 auto;padding:28px;background:#fff;border-radius:12px">
    <h1 style="margin:0 0 16px;font-size:22px">%1$s</h1>
    <p style="line-height:1.5">%2$s</p>
    <p style="font-size:13px;line-height:1.5;color:#5f5f5a">%3$s</p>
    </div></body></html>
    """
        .formatted(
            MailText.escape(words.subject()),
            MailText.escape(words.sentence()),
            MailText.escape(words.next()));
  }
}
