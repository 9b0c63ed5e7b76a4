package dev.roster.invite;

import static dev.roster.command.Option.carriedOrRequested;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.action.Action;
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
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.team.Team;
import dev.roster.team.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code invite send}: asks people in, several at once, with a result for each (A03, B10). */
final class SendInvitations {

  /** More than that is a file's work; the answer has a line for each. */
  private static final int MOST = 50;

  /** Long enough to ask whoever it is. */
  private static final Duration HELD = Duration.ofDays(1);

  private static final String PATH = "invite send";

  /** That addresses which look like others are meant: the button, and programs. */
  private static final String ANYWAY = "anyway";

  record Args(
      List<NamedPerson> people,
      Optional<String> role,
      Optional<String> team,
      Optional<String> message,
      Optional<Boolean> anyway) {}

  private SendInvitations() {}

  static Command<Args> declare(Sending sending, Invitees invitees, Teams teams) {
    return new Command<>(
        PATH,
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
            carriedOrRequested(ANYWAY, new Kind.YesNo()),
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

  /** For what was held back: one button that sends to all of them. */
  private static Block[] anyway(Context context, Args args, List<String> held) {
    if (held.isEmpty()) {
      return new Block[0];
    }
    var words = new HashMap<>(Map.of("people", String.join(" ", held), ANYWAY, "yes"));
    args.role().ifPresent(role -> words.put("role", role));
    args.team().ifPresent(team -> words.put("team", team));
    args.message().ifPresent(message -> words.put("message", message));
    String id =
        context
            .offers()
            .offer(
                new Action(
                    Action.Answer.PRIVATE,
                    PATH,
                    words,
                    context.caller().current().map(Seat::org),
                    Optional.of(context.call().account().toString()),
                    false,
                    true,
                    HELD));
    return new Block[] {
      new Block.Note(
          List.of(
              Span.plain(
                  "Nothing was sent to %s. Somebody may want to pass for somebody else: ask them by another way before you send it anyway."
                      .formatted(held.size() == 1 ? held.getFirst() : "these")))),
      new Block.Buttons(List.of(new Button("Send anyway", Button.Style.DANGER, id)))
    };
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
    Sent sent = sending.send(tx, seat, found, offer, args.anyway().orElse(false));
    tx.tell("results", sent.told());
    Reply.Message answer =
        InvitationReplies.sent(seat, offer, sent)
            .with(sending.moreRoom(context, tx, sent).toArray(Block[]::new))
            .with(anyway(context, args, sent.held()));
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
