package dev.roster.account;

import dev.roster.code.Codes;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the mail with the code, as text and as HTML. */
final class CodeMail {

  /** Mail programs make links of these; a name must not lead anywhere. */
  private static final Pattern LINK_LIKE =
      Pattern.compile("://|www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2,}");

  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Codes codes;

  CodeMail(Codes codes) {
    this.codes = codes;
  }

  Mail compose(Challenge challenge, String messageId) {
    String code = Codes.shown(codes.of(challenge.id().toString()));
    String who = name(challenge.name());
    String where = where(challenge);
    String until = UNTIL.format(challenge.expiresAt());
    String text =
        """
        %s on %s wants to be known by this address.

        If that is you, type there:

            account confirm %s

        The code is valid until %s.

        If it is not you, do nothing: without the code nothing happens. Give it to nobody;
        who has it could act in your name.
        """
            .formatted(who, where, code, until);
    return new Mail(
        challenge.email(), "Your code for Roster", text, html(who, where, code, until), messageId);
  }

  private static String where(Challenge challenge) {
    String platform = challenge.account().platform();
    String title = Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
    return challenge.askedIn().map(in -> title + " (" + name(in) + ")").orElse(title);
  }

  private static String name(String shown) {
    String line = MailText.oneLine(shown);
    return line.isEmpty() || LINK_LIKE.matcher(line).find() ? "Somebody" : line;
  }

  private static String html(String who, String where, String code, String until) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Your code for Roster</title></head>
    <body style="margin:0;padding:24px;background:#f4f4f2;font-family:sans-serif;color:#1c1c1a">
    <div style="max-width:480px;margin:0 auto;padding:28px;background:#fff;border-radius:12px">
    <h1 style="margin:0 0 16px;font-size:22px">Is it you?</h1>
    <p style="line-height:1.5"><b>%1$s</b> on %2$s wants to be known by this address. If that is you,
    type there:</p>
    <p style="margin:24px 0;font-family:monospace;font-size:20px">account confirm <b>%3$s</b></p>
    <p style="font-size:13px;line-height:1.5;color:#5f5f5a">The code is valid until %4$s. If it is not
    you, do nothing: without the code nothing happens. Give it to nobody; who has it could act in your
    name.</p>
    </div></body></html>
    """
        .formatted(
            MailText.escape(who),
            MailText.escape(where),
            MailText.escape(code),
            MailText.escape(until));
  }
}
