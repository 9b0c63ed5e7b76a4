package dev.roster.upgrade;

import dev.roster.card.Asking;
import dev.roster.card.Copies;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.Map;

/**
 * Writes what is to be sent about requests, and about ends of Pro, into the outbox of their change.
 */
final class UpgradeOutbox {

  /** The copies of requests' cards. */
  static final Copies COPIES = new Copies("upgrade_card");

  /** Those cards. */
  static final Asking CARDS = new Asking("upgrade", COPIES);

  static final String REMINDER = "upgrade.reminder";

  /** The words that say whose Pro ends, and when. */
  static final String ORG = "org";

  static final String PERSON = "person";
  static final String UNTIL = "until";

  private UpgradeOutbox() {}

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
}
