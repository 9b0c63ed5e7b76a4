package dev.roster.domain;

import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.action.Offers;
import dev.roster.audit.AuditEvent;
import dev.roster.card.CardKind;
import dev.roster.card.Copy;
import dev.roster.chat.Place;
import dev.roster.command.Caller;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is posted of people who want to come in. */
final class JoinCards implements CardKind<JoinReplies.Card> {

  private final DomainFeature.Shared shared;

  JoinCards(DomainFeature.Shared shared) {
    this.shared = shared;
  }

  /** The card of a request as it is now. */
  JoinReplies.Card of(Handle sql, JoinRequest request) {
    Scheme scheme = shared.schemes().of(sql, request.org());
    String orgName = shared.orgs().name(sql, request.org());
    Role role = role(scheme, request);
    boolean waits = request.isOpenAt(shared.clock().instant());
    return new JoinReplies.Card(
        request,
        orgName,
        role.title(),
        waits
            ? Deciders.of(sql, shared.members(), scheme, request.org(), orgName, role)
            : new Deciders(List.of(), List.of()));
  }

  private static Role role(Scheme scheme, JoinRequest request) {
    return scheme.role(request.role()).filter(role -> !role.unique()).orElse(scheme.lowest());
  }

  private static boolean mayDecide(Seat seat, JoinRequest request) {
    return JoinRole.mayGrant(seat, role(seat.scheme(), request));
  }

  /** The cards that the caller may decide on, in whatever org of theirs, the oldest first. */
  List<Reply.Message> waitingFor(Handle sql, Caller caller, Instant now, Offers offers, int most) {
    var waiting = new ArrayList<Reply.Message>();
    for (Seat seat : caller.seats()) {
      if (waiting.size() < most && JoinRole.mayGrant(seat, seat.scheme().lowest())) {
        JoinTable.open(sql, seat.org(), now, most - waiting.size()).stream()
            .filter(request -> mayDecide(seat, request))
            .forEach(request -> waiting.add(JoinReplies.card(of(sql, request), offers)));
      }
    }
    return waiting;
  }

  @Override
  public Optional<JoinReplies.Card> draw(Handle sql, Copy copy) {
    return JoinTable.find(sql, copy.request()).map(request -> of(sql, request));
  }

  @Override
  public UUID org(JoinReplies.Card card) {
    return card.request().org();
  }

  @Override
  public boolean isOpen(JoinReplies.Card card, Instant now) {
    return card.request().isOpenAt(now);
  }

  @Override
  public boolean mayDecide(Handle sql, JoinReplies.Card card, UUID person) {
    return shared
        .callers()
        .seat(sql, org(card), person)
        .filter(seat -> mayDecide(seat, card.request()))
        .isPresent();
  }

  @Override
  public Reply.Message asks(JoinReplies.Card card, Offers offers) {
    return JoinReplies.card(card, offers);
  }

  @Override
  public Reply.Message waits(JoinReplies.Card card) {
    return JoinReplies.waiting(card);
  }

  @Override
  public Reply.Message ended(JoinReplies.Card card, Instant now) {
    return JoinReplies.ended(card, now);
  }

  @Override
  public void askDirectly(Tx tx, JoinReplies.Card card, Place channel) {
    JoinRequest request = card.request();
    List<UUID> people = card.deciders().people();
    JoinOutbox.CARDS.ask(tx, request.id(), people);
    tx.audit(
        AuditEvent.changed(
            "join.asked",
            "join_request",
            request.id(),
            Map.of("channel", channel.channel()),
            Map.of(
                "people", Integer.toString(people.size()),
                "person", request.person().toString())));
  }
}
