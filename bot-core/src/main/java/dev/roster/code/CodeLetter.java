package dev.roster.code;

import static java.util.Objects.requireNonNull;

import dev.roster.mail.Letter;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;
import java.time.Instant;
import java.util.List;

/**
 * A mail with a code. It lies in mailboxes of people who did not ask, so it tells them what to do.
 *
 * @param asked who wants what, a sentence
 * @param then what to do if that is the reader, such as {@code type there}
 * @param before the words before the code where it is typed; may be empty
 * @param code as {@link Codes#of} gives it
 * @param until until when it is valid
 */
public record CodeLetter(List<Span> asked, String then, String before, String code, Instant until) {

  /** Copies the sentence. */
  public CodeLetter {
    asked = List.copyOf(asked);
    requireNonNull(code, "code must not be null");
    requireNonNull(until, "until must not be null");
  }

  /** The mail. */
  public Mail to(String address, String messageId) {
    return Letter.headed("Is it you?")
        .says(asked.toArray(Span[]::new))
        .says(Span.plain("If that is you, " + then + ":"))
        .shows(before, Codes.shown(code))
        .notes(
            Span.plain("The code is valid until "),
            Span.when(until),
            Span.plain(
                ". If it is not you, do nothing: without the code nothing happens. Give it to"
                    + " nobody; who has it could act in your name."))
        .to(address, "Your code for Roster", messageId);
  }
}
