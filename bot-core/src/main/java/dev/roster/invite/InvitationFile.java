package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.command.Context;
import dev.roster.command.Download;
import dev.roster.command.Download.Words;
import dev.roster.invite.Invitation.ToTeam;
import dev.roster.reply.Reply;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The list of invitations as a file. */
final class InvitationFile {

  private static final List<String> COLUMNS =
      List.of(
          "Name",
          "E-mail",
          "Account",
          "Role",
          "Team",
          "State",
          "By",
          "Invited",
          "Sent",
          "Until",
          "Ended",
          "Mail",
          "Mail since",
          "Mail server said",
          "Id");

  private InvitationFile() {}

  static Reply of(Context context, Handle sql, InvitationSearch search) {
    return Download.csv(
        Download.name(context, "invitations", "csv"),
        COLUMNS,
        sheet ->
            Download.forEach(
                (cursor, size) -> search.page(sql, cursor, size),
                invitation -> sheet.add(row(context, invitation))),
        new Words(
            rows -> "The invitations to %s: %,d.".formatted(context.seat().orgName(), rows),
            "No invitation fits any more.",
            "Narrow it down, as in `/invite list state:pending`."));
  }

  private static List<String> row(Context context, Invitation invitation) {
    return List.of(
        invitation.name().orElse(""),
        invitation.email().orElse(""),
        invitation.account().map(Account::toString).orElse(""),
        invitation.role(),
        invitation.team().map(ToTeam::shown).orElse(""),
        invitation.stateAt(context.now()).word(),
        invitation.inviterName(),
        invitation.createdAt().toString(),
        invitation.sentAt().toString(),
        invitation.expiresAt().toString(),
        invitation
            .endedAt()
            .map(Object::toString)
            .orElseGet(() ->
                invitation.stateAt(context.now()) == Invitation.State.EXPIRED
                    ? invitation.expiresAt().toString()
                    : ""),
        invitation.mail().map(mail -> mail.kind().word()).orElse(""),
        invitation.mail().map(mail -> mail.at().toString()).orElse(""),
        invitation.mail().flatMap(MailState::words).orElse(""),
        invitation.id().toString());
  }
}
