package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.command.Callers;
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
  private final Platforms platforms;
  private final Card.Reader cards;
  private final InstantSource clock;

  UpgradeCouriers(UpgradeFeature.Shared shared, Platforms platforms, Card.Reader cards) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.people = shared.people();
    this.callers = shared.callers();
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
                    .map(request -> new Shown(copy, cards.of(sql, request, copy.person())))));
  }

  /**
   * Posts a copy to the direct messages where its person spoke last. A request that ends while it
   * is being posted is seen afterwards: either here, or by the update that follows in the same
   * lane.
   */
  void sendCard(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words);
    if (found.isEmpty() || !posted(found.get()).isEmpty() || !mayDecide(found.get())) {
      return;
    }
    if (!isOpen(found.get())) {
      return;
    }
    post(found.get(), key);
    Optional<Shown> after = find(words).filter(shown -> !isOpen(shown));
    if (after.isPresent()) {
      update(after.get());
    }
  }

  /** Brings what was posted of a copy up to date. */
  void updateCard(String key, Map<String, String> words) throws DeliveryException {
    Optional<Shown> found = find(words);
    if (found.isPresent()) {
      update(found.get());
    }
  }

  private boolean isOpen(Shown shown) {
    return shown.card().request().isOpenAt(clock.instant());
  }

  /** Not any more, when they lost the right since they were to be asked. */
  private boolean mayDecide(Shown shown) {
    UUID org = shown.card().request().org();
    return databases
        .read(sql -> callers.seat(sql, org, shown.copy().person()))
        .filter(seat ->
            Access.decide(AccessRequest.of(seat, Permission.UPGRADE_APPROVE))
                instanceof Decision.Allowed)
        .isPresent();
  }

  private List<PostedMessages.Copy> posted(Shown shown) {
    return databases.read(sql -> PostedMessages.find(sql, SUBJECT, shown.copy().id()));
  }

  private void post(Shown shown, String key) throws DeliveryException {
    var offers = new Offers();
    Reply.Message message = UpgradeReplies.card(shown.card(), offers);
    store(key, offers);
    UUID org = shown.card().request().org();
    List<Account> accounts =
        databases.read(sql -> people.accountsIn(sql, shown.copy().person(), org));
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
    LOG.info("person {} could not be asked in org {}", shown.copy().person(), org);
  }

  private void store(String key, Offers offers) {
    transactions.own(
        Actor.system("card", key),
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
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

  private void update(Shown shown) throws DeliveryException {
    for (PostedMessages.Copy copy : posted(shown)) {
      Optional<ChatPlatform> platform = platforms.find(copy.posted().place().platform());
      if (platform.isPresent()) {
        platform.get().update(copy.posted(), current(shown));
      }
    }
  }

  /** Once over, for good: a request is never pending again. */
  private Reply.Message current(Shown shown) {
    return UpgradeReplies.ended(shown.card(), clock.instant());
  }
}
