package dev.roster.invite;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The button <b>Copy link</b>: shows the link of a pending invitation privately to whoever may send
 * it again. The audit says who saw it; the link is in no log and no table.
 */
final class CopyLink {

  static final String PATH = "invite link";
  static final String INVITATION = "invitation";

  /** So many people's links in an hour are handed over by hand; more are collected. */
  private static final int MOST = 20;

  private static final Duration WITHIN = Duration.ofHours(1);

  record Args(String invitation) {}

  private CopyLink() {}

  static Command<Args> declare(Vouching vouching, InvitationMail mail) {
    return Command.button(
        PATH,
        "Show the link of an invitation",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(required(INVITATION, "Which", new Kind.Text(36)), Args::new),
        Handler.prepared((before, args) -> new Showing(vouching, mail, args)));
  }

  /** Shows it; the answer that is kept for a second delivery does not hold it. */
  private static final class Showing implements Handler.Work {

    private final Vouching vouching;
    private final InvitationMail mail;
    private final Args args;
    private @Nullable URI link;

    Showing(Vouching vouching, InvitationMail mail, Args args) {
      this.vouching = vouching;
      this.mail = mail;
      this.args = args;
    }

    @Override
    public Reply change(Context context, Tx tx) {
      Invitation invitation =
          InvitationTable.find(tx.sql(), InviteCommands.id(args.invitation()))
              .filter(found -> found.org().equals(tx.org()))
              .orElseThrow(() -> new Refusal("This invitation does not exist any more."));
      vouching.require(tx, context.seat(), invitation);
      requireOpen(tx, invitation);
      int shown =
          MailTable.linkShown(
              tx.sql(), invitation.id(), context.seat().person(), tx.now(), tx.now().minus(WITHIN));
      if (shown > MOST) {
        throw new Refusal(
            "You saw the links of %d people within the hour, and that is the most. `/invite resend %s` mails a new one."
                .formatted(MOST, invitation.email().orElse("")));
      }
      tx.audit(
          AuditEvent.created(
              "invitation.link_shown",
              "invitation",
              invitation.id(),
              Map.of("expires", invitation.expiresAt().toString())));
      link = mail.link(invitation);
      return MailReplies.shown(invitation);
    }

    private static void requireOpen(Tx tx, Invitation invitation) {
      State state = invitation.stateAt(tx.now());
      if (state != State.PENDING) {
        throw new Refusal(
            "The invitation of %s is %s, so its link leads nowhere."
                .formatted(Shown.of(invitation.invitee()), state.word()));
      }
      if (invitation.email().isEmpty()) {
        throw new Refusal(
            "%s was invited by account, and answers on the card in their direct messages; a link is only for an e-mail address."
                .formatted(Shown.of(invitation.invitee())));
      }
    }

    @Override
    public Reply shown(Reply kept) {
      return Optional.ofNullable(link).map(to -> MailReplies.withLink(kept, to)).orElse(kept);
    }
  }
}
