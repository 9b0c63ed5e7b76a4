package dev.roster.invite;

import dev.roster.mail.Letter;
import dev.roster.platform.MailText;
import dev.roster.platform.Mailer.Mail;
import dev.roster.reply.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Writes the mail of an invitation (A07), and the link in it. */
final class InvitationMail {

  private final Tokens tokens;
  private final URI publicUrl;

  InvitationMail(Tokens tokens, URI publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  /** Where the invitee answers; a secret. */
  URI link(Invitation invitation) {
    return URI.create(
        publicUrl + "/invitations/" + tokens.of(invitation.id(), invitation.generation()));
  }

  Mail compose(Invitation invitation, String orgName, String roleTitle, String messageId) {
    String inviter = MailText.name(invitation.inviterName());
    String org = MailText.oneLine(orgName);
    var asked =
        new ArrayList<>(
            List.of(
                Span.plain(inviter + " invites you to join "),
                Span.bold(org),
                Span.plain(" as "),
                Span.bold(roleTitle)));
    invitation
        .team()
        .ifPresent(team -> {
          asked.add(Span.plain(", in the team "));
          asked.add(Span.bold(MailText.oneLine(team.shown())));
        });
    asked.add(Span.plain("."));
    return Letter.headed("Join " + org + "?")
        .says(asked.toArray(Span[]::new))
        .quotes(invitation.message().orElse(""))
        .leads("Open this page to accept or decline:", "Look at the invitation", link(invitation))
        .notes(
            Span.plain(
                "The invitation is for %s and ends on ".formatted(invitation.email().orElse(""))),
            Span.when(invitation.expiresAt()),
            Span.plain(
                ". If you do not know what this is about, you can leave this mail unanswered."))
        .to(
            invitation.email().orElseThrow(),
            "%s invites you to %s".formatted(inviter, org),
            messageId);
  }
}
