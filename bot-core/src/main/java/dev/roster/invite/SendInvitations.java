package dev.roster.invite;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.NamedPerson;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.MemberCommands;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import dev.roster.team.Team;
import dev.roster.team.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code invite send}: asks people in, several at once, with a result for each (A03, B10). */
final class SendInvitations {

  /** More than that is a file's work; the answer has a line for each. */
  private static final int MOST = 50;

  record Args(
      List<NamedPerson> people,
      Optional<String> role,
      Optional<String> team,
      Optional<String> message) {}

  private SendInvitations() {}

  static Command<Args> declare(Sending sending, Invitees invitees, Teams teams) {
    return new Command<>(
        "invite send",
        "Invite people by mention or e-mail",
        "invite send ben@acme.test chloe@acme.test role:admin",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(
            required(
                "people", "Mentions or e-mail addresses, several at once", new Kind.People(MOST)),
            optional(
                "role",
                "What they become; the org's default role without it",
                MemberCommands.grantableRole(Permission.INVITE_CREATE)),
            optional("team", "A team that they join too", teams.activeOption()),
            rest("message", "A few words that the invitation carries", new Kind.Text(500)),
            Args::new),
        Handler.prepared((before, args) -> {
          List<Invitees.Found> found = invitees.find(args.people(), before.call().place());
          return (context, tx) -> send(context, tx, sending, teams, found, args);
        }));
  }

  /** The role of an invitation that names none (B36, D53); never above what one may hand out. */
  private static Role byDefault(Seat seat) {
    Scheme scheme = seat.scheme();
    return scheme
        .role(scheme.policy("invite.default_role"))
        .filter(role -> Vouching.mayGrant(seat, role))
        .orElse(scheme.lowest());
  }

  private static Reply send(
      Context context, Tx tx, Sending sending, Teams teams, List<Invitees.Found> found, Args args) {
    Seat seat = context.seat();
    Role role =
        args.role()
            .map(typed -> MemberCommands.role(context, typed))
            .orElseGet(() -> byDefault(seat));
    if (found.size() == 1 && found.getFirst() instanceof Invitees.Found.Nobody(var only)) {
      throw new Refusal(
          "`%s` %s. For example: `/invite send ben@acme.test`.".formatted(only.who(), only.why()));
    }
    Optional<Team> team = args.team().map(typed -> teams.getActive(tx.sql(), seat, typed));
    var offer = new Offer(role, team, args.message());
    Sent sent = sending.send(tx, seat, found, offer);
    tx.tell("results", sent.told());
    Reply.Message answer =
        InvitationReplies.sent(seat, offer, sent)
            .with(sending.moreRoom(context, tx, sent).toArray(Block[]::new));
    if (sent.invited().isEmpty()) {
      return answer;
    }
    String change =
        sent.invited().size() == 1
            ? "invited " + sent.invited().getFirst().invitee()
            : "invited " + sent.invited().size() + " people";
    Block.Buttons undo =
        Undo.button(
            context,
            UndoInvitations.WITHDRAW,
            Map.of(UndoInvitations.VERSION, Long.toString(tx.version())),
            change);
    if (sent.invited().stream().allMatch(one -> one.email().isEmpty())) {
      return answer.with(undo);
    }
    if (sent.invited().size() > 1) {
      return answer.with(MailReplies.listHint(), undo);
    }
    var buttons = new ArrayList<>(undo.buttons());
    buttons.add(MailReplies.copy(sent.invited().getFirst(), context.offers()));
    return answer.with(MailReplies.spamHint(), new Block.Buttons(buttons));
  }
}
