package dev.roster.account;

import dev.roster.code.CodeLetter;
import dev.roster.code.Codes;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;
import java.util.List;

/** Writes the mail with the code. */
final class CodeMail {

  private final Codes codes;

  CodeMail(Codes codes) {
    this.codes = codes;
  }

  Mail compose(Challenge challenge, String messageId) {
    var letter =
        new CodeLetter(
            List.of(
                Span.bold(MailText.name(challenge.name())),
                Span.plain(
                    " on %s wants to be known by this address.".formatted(where(challenge)))),
            "type there",
            "account confirm",
            codes.of(challenge.id().toString()),
            challenge.expiresAt());
    return letter.to(challenge.email(), messageId);
  }

  private static String where(Challenge challenge) {
    String platform = challenge.account().platform();
    String title = Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
    return challenge.askedIn().map(in -> title + " (" + MailText.name(in) + ")").orElse(title);
  }
}
