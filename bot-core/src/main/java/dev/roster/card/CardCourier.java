package dev.roster.card;

import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.ChatPlatform.Posted;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.PostedMessages;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts the copies of the cards of one kind and keeps them up to date.
 *
 * @param <C> what one shows
 */
public final class CardCourier<C> {

  private static final Logger LOG = LoggerFactory.getLogger(CardCourier.class);

  private final Shared shared;
  private final Asking asking;
  private final CardKind<C> kind;

  /** What it stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      People people,
      Orgs orgs,
      Platforms platforms,
      InstantSource clock) {}

  /** Wires it. */
  public CardCourier(Shared shared, Asking asking, CardKind<C> kind) {
    this.shared = shared;
    this.asking = asking;
    this.kind = kind;
  }

  /** A copy of a card, as it is now. */
  private record Drawn<C>(Copy copy, C card) {}

  private Optional<Drawn<C>> find(Map<String, String> words) {
    UUID id = UUID.fromString(words.getOrDefault(Asking.COPY, ""));
    return shared
        .databases()
        .read(sql ->
            asking
                .copies()
                .find(sql, id)
                .flatMap(copy -> kind.draw(sql, copy).map(card -> new Drawn<>(copy, card))));
  }

  /**
   * Posts a copy to its channel, or to the direct messages where its person spoke last. A request
   * that ends while it is being posted is seen afterwards: either here, or by the update that
   * follows in the same lane.
   */
  void send(String key, Map<String, String> words) throws DeliveryException {
    Optional<Drawn<C>> found = find(words);
    if (found.isEmpty() || !isOpen(found.get()) || !posted(found.get().copy()).isEmpty()) {
      return;
    }
    Copy copy = found.get().copy();
    if (copy.channel().isPresent()) {
      postTo(copy.channel().get(), found.get(), key);
    } else if (copy.person().isPresent() && mayDecide(found.get(), copy.person().get())) {
      post(found.get(), copy.person().get(), key);
    }
    Optional<Drawn<C>> after = find(words).filter(drawn -> !isOpen(drawn));
    if (after.isPresent()) {
      update(key, after.get());
    }
  }

  /** Brings what was posted of a copy up to date. */
  void update(String key, Map<String, String> words) throws DeliveryException {
    Optional<Drawn<C>> found = find(words);
    if (found.isPresent()) {
      update(key, found.get());
    }
  }

  private boolean isOpen(Drawn<C> drawn) {
    return kind.isOpen(drawn.card(), shared.clock().instant());
  }

  /** Not any more, when they lost the right since they were to be asked. */
  private boolean mayDecide(Drawn<C> drawn, UUID person) {
    return shared.databases().read(sql -> kind.mayDecide(sql, drawn.card(), person));
  }

  private List<PostedMessages.Copy> posted(Copy copy) {
    return shared.databases().read(sql -> PostedMessages.find(sql, asking.subject(), copy.id()));
  }

  private void post(Drawn<C> drawn, UUID person, String key) throws DeliveryException {
    Reply.Message message = withButtons(drawn, key);
    UUID org = kind.org(drawn.card());
    List<Account> accounts =
        shared.databases().read(sql -> shared.people().accountsIn(sql, person, org));
    DeliveryException cutOff = null;
    for (Account account : accounts) {
      try {
        if (direct(account, message, drawn.copy(), key)) {
          return;
        }
      } catch (DeliveryException e) {
        switch (e.verdict()) {
          case Verdict.Never() ->
              LOG.info("{} takes no card: {}", account.platform(), e.getMessage());
          case Verdict.Disconnected() -> cutOff = e;
          case Verdict.Later(_) -> throw e;
        }
      }
    }
    LOG.info("person {} could not be asked in org {}", person, org);
    if (cutOff != null) {
      // Given up for that reason, it goes out once Roster is installed there again.
      throw cutOff;
    }
  }

  /** Posts to the channel of the org's policy; each who may decide is asked where that fails. */
  private void postTo(Place channel, Drawn<C> drawn, String key) throws DeliveryException {
    UUID org = kind.org(drawn.card());
    Optional<ChatPlatform> platform =
        shared
            .platforms()
            .find(channel.platform())
            .filter(
                _ -> shared.databases().read(sql -> shared.orgs().isSpokenAt(sql, org, channel)));
    if (platform.isEmpty()) {
      askDirectly(channel, drawn, key, "the org is not connected to it");
      return;
    }
    Reply.Message message = withButtons(drawn, key);
    try {
      Posted posted = platform.get().post(channel, message, key);
      note(
          key,
          tx ->
              PostedMessages.store(
                  tx.sql(), tx.now(), asking.subject(), drawn.copy().id(), posted));
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Later) {
        throw e;
      }
      askDirectly(channel, drawn, key, String.valueOf(e.getMessage()));
    }
  }

  /** The channel is gone, or the bot is not in it any more: a request must not wait unseen. */
  private void askDirectly(Place channel, Drawn<C> drawn, String key, String why) {
    UUID org = kind.org(drawn.card());
    LOG.warn("channel {} of org {} takes no card: {}", channel.channel(), org, why);
    shared
        .transactions()
        .inOrg(
            Actor.system("card", key),
            org,
            tx -> {
              tx.actsAsSystem();
              Optional<C> now =
                  kind.draw(tx.sql(), drawn.copy()).filter(card -> kind.isOpen(card, tx.now()));
              if (now.isEmpty()
                  || asking.copies().ids(tx.sql(), drawn.copy().request()).size() > 1) {
                tx.leaveUnchanged();
                return false;
              }
              kind.askDirectly(tx, now.get(), channel);
              return true;
            });
  }

  /** False where the platform is off: the next account may do. */
  private boolean direct(Account to, Reply.Message message, Copy copy, String key)
      throws DeliveryException {
    Optional<ChatPlatform> platform = shared.platforms().find(to.platform());
    if (platform.isEmpty()) {
      return false;
    }
    Posted posted = platform.get().direct(to, message, key);
    note(
        key,
        tx -> PostedMessages.store(tx.sql(), tx.now(), asking.subject(), copy.id(), to, posted));
    return true;
  }

  private void update(String key, Drawn<C> drawn) throws DeliveryException {
    for (PostedMessages.Copy copy : posted(drawn.copy())) {
      Optional<ChatPlatform> platform = shared.platforms().find(copy.posted().place().platform());
      if (platform.isPresent()) {
        platform.get().update(copy.posted(), current(key, drawn));
      }
    }
  }

  /** As it should look now; one that waits again has its buttons for who may decide. */
  private Reply.Message current(String key, Drawn<C> drawn) {
    if (!isOpen(drawn)) {
      return kind.ended(drawn.card(), shared.clock().instant());
    }
    return drawn.copy().person().filter(person -> !mayDecide(drawn, person)).isPresent()
        ? kind.waits(drawn.card())
        : withButtons(drawn, key);
  }

  private Reply.Message withButtons(Drawn<C> drawn, String key) {
    var offers = new Offers();
    Reply.Message message = kind.asks(drawn.card(), offers);
    note(
        key,
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
          kind.drawn(tx, drawn.copy());
        });
    return message;
  }

  private void note(String key, Consumer<Tx> work) {
    shared
        .transactions()
        .own(
            Actor.system("card", key),
            tx -> {
              work.accept(tx);
              return true;
            });
  }
}
