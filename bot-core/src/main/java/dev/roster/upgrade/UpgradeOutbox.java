package dev.roster.upgrade;

import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what is to be sent about requests into the outbox of their change. Each copy of a card has
 * a lane of its own: a slow platform holds up nobody else, and an update never overtakes the copy
 * that it is about.
 */
final class UpgradeOutbox {

  static final String CARD = "upgrade.card";
  static final String UPDATE = "upgrade.update";

  static final String REMINDER = "upgrade.reminder";

  /** The words that say whose Pro ends, and when. */
  static final String ORG = "org";

  static final String PERSON = "person";
  static final String UNTIL = "until";

  /** The word that holds which copy. */
  static final String COPY = "copy";

  /** Discord punishes mass direct messages; the contract draws the line at 50 (design.md). */
  static final int MOST_CARDS = 50;

  private UpgradeOutbox() {}

  /** Sends the card of a request to people who may decide. */
  static void ask(Tx tx, UUID request, List<UUID> people) {
    CardTable.insert(tx.sql(), request, people).forEach(copy -> send(tx, CARD, copy));
  }

  /** Sends the card of a request to a channel. */
  static void ask(Tx tx, UUID request, String channel) {
    send(tx, CARD, CardTable.insert(tx.sql(), request, channel));
  }

  /** Brings every copy of the card up to date. */
  static void update(Tx tx, UUID request) {
    CardTable.ofRequest(tx.sql(), request).forEach(copy -> send(tx, UPDATE, copy));
  }

  /** Brings every copy back into use: what was posted is made current, what was not goes out. */
  static void revive(Tx tx, UUID request) {
    CardTable.ofRequest(tx.sql(), request)
        .forEach(copy -> {
          send(tx, UPDATE, copy);
          send(tx, CARD, copy);
        });
  }

  /** Brings one copy of a card up to date. */
  static void refresh(Tx tx, UUID copy) {
    send(tx, UPDATE, copy);
  }

  /** Tells somebody that their Pro ends. */
  static void remind(Tx tx, TierTable.Due due) {
    tx.send(
        new Outgoing(
            REMINDER,
            REMINDER + ":" + due.person(),
            Map.of(
                ORG, due.org().toString(),
                PERSON, due.person().toString(),
                UNTIL, due.until().toString())));
  }

  private static void send(Tx tx, String kind, UUID copy) {
    tx.send(new Outgoing(kind, "upgrade:" + copy, Map.of(COPY, copy.toString())));
  }
}
