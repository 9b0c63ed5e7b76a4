package dev.roster.invite;

import dev.roster.action.Action;
import dev.roster.action.Offers;
import dev.roster.command.Shown;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about the mail of an invitation, and the buttons that help when it is lost. */
final class MailReplies {

  private static final Block NOT_HERE =
      new Block.Paragraph(
          List.of(
              Span.plain(
                  "The link was shown when it was asked for; press the button again for it.")));

  private MailReplies() {}

  /** Where to look for a mail that nobody sees. */
  static Block spamHint() {
    return new Block.Note(
        List.of(
            Span.plain(
                "If nothing arrives within a few minutes, the spam folder is the place to look."
                    + " Copy link shows the link, to be handed over another way.")));
  }

  /** The same where several were mailed. */
  static Block listHint() {
    return new Block.Note(
        List.of(
            Span.plain(
                "If nothing arrives within a few minutes, the spam folder is the place to look. "),
            Span.command("invite list"),
            Span.plain(" shows what became of each mail.")));
  }

  /** The button <b>Copy link</b>. */
  static Button copy(Invitation invitation, Offers offers) {
    return button("Copy link", CopyLink.PATH, CopyLink.INVITATION, invitation, offers);
  }

  /** The button <b>Send again</b>. */
  static Button again(Invitation invitation, Offers offers) {
    return button("Send again", "invite resend", "invitee", invitation, offers);
  }

  private static Button button(
      String label, String command, String option, Invitation invitation, Offers offers) {
    String word = option.equals("invitee") ? "id:" + invitation.id() : invitation.id().toString();
    return new Button(
        label,
        Button.Style.PLAIN,
        offers.offer(
            new Action(
                Action.Answer.PRIVATE,
                command,
                Map.of(option, word),
                Optional.of(invitation.org()),
                Optional.empty(),
                false,
                false,
                Undo.LONG_LIFE)));
  }

  /** What whoever invited hears when a mail is given up. */
  static Reply.Message parked(Invitation invitation, String orgName, String reason, Offers offers) {
    return parked("The mail that invites ", invitation, orgName, reason, offers);
  }

  /** The same for others, where that is a program or not there any more. */
  static Reply.Message parkedOfOther(
      Invitation invitation, String orgName, String reason, Offers offers) {
    return parked(
        "The mail by which %s invites ".formatted(Shown.of(invitation.inviterName())),
        invitation,
        orgName,
        reason,
        offers);
  }

  private static Reply.Message parked(
      String which, Invitation invitation, String orgName, String reason, Offers offers) {
    return Reply.of(
            Span.plain(which),
            invitation.inviteeSpan(),
            Span.plain(" to %s was not delivered: ".formatted(orgName)),
            Span.code(reason),
            Span.plain("."))
        .with(
            new Block.Note(
                List.of(
                    Span.plain(
                        "The invitation stays open: Copy link shows its link, to be handed over"
                            + " another way. If the address is wrong, "),
                    Span.command("invite cancel " + invitation.email().orElse("")),
                    Span.plain(" takes it back."))),
            new Block.Buttons(List.of(again(invitation, offers), copy(invitation, offers))));
  }

  /** The answer that is kept: without the link, which must not lie in the database. */
  static Reply.Message shown(Invitation invitation) {
    var small = new ArrayList<Span>();
    small.add(Span.plain("It works until "));
    small.add(Span.when(invitation.expiresAt()));
    small.add(
        Span.plain(
            " or until the invitation is sent again. It is a secret: give it to nobody but %s."
                .formatted(invitation.email().orElseGet(invitation::invitee))));
    return Reply.of(Span.plain("The link of "), invitation.inviteeSpan(), Span.plain(":"))
        .with(NOT_HERE, new Block.Note(small));
  }

  /** The same with the link. */
  static Reply withLink(Reply kept, URI link) {
    return kept instanceof Reply.Message message
        ? new Reply.Message(
            message.blocks().stream()
                .map(block ->
                    block.equals(NOT_HERE)
                        ? new Block.Paragraph(List.of(Span.code(link.toString())))
                        : block)
                .toList())
        : kept;
  }
}
