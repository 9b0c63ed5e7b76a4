package dev.roster.account;

import static dev.roster.command.Option.requiredRest;

import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.invite.InviteFeature;
import dev.roster.person.Claims;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code account confirm}: links the account to whoever reads the mailbox of the code. */
final class ConfirmAccount {

  private static final int LONGEST = 60;

  record Args(String code) {}

  /** What it stands on. */
  record Parts(
      Challenges challenges, Claims claims, People people, Callers callers, InviteFeature invite) {}

  private final Parts parts;

  private ConfirmAccount(Parts parts) {
    this.parts = parts;
  }

  static Command<Args> declare(Parts parts) {
    var confirm = new ConfirmAccount(parts);
    return new Command<>(
        "account confirm",
        "Link this account with the code that was mailed to you",
        "account confirm 7K2M-QRXA",
        new Need.Nothing(),
        Params.of(requiredRest("code", "The code of the mail", new Kind.Text(LONGEST)), Args::new),
        Handler.change(
            (context, args) -> new Handler.Scope.OnPlatform(),
            (context, tx, args) -> confirm.answer(context, tx, args.code())));
  }

  /** A refusal is answered, not thrown: the try and the refusal themselves are kept. */
  private Reply answer(Context context, Tx tx, String code) {
    Profile profile = context.caller().profile();
    Optional<EmailAddress> email = parts.challenges().take(tx, profile.account(), code);
    if (email.isEmpty()) {
      return Sentences.message(AccountReplies.WRONG_CODE);
    }
    return switch (parts.claims().claim(tx, profile, context.call().place(), email.get())) {
      case Claims.Outcome.Refused(var why) ->
          Sentences.message(AccountReplies.refused(why, email.get().typed(), profile.account()));
      case Claims.Outcome.Linked(var person) -> linked(context, tx, person, email.get());
    };
  }

  private Reply linked(Context context, Tx tx, UUID person, EmailAddress email) {
    Profile profile = context.caller().profile();
    List<Seat> here = parts.callers().seats(tx.sql(), context.call());
    Optional<Seat> current = current(tx, person, here);
    current.ifPresent(seat -> parts.people().switchHere(tx, profile.account(), seat.org()));
    return AccountReplies.linked(
        new AccountReplies.Linked(
            parts.people().find(tx.sql(), person).orElseThrow(),
            email.typed(),
            here,
            current,
            parts.people().orgs(tx.sql(), person).size() - here.size(),
            parts.invite().countWaiting(tx.sql(), profile, tx.now())));
  }

  /**
   * The org that they were last about, with whichever account; else the first by name, their own
   * one last (X27).
   */
  private Optional<Seat> current(Tx tx, UUID person, List<Seat> here) {
    List<UUID> last = parts.people().currentOrgs(tx.sql(), person);
    Optional<UUID> personal = parts.people().personalOrg(tx.sql(), person);
    return last.stream()
        .flatMap(org -> here.stream().filter(seat -> seat.org().equals(org)))
        .findFirst()
        .or(() ->
            here.stream().filter(seat -> !personal.equals(Optional.of(seat.org()))).findFirst())
        .or(() -> here.stream().findFirst());
  }
}
