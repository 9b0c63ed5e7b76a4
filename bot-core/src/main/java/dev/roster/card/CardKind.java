package dev.roster.card;

import dev.roster.action.Offers;
import dev.roster.chat.Place;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What one kind of card is about.
 *
 * @param <C> all that a card shows, of one instant
 */
public interface CardKind<C> {

  /** The card as it is now, for whoever a copy is for; empty when what it is about is gone. */
  Optional<C> draw(Handle sql, Copy copy);

  /** The org in which it is decided. */
  UUID org(C card);

  /** Whether it still asks. */
  boolean isOpen(C card, Instant now);

  /** Whether somebody may decide, by their rights as they are now. */
  boolean mayDecide(Handle sql, C card, UUID person);

  /** With its buttons. */
  Reply.Message asks(C card, Offers offers);

  /** Without buttons, for who may not decide any more. */
  Reply.Message waits(C card);

  /** Once it was decided, or is over. */
  Reply.Message ended(C card, Instant now);

  /** Notes that a copy is posted with buttons, as it is now. */
  default void drawn(Tx tx, Copy copy) {}

  /**
   * Asks each who may decide, within a change of the org, since its channel takes no card: a
   * request must not wait unseen.
   *
   * @param channel the one that does not
   */
  void askDirectly(Tx tx, C card, Place channel);
}
