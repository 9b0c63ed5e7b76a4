package dev.roster.operator;

import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.command.Undo;
import dev.roster.org.MoreRoom;
import dev.roster.org.Org;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code member attach}: takes somebody who is known into an org, with its lowest role (C07). The
 * one way in that needs nobody's invitation, so it is for platform admins only and told each time.
 */
final class AttachMember {

  private final OperatorCommands.Shared shared;

  private AttachMember(OperatorCommands.Shared shared) {
    this.shared = shared;
  }

  static Command<PersonRef> declare(OperatorCommands.Shared shared) {
    var attach = new AttachMember(shared);
    return new Command<>(
        "member attach",
        "Take somebody who is known into the org, without an invitation (platform admins)",
        "member attach ben@acme.test",
        OperatorCommands.NEED,
        Params.of(
            required(
                "person",
                "Whom: anybody whom Roster knows by a proven address or a chat account",
                new Kind.Person(shared.known()::suggest)),
            person -> person),
        Handler.change((context, tx, person) -> attach.attach(context, tx, person)));
  }

  private Reply attach(Context context, Tx tx, PersonRef who) {
    OperatorCommands.require(context, tx);
    Seat seat = context.seat();
    shared.orgs().requireShared(tx.sql(), tx.org(), tx.now(), "opened to others");
    Person person = shared.known().get(tx.sql(), context, who);
    if (shared.members().byPerson(tx.sql(), tx.org(), person.id()).isPresent()) {
      throw new Refusal(
          "%s is in %s already; nothing was changed."
              .formatted(Shown.of(person.name(), 80), seat.orgName()));
    }
    // INVARIANT: whoever is in holds one seat; what waits for them would hold another (X21).
    shared.invite().endFor(tx, person.id());
    shared.invite().expireOverdue(tx);
    Org org = shared.orgs().get(tx.sql(), tx.org(), tx.now());
    if (org.seatsLeft().orElse(1) == 0) {
      throw MoreRoom.refusal(
          seat, org, "%s was not attached".formatted(Shown.of(person.name(), 80)));
    }
    Role role = seat.scheme().lowest();
    UUID membership = shared.members().join(tx, person.id(), role);
    shared.people().switchWhereNone(tx, person.id(), tx.org());
    shared.personal().ensure(tx, person.id());
    shared.notices().tell(tx, tx.org(), person.id(), welcome(context, seat, role));
    tx.tell("person", person.id().toString());
    return Reply.of(
            person.span(),
            Span.plain(" is in "),
            Span.bold(seat.orgName()),
            Span.plain(" now, as "),
            Span.bold(role.title()),
            Span.plain(" on tier Base."))
        .with(
            new Block.Note(
                List.of(
                    Span.plain(
                        "They were told, and so was who leads %s. ".formatted(seat.orgName())),
                    Span.command("member role"),
                    Span.plain(" by an admin there gives another role."))),
            Undo.button(
                context,
                UndoAttach.PATH,
                Map.of(
                    UndoAttach.PERSON,
                    person.id().toString(),
                    UndoAttach.MEMBERSHIP,
                    membership.toString(),
                    Undo.INSTEAD,
                    "`/member remove` by an admin of the org takes them out."),
                "attached %s to %s".formatted(person.name(), seat.orgName())));
  }

  private static Reply.Message welcome(Context context, Seat seat, Role role) {
    return Reply.of(
            Span.bold(context.caller().name()),
            Span.plain(", who runs this Roster, took you into "),
            Span.bold(seat.orgName()),
            Span.plain(", as %s.".formatted(role.title())))
        .with(
            new Block.Note(
                List.of(
                    Span.command("me"),
                    Span.plain(" shows where you are, "),
                    Span.command("org leave"),
                    Span.plain(" ends it."))));
  }
}
