package dev.roster.operator;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.command.Context;
import dev.roster.command.Shown;
import dev.roster.domain.DomainFeature;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.operator.OperatorCommands.Shared;
import dev.roster.person.Person;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Deletes somebody's account (B29): their places in all orgs end by the rules of a removal, then
 * every name, address and reason goes. What they used and did stays, under no name; the audit
 * covers erased words by their hash, so it still verifies.
 */
final class Erasure {

  private static final String COMMAND = "account erase";

  private final Shared shared;

  Erasure(Shared shared) {
    this.shared = shared;
  }

  /**
   * What would end.
   *
   * @param orgs the names of the orgs that they leave, and what ends there
   */
  record Plan(Person person, List<Place> orgs, Optional<UUID> personal, boolean mailed) {}

  /** An org that they leave. */
  record Place(String org, List<String> ends) {}

  /**
   * Looks what would end.
   *
   * @throws Refusal when an org cannot do without them, saying what is to be done first
   */
  Plan plan(Context context, Handle sql, Person person) {
    requireOther(context, person);
    UUID actor = context.caller().person().orElse(new UUID(0, 0));
    var places = new ArrayList<Place>();
    for (UUID org : shared.people().orgs(sql, person.id())) {
      Optional<Seat> seat = shared.callers().operatorSeat(sql, org, actor);
      Optional<Member> member = shared.members().byPerson(sql, org, person.id());
      if (seat.isPresent() && member.isPresent()) {
        shared.farewell().requireSpare(sql, seat.get(), member.get());
        places.add(
            new Place(
                seat.get().orgName(),
                shared.farewell().preview(sql, seat.get(), member.get(), context.now())));
      }
    }
    return new Plan(
        person,
        places,
        shared.people().personalOrg(sql, person.id()),
        shared.people().provenEmail(sql, person.id()).isPresent());
  }

  private static void requireOther(Context context, Person person) {
    if (context.caller().person().filter(person.id()::equals).isPresent()) {
      throw new Refusal(
          "You cannot erase yourself: another platform admin does that, so that somebody is left to answer for it.");
    }
  }

  /** Erases them. */
  void erase(Context context, Tx tx, Person person) {
    OperatorCommands.require(context, tx);
    requireOther(context, person);
    UUID actor = shared.people().meet(tx, context.caller().profile());
    Set<String> addresses = ErasureTable.addresses(tx.sql(), person.id());
    Set<String> accounts =
        person.accounts().stream().map(Account::toString).collect(Collectors.toSet());
    tell(tx, person);
    Optional<UUID> personal = shared.people().personalOrg(tx.sql(), person.id());
    List<UUID> orgs =
        new ArrayList<>(ErasureTable.orgs(tx.sql(), person.id(), addresses, accounts));
    personal.ifPresent(orgs::add);
    orgs.stream()
        .distinct()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .forEach(org ->
            tx.alsoChange(
                org,
                there -> {
                  if (personal.filter(org::equals).isPresent()) {
                    close(there, person);
                  } else {
                    leave(context, there, actor, person);
                  }
                }));
    tx.audit(
        AuditEvent.created(
            "account.erased",
            "person",
            person.id(),
            Map.of("orgs", Integer.toString(orgs.size()))));
    ErasureTable.words(
        tx.sql(), person.id(), personal.map(List::of).orElse(List.of()), addresses, accounts);
    ErasureTable.invitations(tx.sql(), person.id(), addresses, accounts);
    ErasureTable.copies(
        tx.sql(), person.id(), addresses, ErasureTable.names(tx.sql(), person.id()));
    ErasureTable.codes(tx.sql(), addresses);
    ErasureTable.person(tx.sql(), person.id(), tx.now(), accounts);
    DomainFeature.redraw(tx, person.id());
    personal.ifPresent(org -> ErasureTable.personalOrg(tx.sql(), org));
    if (ErasureTable.isInOrg(tx.sql(), person.id())) {
      throw new Refusal(
          "%s joined an org meanwhile, so nothing was erased. Try again."
              .formatted(Shown.of(person.name(), 80)));
    }
  }

  /** By mail, whose row alone still has the address; where none is known, in chat. */
  private void tell(Tx tx, Person person) {
    Optional<String> email =
        shared.people().provenEmail(tx.sql(), person.id()).flatMap(_ -> person.email());
    if (email.isPresent()) {
      tx.send(
          new Outgoing(
              OperatorMail.FAREWELL,
              OperatorMail.FAREWELL + ":" + person.id(),
              OperatorMail.farewell(email.get())));
      return;
    }
    shared.people().orgs(tx.sql(), person.id()).stream()
        .filter(org -> !shared.people().accountsOf(tx.sql(), person.id(), org).isEmpty())
        .findFirst()
        .ifPresent(org ->
            shared
                .notices()
                .tellParting(
                    tx,
                    org,
                    person.id(),
                    Reply.of(
                        Span.plain(
                            "Whoever runs this Roster deleted your account: your name, your linked"
                                + " accounts, your keys and your places in all orgs are gone. This"
                                + " cannot be undone."))));
  }

  private void leave(Context context, Tx there, UUID actor, Person person) {
    there.actsAsOperator();
    Seat seat =
        shared
            .callers()
            .operatorSeat(there.sql(), there.org(), actor)
            .orElseThrow(() -> new Refusal("This org does not exist any more."));
    shared.invite().endFor(there, person.id());
    DomainFeature.endFor(there, person.id());
    Optional<Member> member = shared.members().byPerson(there.sql(), there.org(), person.id());
    if (member.isPresent()) {
      shared.farewell().erase(there, seat, member.get());
      shared
          .announcing()
          .tell(
              there,
              seat.scheme().top(),
              seat.orgName(),
              context.caller().name(),
              "deleted the account of somebody in %s for good, who was %s. `/audit list` shows what ended."
                  .formatted(seat.orgName(), Members.roleOf(seat, member.get()).title()));
    }
    Announcing.record(there, COMMAND);
  }

  /** Their own org ends with them; nobody else was ever in it. */
  private void close(Tx there, Person person) {
    there.actsAsOperator();
    Instant now = there.now();
    shared
        .keys()
        .endAll(there, shared.keys().open(there.sql(), there.org(), person.id(), now), "removed");
    there.audit(
        AuditEvent.created(
            "org.deleted", "org", there.org(), Map.of("erased", person.id().toString())));
    shared.people().closePersonalOrg(there);
  }
}
