package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Schemes;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Callers;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts the copies of a request's card and keeps them up to date. */
final class UpgradeCouriers {

  private static final Logger LOG = LoggerFactory.getLogger(UpgradeCouriers.class);
  private static final String SUBJECT = "upgrade";

  private final Databases databases;
  private final Transactions transactions;
  private final People people;
  private final Callers callers;
  private final Orgs orgs;
  private final Schemes schemes;
  private final Platforms platforms;
  private final Card.Reader cards;
  private final InstantSource clock;

  UpgradeCouriers(UpgradeFeature.Shared shared, Platforms platforms, Card.Reader cards) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.people = shared.people();
    this.callers = shared.callers();
    this.orgs = shared.orgs();
    this.schemes = shared.schemes();
    this.clock = shared.clock();
    this.platforms = platforms;
    this.cards = cards;
  }

  /** A copy of the card, as it is now. */
  private record Shown(CardTable.Copy copy, Card card) {}

  private Optional<Shown> find(Map<String, String> words) {
    UUID id = UUID.fromString(words.getOrDefault(UpgradeOutbox.COPY, ""));
    return databases.read(sql ->
        CardTable.find(sql, id)
            .flatMap(copy ->
                UpgradeTable.find(sql, copy.request())
                    .map(request -> new Shown(copy, card(sql, copy, request)))));
  }

  private Card card(Handle sql, CardTable.Copy copy, UpgradeRequest request) {
    Card card = cards.of(sql, request, copy.person().orElse(request.requester()));
    return copy.channel().isPresent() ? card.forChannel() : card;
  }

  /**
   * Posts a copy to the direct messages where its person spoke last. A request that ends while it
   * is being posted is seen afterwards: either here, or by the update that follows in the same
   * lane.
   */
  void sendCard(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words);
    if (found.isEmpty() || !posted(found.get()).isEmpty() || !isOpen(found.get())) {
      return;
    }
    CardTable.Copy copy = found.get().copy();
    if (copy.channel().isPresent()) {
      postTo(copy.channel().get(), found.get(), key);
    } else if (copy.person().isPresent() && mayDecide(found.get(), copy.person().get())) {
      post(found.get(), copy.person().get(), key);
    }
    Optional<Shown> after = find(words).filter(shown -> !isOpen(shown));
    if (after.isPresent()) {
      update(key, after.get());
    }
  }

  /** Brings what was posted of a copy up to date. */
  void updateCard(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words);
    if (found.isPresent()) {
      update(key, found.get());
    }
  }

  private boolean isOpen(Shown shown) {
    return shown.card().request().isOpenAt(clock.instant());
  }

  /** Not any more, when they lost the right since they were to be asked. */
  private boolean mayDecide(Shown shown, UUID person) {
    UUID org = shown.card().request().org();
    return databases
        .read(sql -> callers.seat(sql, org, person))
        .filter(seat ->
            Access.decide(AccessRequest.of(seat, Permission.UPGRADE_APPROVE))
                instanceof Decision.Allowed)
        .isPresent();
  }

  private List<PostedMessages.Copy> posted(Shown shown) {
    return databases.read(sql -> PostedMessages.find(sql, SUBJECT, shown.copy().id()));
  }

  private void post(Shown shown, UUID person, String key) throws DeliveryException {
    var offers = new Offers();
    Reply.Message message = UpgradeReplies.card(shown.card(), offers);
    store(key, shown, offers);
    UUID org = shown.card().request().org();
    List<Account> accounts = databases.read(sql -> people.accountsIn(sql, person, org));
    for (Account account : accounts) {
      Optional<Posted> posted = direct(account, message, key);
      if (posted.isPresent()) {
        transactions.own(
            Actor.system("card", key),
            tx -> {
              PostedMessages.store(
                  tx.sql(), tx.now(), SUBJECT, shown.copy().id(), account, posted.get());
              return true;
            });
        return;
      }
    }
    LOG.info("person {} could not be asked in org {}", person, org);
  }

  /** Posts to the channel of the org's policy; each who may decide is asked where that fails. */
  private void postTo(Place channel, Shown shown, String key) throws DeliveryException {
    UUID org = shown.card().request().org();
    Optional<ChatPlatform> platform =
        platforms
            .find(channel.platform())
            .filter(_ -> databases.read(sql -> orgs.isSpokenAt(sql, org, channel)));
    if (platform.isEmpty()) {
      askDirectly(channel, shown, key, "the org is not connected to it");
      return;
    }
    var offers = new Offers();
    Reply.Message message = UpgradeReplies.card(shown.card(), offers);
    store(key, shown, offers);
    try {
      Posted posted = platform.get().post(channel, message, key);
      transactions.own(
          Actor.system("card", key),
          tx -> {
            PostedMessages.store(tx.sql(), tx.now(), SUBJECT, shown.copy().id(), posted);
            return true;
          });
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Later) {
        throw e;
      }
      askDirectly(channel, shown, key, String.valueOf(e.getMessage()));
    }
  }

  /** The channel is gone, or the bot is not in it any more: a request must not wait unseen. */
  private void askDirectly(Place channel, Shown shown, String key, String why) {
    UpgradeRequest request = shown.card().request();
    LOG.warn("channel {} of org {} takes no card: {}", channel.channel(), request.org(), why);
    transactions.inOrg(
        Actor.system("card", key),
        request.org(),
        tx -> {
          tx.actsAsSystem();
          boolean waits =
              UpgradeTable.find(tx.sql(), request.id())
                  .filter(now -> now.isOpenAt(tx.now()))
                  .isPresent();
          if (!waits || CardTable.ofRequest(tx.sql(), request.id()).size() > 1) {
            tx.leaveUnchanged();
            return 0;
          }
          var others =
              Approvers.of(
                  tx.sql(),
                  request.org(),
                  schemes.of(tx.sql(), request.org()),
                  List.of(request.requester()),
                  UpgradeOutbox.MOST_CARDS);
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
          return asked;
        });
  }

  private void store(String key, Shown shown, Offers offers) {
    transactions.own(
        Actor.system("card", key),
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
          CardTable.drawn(tx.sql(), shown.copy().id(), tx.now());
          return true;
        });
  }

  /** Empty where the platform is off or refuses this account for good: the next one may do. */
  private Optional<Posted> direct(Account to, Reply.Message message, String key)
      throws DeliveryException {
    Optional<ChatPlatform> platform = platforms.find(to.platform());
    if (platform.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(platform.get().direct(to, message, key));
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Later) {
        throw e;
      }
      LOG.info("{} takes no card: {}", to.platform(), e.getMessage());
      return Optional.empty();
    }
  }

  private void update(String key, Shown shown) throws DeliveryException {
    for (PostedMessages.Copy copy : posted(shown)) {
      Optional<ChatPlatform> platform = platforms.find(copy.posted().place().platform());
      if (platform.isPresent()) {
        platform.get().update(copy.posted(), current(key, shown));
      }
    }
  }

  /** As it should look now; a request that is pending again has its buttons for who may decide. */
  private Reply.Message current(String key, Shown shown) {
    if (!isOpen(shown)) {
      return UpgradeReplies.ended(shown.card(), clock.instant());
    }
    if (shown.copy().person().filter(person -> !mayDecide(shown, person)).isPresent()) {
      return UpgradeReplies.waiting(shown.card());
    }
    var offers = new Offers();
    Reply.Message card = UpgradeReplies.card(shown.card(), offers);
    store(key, shown, offers);
    return card;
  }
}
