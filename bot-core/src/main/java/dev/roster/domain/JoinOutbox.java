package dev.roster.domain;

import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what is to be sent about requests to join into the outbox of their change. Each copy of a
 * card has a lane of its own, so that an update never overtakes the copy that it is about.
 */
final class JoinOutbox {

  static final String CARD = "join.card";
  static final String UPDATE = "join.update";
  static final String MAIL = "join.mail";

  /** The word that holds which copy. */
  static final String COPY = "copy";

  /** The word that holds which request. */
  static final String REQUEST = "request";

  private JoinOutbox() {}

  static void ask(Tx tx, UUID request, List<UUID> people) {
    JoinTable.insertCards(tx.sql(), request, people).forEach(copy -> card(tx, CARD, copy));
  }

  /** Brings every copy of the card up to date. */
  static void update(Tx tx, UUID request) {
    JoinTable.cards(tx.sql(), request).forEach(copy -> card(tx, UPDATE, copy));
  }

  /** Tells whoever asked by mail what became of it. */
  static void mail(Tx tx, UUID request) {
    tx.send(new Outgoing(MAIL, "join.mail:" + request, Map.of(REQUEST, request.toString())));
  }

  private static void card(Tx tx, String kind, UUID copy) {
    tx.send(new Outgoing(kind, "join:" + copy, Map.of(COPY, copy.toString())));
  }
}
