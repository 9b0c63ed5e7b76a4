package dev.roster.operator;

import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Context;
import dev.roster.command.Operations;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records each change that somebody could make only because they run this Roster, and tells those
 * at the top of the org: in chat, or by mail where they have no account from which the org is
 * spoken of.
 */
public final class Announcing implements Operations {

  // In some schemes many hold the top role; the longest-standing hear of it.
  private static final int MOST = 20;

  private final Members members;
  private final People people;
  private final Notices notices;
  private final Schemes schemes;

  /** Wires it. */
  public Announcing(Members members, People people, Notices notices, Schemes schemes) {
    this.schemes = schemes;
    this.members = members;
    this.people = people;
    this.notices = notices;
  }

  @Override
  public void done(Context context, Tx tx, String command, Reply answer) {
    context
        .caller()
        .current()
        .filter(seat -> seat.org().equals(tx.org()))
        .ifPresent(seat -> {
          record(tx, command);
          UUID self = seat.person();
          Reply.Message message =
              said(context.caller().name(), " did this in %s:".formatted(seat.orgName()), answer);
          // The org may be on another scheme by now, and its people in other roles.
          leading(tx, schemes.of(tx.sql(), tx.org()).top()).stream()
              .filter(one -> !one.equals(self))
              .forEach(one -> tell(tx, one, seat.orgName(), message));
        });
  }

  /** Records a use of what only platform admins may. */
  static void record(Tx tx, String command) {
    tx.audit(AuditEvent.created("operator.acted", "org", tx.org(), Map.of("command", command)));
  }

  /** Tells those at the top of the org that is changed. */
  void tell(Tx tx, Role top, String org, String who, String deed) {
    var spans = new ArrayList<Span>();
    spans.add(Span.bold(who));
    spans.addAll(Sentences.spans(", a platform admin of this Roster, " + deed));
    Reply.Message message = Reply.of(spans.toArray(Span[]::new));
    leading(tx, top).forEach(one -> tell(tx, one, org, message));
  }

  private List<UUID> leading(Tx tx, Role top) {
    return members.holding(tx.sql(), tx.org(), List.of(top), MOST);
  }

  private void tell(Tx tx, UUID person, String org, Reply.Message message) {
    boolean chats = !people.accountsOf(tx.sql(), person, tx.org()).isEmpty();
    if (chats || people.provenEmail(tx.sql(), person).isEmpty()) {
      notices.tell(tx, tx.org(), person, message);
      return;
    }
    people
        .find(tx.sql(), person)
        .flatMap(Person::email)
        .ifPresent(email ->
            tx.send(
                new Outgoing(
                    OperatorMail.NOTICE,
                    OperatorMail.NOTICE + ":" + person,
                    OperatorMail.words(person, org, message))));
  }

  private static Reply.Message said(String who, String deed, Reply answer) {
    var lead =
        new Block.Paragraph(
            List.of(
                Span.bold(who),
                Span.plain(", a platform admin of this Roster,"),
                Span.plain(deed)));
    Stream<Block> done =
        shown(answer).blocks().stream()
            .filter(block -> block instanceof Block.Paragraph || block instanceof Block.Facts);
    var note =
        new Block.Note(List.of(Span.command("audit list"), Span.plain(" has it with the rest.")));
    return new Reply.Message(
        Stream.of(Stream.of(lead), done, Stream.of(note)).<Block>flatMap(s -> s).toList());
  }

  private static Reply.Message shown(Reply answer) {
    return switch (answer) {
      case Reply.Message message -> message;
      case Reply.Update(var message) -> message;
      case Reply.File file -> file.caption();
      case Reply.Picture picture -> picture.message();
    };
  }
}
