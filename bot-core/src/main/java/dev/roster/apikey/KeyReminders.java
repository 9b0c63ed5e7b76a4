package dev.roster.apikey;

import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.reply.Reply;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says 14 days and 1 day before that a key's time ends, once each on however many replicas: to
 * whoever it speaks for; of a service key to who made it and to the highest role. Of a key that
 * does not work anyway nobody hears.
 */
public final class KeyReminders {

  private static final Logger LOG = LoggerFactory.getLogger(KeyReminders.class);
  private static final int MOST = 200;

  /** So many of the highest role hear of a service key: one of them is enough. */
  private static final int MOST_TOLD = 10;

  private final Shared shared;

  /** What this stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      ApiKeys keys,
      Members members,
      Orgs orgs,
      Schemes schemes,
      Notices notices) {}

  /** Wires it. */
  public KeyReminders(Shared shared) {
    this.shared = shared;
  }

  /** Sends what is due, at most 200 at a time; how many keys that were. */
  public int send() {
    int sent = 0;
    Instant now = shared.clock().instant();
    for (ApiKey due : shared.databases().read(sql -> KeyTable.toRemind(sql, now, MOST))) {
      try {
        sent += send(due) ? 1 : 0;
      } catch (RuntimeException e) {
        // One key that cannot be told of holds up no other.
        LOG.warn("the end of key {} cannot be told yet: {}", due.id(), e.getMessage());
        LOG.debug("key {}", due.id(), e);
      }
    }
    return sent;
  }

  /** What was missed while nothing ran is said once: the row names the next that is still ahead. */
  private boolean send(ApiKey due) {
    Instant end = due.expiresAt().orElseThrow();
    return shared
        .transactions()
        .delivering(
            Actor.system("reminder", "key:%s:%s".formatted(due.id(), end)),
            tx -> {
              Instant next = KeyReminder.after(tx.now(), end).orElse(null);
              boolean mine = KeyTable.takeReminder(tx.sql(), due.id(), tx.now(), next);
              boolean tells = mine && shared.keys().state(tx.sql(), due, tx.now()) == KeyState.LIVE;
              if (tells) {
                tell(tx, due, end);
              }
              return tells;
            });
  }

  private void tell(Tx tx, ApiKey key, Instant end) {
    Reply.Message message = KeyReplies.ending(key, end, shared.orgs().name(tx.sql(), key.org()));
    recipients(tx, key).forEach(person -> shared.notices().tell(tx, key.org(), person, message));
  }

  private Set<UUID> recipients(Tx tx, ApiKey key) {
    if (!key.isService()) {
      return Set.of(key.person());
    }
    var people = new LinkedHashSet<UUID>();
    if (shared.members().byPerson(tx.sql(), key.org(), key.createdBy()).isPresent()) {
      people.add(key.createdBy());
    }
    Scheme scheme = shared.schemes().of(tx.sql(), key.org());
    people.addAll(shared.members().holding(tx.sql(), key.org(), List.of(scheme.top()), MOST_TOLD));
    return people;
  }
}
