package dev.roster.apikey;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey.Origin;
import dev.roster.apikey.ApiKey.Revoked;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Callers;
import dev.roster.store.ShortId;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes keys, ends them and gives them back. */
public final class ApiKeys {

  /** How many keys that work somebody may have in an org, and an org for itself. */
  public static final int MOST = 20;

  /** The longest name of a key. */
  public static final int LONGEST_NAME = 60;

  private final Callers callers;

  /** Wires it. */
  public ApiKeys(Callers callers) {
    this.callers = callers;
  }

  /**
   * A key that was made just now.
   *
   * @param secret what it says; nobody can be told again
   */
  public record Made(ApiKey key, Secret secret) {}

  /**
   * The key behind what a caller presented, whatever became of it since; empty for one that never
   * was, and where its org is deleted. Whether it works is {@link KeyState#of}.
   *
   * @param hash {@link ApiKey#hash} of it: found by the whole hash in an index, so that the time
   *     that it takes tells nothing of any key
   */
  public static Optional<ApiKey> find(Handle sql, byte[] hash) {
    return KeyTable.byHash(sql, hash);
  }

  /**
   * The state of a key, with the seat of its owner as it is in this transaction.
   *
   * @param now the time
   */
  public KeyState state(Handle sql, ApiKey key, Instant now) {
    Optional<Seat> owner =
        key.isService() ? Optional.empty() : callers.seat(sql, key.org(), key.person());
    return KeyState.of(key, owner, now);
  }

  /** A key of an org by its id. */
  ApiKey get(Handle sql, UUID org, UUID id) {
    return KeyTable.find(sql, org, id)
        .orElseThrow(() -> new Refusal("This key is not known any more."));
  }

  /**
   * The key that somebody typed.
   *
   * @throws Refusal when there is none, or more than one
   */
  ApiKey meant(Handle sql, Seat seat, String typed, Instant now) {
    return KeyNames.find(sql, seat, typed, now);
  }

  /**
   * Rows of a list with the state of each.
   *
   * @param of whose they are, but for the org's own
   */
  List<Listed> listed(Handle sql, Seat reader, UUID of, List<KeySearch.Found> rows, Instant now) {
    Optional<Seat> owner =
        of.equals(reader.person())
            ? Optional.of(reader)
            : rows.isEmpty() ? Optional.empty() : callers.seat(sql, reader.org(), of);
    return rows.stream()
        .map(row ->
            new Listed(
                row.key(),
                row.owner(),
                KeyState.of(row.key(), owner, now),
                row.key().isOpenAt(now) && mayRevoke(reader, row.key(), owner.map(Seat::role))))
        .toList();
  }

  /** The keys that somebody could revoke, the newest first. */
  List<KeySearch.Offered> offered(Handle sql, Seat seat, Instant now) {
    return KeySearch.newest(sql, seat.org(), now).stream()
        .filter(offered ->
            mayRevoke(seat, offered.key(), offered.role().flatMap(seat.scheme()::role)))
        .toList();
  }

  /** Makes one's own key (D47). */
  ApiKey create(Tx tx, Seat owner, Secret secret, String name, Optional<Instant> expires) {
    tx.require(AccessRequest.of(owner, Permission.KEYS_CREATE));
    return insert(tx, owner, owner.person(), Origin.PERSONAL, secret, name, expires);
  }

  /** Makes a key for the whole org, which speaks for nobody in it. */
  ApiKey createService(Tx tx, Seat actor, Secret secret, String name, Optional<Instant> expires) {
    tx.require(AccessRequest.of(actor, Permission.KEYS_SERVICE));
    if (KeyTable.openService(tx.sql(), tx.org(), tx.now()).size() >= MOST) {
      throw new Refusal(
          "%s has %d service keys already, the most that an org may have. `/key list` shows them, `/key revoke` ends one."
              .formatted(actor.orgName(), MOST));
    }
    UUID machine = KeyTable.insertMachine(tx.sql(), tx.now(), "Service key " + name);
    return insert(tx, actor, machine, Origin.SERVICE, secret, name, expires);
  }

  /**
   * Makes a key for somebody's IDE, as the product asks for it.
   *
   * @param actor who asks: needs {@code keys.manage}
   * @param owner for whom; by policy {@code keys.auto_ide}, else by their role (D47)
   * @param name 1 to 60 characters
   * @throws Refusal when they may have none, are suspended, or have as many as one may have
   */
  public Made createIde(Tx tx, Seat actor, Seat owner, String name, Optional<Instant> expiresAt) {
    tx.require(AccessRequest.of(actor, Permission.KEYS_MANAGE));
    if (!owner.active()) {
      throw new Refusal(
          "Whoever this key would be for is suspended in %s.".formatted(owner.orgName()));
    }
    if (!KeyState.mayHave(Origin.IDE, owner)) {
      throw new Refusal(
          "%s makes no keys for IDEs by itself (`keys.auto_ide` is off), and the role %s includes no keys."
              .formatted(owner.orgName(), owner.role().title()));
    }
    var secret = Secret.make();
    return new Made(insert(tx, owner, owner.person(), Origin.IDE, secret, name, expiresAt), secret);
  }

