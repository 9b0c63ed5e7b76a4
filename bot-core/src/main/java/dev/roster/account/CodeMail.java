package dev.roster.account;

import dev.roster.code.Codes;
import dev.roster.mail.Letter;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;

/** Writes the mail with the code. */
final class CodeMail {

  private final Codes codes;

  CodeMail(Codes codes) {
    this.codes = codes;
  }

  Mail compose(Challenge challenge, String messageId) {
    return Letter.headed("Is it you?")
        .says(
            Span.bold(MailText.name(challenge.name())),
            Span.plain(" on %s wants to be known by this address.".formatted(where(challenge))))
        .says(Span.plain("If that is you, type there:"))
        .shows("account confirm", Codes.shown(codes.of(challenge.id().toString())))
        .notes(
            Span.plain("The code is valid until "),
            Span.when(challenge.expiresAt()),
            Span.plain(
                ". If it is not you, do nothing: without the code nothing happens. Give it to"
                    + " nobody; who has it could act in your name."))
        .to(challenge.email(), "Your code for Roster", messageId);
  }

  private static String where(Challenge challenge) {
    String platform = challenge.account().platform();
    String title = Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
    return challenge.askedIn().map(in -> title + " (" + MailText.name(in) + ")").orElse(title);
  }
}
