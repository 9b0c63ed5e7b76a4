package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.action.Actions;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.command.Callers;
import dev.roster.person.People;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Platforms;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.upgrade.TierTable.Due;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says 3 days and 1 day before that somebody's Pro ends, once each on however many replicas, with
 * the button <b>Renew</b>. Whoever has asked already, or may not ask, hears nothing.
 */
final class Reminders {

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final int MOST = 200;

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Callers callers;
  private final People people;
  private final Platforms platforms;

  Reminders(UpgradeFeature.Shared shared, Platforms platforms) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.callers = shared.callers();
    this.people = shared.people();
    this.platforms = platforms;
  }

  /** Sends what is due, at most 200 at a time; how many. */
  int send() {
    int sent = 0;
    for (Due due : databases.read(sql -> TierTable.toRemind(sql, clock.instant(), MOST))) {
      try {
        sent += send(due) ? 1 : 0;
      } catch (RuntimeException e) {
        LOG.warn("membership {} cannot be reminded yet: {}", due.membership(), e.getMessage());
        LOG.debug("membership {}", due.membership(), e);
      }
    }
    return sent;
  }

  /** What was missed while nothing ran is said once: the row names the next that is still ahead. */
  private boolean send(Due due) {
    return transactions.delivering(
        Actor.system("reminder", "reminder:%s:%s".formatted(due.membership(), due.until())),
        tx -> {
          Instant next = Reminder.after(tx.now(), due.until()).orElse(null);
          boolean mine = TierTable.takeReminder(tx.sql(), due, tx.now(), next);
          boolean tells = mine && ending(tx.sql(), due, tx.now()).isPresent();
          if (tells) {
            UpgradeOutbox.remind(tx, due);
          }
          return tells;
        });
  }

  /** The seat of whoever is to hear of it, with the end. */
  private record Ending(Seat seat, Held.End end) {}

  private Optional<Ending> ending(Handle sql, Due due, Instant now) {
    return callers
        .seat(sql, due.org(), due.person())
        .flatMap(seat -> ending(sql, seat, now))
        .filter(ending -> ending.end().at().equals(due.until()));
  }

  private static Optional<Ending> ending(Handle sql, Seat seat, Instant now) {
    boolean soon =
        seat.tierUntil()
            .filter(now::isBefore)
            .filter(end -> !now.isBefore(Reminder.from(end)))
            .isPresent();
    if (!soon
        || !(Access.decide(AccessRequest.of(seat, Permission.UPGRADE_REQUEST))
            instanceof Decision.Allowed)
        || UpgradeTable.liveOf(sql, seat.org(), seat.person())
            .filter(request -> request.isOpenAt(now))
            .isPresent()) {
      return Optional.empty();
    }
    return TierTable.held(sql, seat.org(), seat.person())
        .flatMap(Held::end)
        .map(end -> new Ending(seat, end));
  }

  /** What somebody is shown whose Pro ends soon; empty for everybody else. */
  Optional<Reply.Message> shown(Handle sql, Seat seat, Instant now, Offers offers) {
    return ending(sql, seat, now).map(ending -> message(ending, offers));
  }

  private static Reply.Message message(Ending ending, Offers offers) {
    Held.End end = ending.end();
    return Reply.of(
            Span.plain("Your Pro in %s ends ".formatted(ending.seat().orgName())),
            Span.when(end.at()),
            Span.plain(
                ". Then you are on Base. Renew asks for %s more, with the reason that you gave."
                    .formatted(end.term().words())))
        .with(
            new Block.Buttons(
                List.of(
                    new Button(
                        "Renew",
                        Button.Style.PRIMARY,
                        offers.offer(RenewUpgrade.action(ending.seat(), end))))));
  }

  /** Sends one to the direct messages of its person; their inbox shows it too. */
  void deliver(String key, Map<String, String> words) throws DeliveryException {
    var due =
        new Due(
            UUID.fromString(words.getOrDefault(UpgradeOutbox.ORG, "")),
            UUID.fromString(words.getOrDefault(UpgradeOutbox.PERSON, "")),
            new UUID(0, 0),
            Instant.parse(words.getOrDefault(UpgradeOutbox.UNTIL, "")));
    Optional<Ending> ending = databases.read(sql -> ending(sql, due, clock.instant()));
    if (ending.isEmpty()) {
      return;
    }
    var offers = new Offers();
    Reply.Message message = message(ending.get(), offers);
    transactions.own(
        Actor.system("reminder", key),
        tx -> {
          Actions.store(tx.sql(), tx.now(), offers);
          return true;
        });
    DeliveryException cutOff = null;
    for (Account account : databases.read(sql -> people.accountsIn(sql, due.person(), due.org()))) {
      try {
        if (direct(account, message, key)) {
          return;
        }
      } catch (DeliveryException e) {
        if (!(e.verdict() instanceof Verdict.Disconnected)) {
          throw e;
        }
        cutOff = e;
      }
    }
    LOG.info("person {} could not be reminded in org {}", due.person(), due.org());
    if (cutOff != null) {
      // Given up for that reason, it goes out once Roster is installed there again.
      throw cutOff;
    }
  }

  /**
   * False where the platform is off or refuses this account for good: the next one may do.
   *
   * @throws DeliveryException for later, and where Roster is not installed any more
   */
  private boolean direct(Account to, Reply.Message message, String key) throws DeliveryException {
    Optional<ChatPlatform> platform = platforms.find(to.platform());
    if (platform.isEmpty()) {
      return false;
    }
    try {
      platform.get().direct(to, message, key);
      return true;
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Never) {
        LOG.debug("{} takes no reminder", to.platform(), e);
        return false;
      }
      throw e;
    }
  }
}
