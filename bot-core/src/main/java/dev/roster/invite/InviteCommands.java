package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import dev.roster.team.Teams;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The commands about invitations. */
final class InviteCommands {

  // Of whom some are left out; who has more namesakes types on.
  private static final int LOOKED_AT = 100;

  private static final int OFFERED = 25;

  private InviteCommands() {}

  static List<Command<?>> all(
      Sending sending,
      Vouching vouching,
      Withdrawing withdrawing,
      Acceptance acceptance,
      Invitees invitees,
      Teams teams,
      InvitationMail mail) {
    return List.of(
        SendInvitations.declare(sending, invitees, teams),
        ListInvitations.declare(vouching),
        ResendInvitation.declare(sending, vouching),
        CancelInvitation.declare(withdrawing),
        AnswerCard.accept(acceptance),
        AnswerCard.decline(acceptance),
        CopyLink.declare(vouching, mail),
        UndoInvitations.withdraw(withdrawing),
        UndoInvitations.reopen(withdrawing));
  }

  /** Which invitations a command takes. */
  @FunctionalInterface
  interface Fitting {
    /** Whether this one. */
    boolean fits(Context context, Handle sql, Invitation invitation);
  }

  /**
   * Offers the invitations of the org that a command takes.
   *
   * @param states in which it takes them: among all that were ever sent they would not be found
   */
  static Suggester invitees(List<Invitation.State> states, Fitting fitting) {
    return (context, sql, typed) ->
        states.stream()
            .flatMap(state ->
                new InvitationSearch(context.seat().org(), Optional.of(state), typed, context.now())
                    .page(sql, Cursor.FIRST, LOOKED_AT).rows().stream())
            .filter(invitation -> fitting.fits(context, sql, invitation))
            .limit(OFFERED)
            .map(i -> new Suggestion("id:" + i.id(), i.invitee()))
            .toList();
  }

  /** Reads an id that only Roster itself wrote. */
  static UUID id(String word) {
    try {
      return UUID.fromString(word);
    } catch (IllegalArgumentException e) {
      throw new Refusal("This invitation does not exist any more.");
    }
  }
}
