package dev.roster.apikey;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey.Origin;
import dev.roster.command.Callers;
import dev.roster.store.ShortId;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes keys and finds them. */
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
   * The service key that a program acted by, also one that ended since.
   *
   * @param person for whom it speaks
   * @return empty for people
   */
  public static Optional<ApiKey> service(Handle sql, UUID org, UUID person) {
    return KeyTable.ofMachine(sql, org, person);
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
                row.key().isOpenAt(now)
                    && KeyRights.mayRevoke(reader, row.key(), owner.map(Seat::role))))
        .toList();
  }

  /** The keys that somebody could revoke, the newest first. */
  List<KeySearch.Offered> offered(Handle sql, Seat seat, Instant now) {
    return KeySearch.newest(sql, seat.org(), now).stream()
        .filter(offered ->
            KeyRights.mayRevoke(seat, offered.key(), offered.role().flatMap(seat.scheme()::role)))
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
    var secret = Secret.make();
    return new Made(createIde(tx, actor, owner, secret, name, expiresAt), secret);
  }

  /** The same with a key that was made before; whose it is, is looked up here. */
  ApiKey createIde(
      Tx tx, Seat actor, UUID owner, Secret secret, String name, Optional<Instant> expiresAt) {
    Seat seat =
        callers
            .seat(tx.sql(), tx.org(), owner)
            .orElseThrow(() -> new Refusal("Whoever this key would be for is not in the org."));
    return createIde(tx, actor, seat, secret, name, expiresAt);
  }

  private static ApiKey createIde(
      Tx tx, Seat actor, Seat owner, Secret secret, String name, Optional<Instant> expiresAt) {
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
    return insert(tx, owner, owner.person(), Origin.IDE, secret, name, expiresAt);
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
    tx.audit(KeyEvents.created(key));
    return key;
  }
}
