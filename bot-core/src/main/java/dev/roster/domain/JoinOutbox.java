package dev.roster.domain;

import dev.roster.card.Asking;
import dev.roster.card.Copies;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.UUID;

/** Writes what is to be sent about requests to join into the outbox of their change. */
final class JoinOutbox {

  /** The cards that ask people to decide. */
  static final Asking CARDS = new Asking("join", new Copies("join_card"));

  static final String MAIL = "join.mail";

  /** The word that holds which request. */
  static final String REQUEST = "request";

  private JoinOutbox() {}

  /** Tells whoever asked by mail what became of it. */
  static void mail(Tx tx, UUID request) {
    tx.send(new Outgoing(MAIL, "join.mail:" + request, Map.of(REQUEST, request.toString())));
  }
}
