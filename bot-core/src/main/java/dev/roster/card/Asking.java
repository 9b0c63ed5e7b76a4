package dev.roster.card;

import dev.roster.access.Scheme;
import dev.roster.org.ChannelValue;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the cards of one kind into the outbox of the change that needs a decision: to the channel
 * of the org's {@code approvals.channel}, or to each who may decide (X23). Each copy has a lane of
 * its own: a slow platform holds up nobody else, and an update never overtakes the copy that it is
 * about.
 */
public final class Asking {

  /** Discord punishes mass direct messages; the contract draws the line at 50 (design.md). */
  public static final int MOST_CARDS = 50;

  /** The word that holds which copy. */
  static final String COPY = "copy";

  private static final String CHANNEL = "approvals.channel";

  private final String subject;
  private final Copies copies;

  /**
   * Of a kind of card.
   *
   * @param subject begins the names of what is sent, such as {@code upgrade}
   * @param copies where they are kept
   */
  public Asking(String subject, Copies copies) {
    this.subject = subject;
    this.copies = copies;
  }

  /** The channel where an org wants to be asked, as the policy holds it. */
  public static Optional<String> channel(Scheme scheme) {
    return Optional.of(scheme.policy(CHANNEL))
        .filter(value -> ChannelValue.place(value).isPresent());
  }

  /** Sends the card of a request to people who may decide. */
  public void ask(Tx tx, UUID request, List<UUID> people) {
    copies.insert(tx.sql(), request, people).forEach(copy -> send(tx, card(), copy));
  }

  /** Sends the card of a request to a channel. */
  public void ask(Tx tx, UUID request, String channel) {
    send(tx, card(), copies.insert(tx.sql(), request, channel));
  }

  /** Brings every copy of the card up to date. */
  public void update(Tx tx, UUID request) {
    copies.ids(tx.sql(), request).forEach(copy -> refresh(tx, copy));
  }

  /** Brings every copy back into use: what was posted is made current, what was not goes out. */
  public void revive(Tx tx, UUID request) {
    copies
        .ids(tx.sql(), request)
        .forEach(copy -> {
          refresh(tx, copy);
          send(tx, card(), copy);
        });
  }

  /** Brings one copy of a card up to date. */
  public void refresh(Tx tx, UUID copy) {
    send(tx, subject + ".update", copy);
  }

  /** Names who sends it. */
  public void register(OutboxRelay relay, CardCourier<?> courier) {
    relay.register(card(), courier::send);
    relay.register(subject + ".update", courier::update);
  }

  private String card() {
    return subject + ".card";
  }

  private void send(Tx tx, String kind, UUID copy) {
    tx.send(new Outgoing(kind, subject + ":" + copy, Map.of(COPY, copy.toString())));
  }

  String subject() {
    return subject;
  }

  Copies copies() {
    return copies;
  }
}
