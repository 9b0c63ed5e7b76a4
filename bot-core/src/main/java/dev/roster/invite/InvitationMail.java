package dev.roster.invite;

import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the mail of an invitation, as text and as HTML (A07). */
final class InvitationMail {

  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Tokens tokens;
  private final URI publicUrl;

  InvitationMail(Tokens tokens, URI publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  Mail compose(Invitation invitation, String orgName, String roleTitle, String messageId) {
    String link = publicUrl + "/invitations/" + tokens.of(invitation.id(), invitation.generation());
    String inviter = MailText.oneLine(invitation.inviterName());
    String org = MailText.oneLine(orgName);
    String until = UNTIL.format(invitation.expiresAt());
    String note = invitation.message().orElse("");
    String text =
        """
        %s invites you to join %s as %s%s.
        %s
        Open this page to accept or decline:
        %s

        The invitation is for %s and ends on %s.
        If you do not know what this is about, you can leave this mail unanswered.
        """
            .formatted(
                inviter,
                org,
                roleTitle,
                invitation
                    .team()
                    .map(team -> ", in the team " + MailText.oneLine(team.shown()))
                    .orElse(""),
                note.isEmpty() ? "" : "\n" + quoted(note) + "\n",
                link,
                invitation.email().orElse(""),
                until);
    return new Mail(
        invitation.email().orElseThrow(),
        "%s invites you to %s".formatted(inviter, org),
        text,
        html(invitation, inviter, org, roleTitle, note, link, until),
        messageId);
  }

  private static String html(
      Invitation invitation,
      String inviter,
      String org,
      String roleTitle,
      String note,
      String link,
      String until) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Join %2$s</title></head>
    <body style="margin:0;padding:24px;background:#f4f4f2;font-family:sans-serif;color:#1c1c1a">
    <div style="max-width:480px;margin:0 auto;padding:28px;background:#fff;border-radius:12px">
    <h1 style="margin:0 0 16px;font-size:22px">Join %2$s?</h1>
    <p style="line-height:1.5">%1$s invites you to join <b>%2$s</b> as <b>%3$s</b>%8$s.</p>
    %4$s
    <p style="margin:28px 0"><a href="%5$s" style="display:inline-block;padding:12px 22px;
    border-radius:8px;background:#2f5d50;color:#fff;text-decoration:none">Look at the invitation</a></p>
    <p style="font-size:13px;line-height:1.5;color:#5f5f5a">The invitation is for %6$s and ends on
    %7$s. If you do not know what this is about, you can leave this mail unanswered.</p>
    </div></body></html>
    """
        .formatted(
            MailText.escape(inviter),
            MailText.escape(org),
            MailText.escape(roleTitle),
            note.isEmpty()
                ? ""
                : "<blockquote style=\"margin:16px 0;padding-left:12px;border-left:3px solid #ccc;"
                    + "white-space:pre-line\">"
                    + MailText.escape(note)
                    + "</blockquote>",
            MailText.escape(link),
            MailText.escape(invitation.email().orElse("")),
            MailText.escape(until),
            invitation
                .team()
                .map(team ->
                    ", in the team <b>" + MailText.escape(MailText.oneLine(team.shown())) + "</b>")
                .orElse(""));
  }

  private static String quoted(String note) {
    return note.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }
}