  private static ApiKey insert(
      Tx tx,
      Seat seat,
      UUID person,
      Origin origin,
      Secret secret,
      String name,
      Optional<Instant> expires) {
    if (KeyTable.open(tx.sql(), tx.org(), person, tx.now()).size() >= MOST) {
      throw new Refusal(
          "There are %d keys already, the most that one may have in %s. `/key list` shows them, `/key revoke` ends one."
              .formatted(MOST, seat.orgName()));
    }
    var key =
        new ApiKey(
            Transactions.newId(),
            tx.org(),
            person,
            ShortId.unused("k", code -> KeyTable.byCode(tx.sql(), tx.org(), code).isPresent()),
            name,
            origin,
            secret.prefix(),
            tx.actor().person().orElse(person),
            tx.now(),
            expires,
            Optional.empty(),
            Optional.empty());
    KeyTable.insert(tx.sql(), key, secret.hash());
    var after = new HashMap<>(words(key));
    expires.ifPresent(at -> after.put("expires", at.toString()));
    tx.audit(named(AuditEvent.created("key.created", "api_key", key.id(), after), key));
    return key;
  }

  /**
   * Ends a key.
   *
   * @throws Refusal when it is another's and the actor may not, and when it ended before
   */
  ApiKey revoke(Tx tx, Seat actor, ApiKey key) {
    requireMayRevoke(tx, actor, key);
    if (key.revoked().isPresent()) {
      throw new Refusal("The key `%s` was revoked before.".formatted(key.code()));
    }
    end(tx, key, "revoked");
    return KeyTable.find(tx.sql(), tx.org(), key.id()).orElseThrow();
  }

  /**
   * Gives a key back that was revoked, as long as that is the newest decision on it.
   *
   * @param version the change that revoked it
   * @throws Refusal as {@link #revoke}, and when another change ended it
   */
  ApiKey restore(Tx tx, Seat actor, ApiKey key, long version) {
    requireMayRevoke(tx, actor, key);
    if (key.revoked().map(Revoked::version).filter(end -> end == version).isEmpty()) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided on the key `%s` again meanwhile."
              .formatted(key.code()));
    }
    if (!key.isService()
        && KeyTable.open(tx.sql(), tx.org(), key.person(), tx.now()).size() >= MOST) {
      throw new Refusal(
          "This cannot be undone now: there are %d other keys since, the most that one may have. `/key revoke` ends one."
              .formatted(MOST));
    }
    giveBack(tx, key, version);
    return KeyTable.find(tx.sql(), tx.org(), key.id()).orElseThrow();
  }

  /** One's own always; the org's by {@code keys.service}; another's by {@code keys.manage}. */
  private void requireMayRevoke(Tx tx, Seat actor, ApiKey key) {
    if (isOwn(actor, key)) {
      tx.actsOnOneself();
    } else {
      tx.require(request(actor, key, ownerRole(tx.sql(), key)));
    }
  }

  /**
   * The same from what was read for the call.
   *
   * @throws Refusal when they may not
   */
  void requireMayRevoke(Handle sql, Seat actor, ApiKey key) {
    if (!isOwn(actor, key)
        && Access.decide(request(actor, key, ownerRole(sql, key)))
            instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  private static boolean mayRevoke(Seat actor, ApiKey key, Optional<Role> owner) {
    return isOwn(actor, key)
        || Access.decide(request(actor, key, owner)) instanceof Decision.Allowed;
  }

  private static boolean isOwn(Seat actor, ApiKey key) {
    return !key.isService() && key.person().equals(actor.person());
  }

  private Optional<Role> ownerRole(Handle sql, ApiKey key) {
    return key.isService()
        ? Optional.empty()
        : callers.seat(sql, key.org(), key.person()).map(Seat::role);
  }

  /** What ending a key that is not one's own takes. */
  private static AccessRequest request(Seat actor, ApiKey key, Optional<Role> owner) {
    if (key.isService()) {
      return AccessRequest.of(actor, Permission.KEYS_SERVICE);
    }
    var managing = AccessRequest.of(actor, Permission.KEYS_MANAGE);
    return owner.map(managing::onto).orElse(managing);
  }

  /**
   * Ends keys because of what became of their owner.
   *
   * @param why for the audit: {@code removed} or {@code demoted}
   */
  void endAll(Tx tx, List<ApiKey> keys, String why) {
    keys.forEach(key -> end(tx, key, why));
  }

  /** Gives back what a change of the org ended of somebody's keys; those that are over stay so. */
  List<ApiKey> giveBack(Tx tx, UUID person, long version) {
    List<ApiKey> ended =
        KeyTable.revokedBy(tx.sql(), tx.org(), person, version).stream()
            .filter(key -> !key.isExpiredAt(tx.now()))
            .toList();
    ended.forEach(key -> giveBack(tx, key, version));
    return ended;
  }

  private static void end(Tx tx, ApiKey key, String why) {
    UUID by = tx.actor().person().orElse(null);
    if (KeyTable.revoke(tx.sql(), key.id(), tx.now(), by, tx.version())) {
      var after = new HashMap<>(words(key));
      after.put("why", why);
      tx.audit(
          named(
              AuditEvent.changed(
                  "key.revoked", "api_key", key.id(), Map.of("state", "live"), after),
              key));
    }
  }

  private static void giveBack(Tx tx, ApiKey key, long version) {
    if (KeyTable.restore(tx.sql(), key.id(), version)) {
      tx.audit(
          named(
              AuditEvent.changed(
                  "key.restored", "api_key", key.id(), Map.of("state", "revoked"), words(key)),
              key));
    }
  }

  private static Map<String, String> words(ApiKey key) {
    return Map.of(
        "person", key.person().toString(), "code", key.code(), "origin", key.origin().word());
  }

  private static AuditEvent named(AuditEvent event, ApiKey key) {
    return event.saying(Map.of("name", key.name()));
  }
}
