package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Schemes;
import dev.roster.action.Offers;
import dev.roster.audit.AuditEvent;
import dev.roster.card.Asking;
import dev.roster.card.CardKind;
import dev.roster.card.Copy;
import dev.roster.chat.Place;
import dev.roster.command.Callers;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is posted of requests for Pro. */
final class UpgradeCards implements CardKind<Card> {

  private final Callers callers;
  private final Schemes schemes;
  private final Card.Reader cards;

  UpgradeCards(UpgradeFeature.Shared shared, Card.Reader cards) {
    this.callers = shared.callers();
    this.schemes = shared.schemes();
    this.cards = cards;
  }

  @Override
  public Optional<Card> draw(Handle sql, Copy copy) {
    return UpgradeTable.find(sql, copy.request())
        .map(request -> {
          Card card = cards.of(sql, request, copy.person().orElse(request.requester()));
          return copy.channel().isPresent() ? card.forChannel() : card;
        });
  }

  @Override
  public UUID org(Card card) {
    return card.request().org();
  }

  @Override
  public boolean isOpen(Card card, Instant now) {
    return card.request().isOpenAt(now);
  }

  @Override
  public boolean mayDecide(Handle sql, Card card, UUID person) {
    return callers
        .seat(sql, org(card), person)
        .filter(seat ->
            Access.decide(AccessRequest.of(seat, Permission.UPGRADE_APPROVE))
                instanceof Decision.Allowed)
        .isPresent();
  }

  @Override
  public Reply.Message asks(Card card, Offers offers) {
    return UpgradeReplies.card(card, offers);
  }

  @Override
  public Reply.Message waits(Card card) {
    return UpgradeReplies.waiting(card);
  }

  @Override
  public Reply.Message ended(Card card, Instant now) {
    return UpgradeReplies.ended(card, now);
  }

  @Override
  public void drawn(Tx tx, Copy copy) {
    CardTable.drawn(tx.sql(), copy.id(), tx.now());
  }

  @Override
  public void askDirectly(Tx tx, Card card, Place channel) {
    UpgradeRequest request = card.request();
    var others =
        Approvers.of(
            tx.sql(),
            request.org(),
            schemes.of(tx.sql(), request.org()),
            List.of(request.requester()),
            Asking.MOST_CARDS);
    int asked = Requests.askDirectly(tx, request.id(), others);
    tx.audit(
        AuditEvent.changed(
            "upgrade.asked",
            "upgrade_request",
            request.id(),
            Map.of("channel", channel.channel()),
            Map.of(
                "people", Integer.toString(asked),
                "person", request.requester().toString())));
  }
}
