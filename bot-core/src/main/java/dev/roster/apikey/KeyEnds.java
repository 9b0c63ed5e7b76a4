package dev.roster.apikey;

import dev.roster.access.Refusal;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey.Origin;
import dev.roster.apikey.ApiKey.Revoked;
import dev.roster.command.Callers;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Ends keys and gives them back. */
public final class KeyEnds {

  private final KeyRights rights;

  /** Wires it. */
  public KeyEnds(Callers callers) {
    this.rights = new KeyRights(callers);
  }

  /**
   * Ends a key.
   *
   * @throws Refusal when it is another's and the actor may not, and when it ended before
   */
  public ApiKey revoke(Tx tx, Seat actor, ApiKey key) {
    rights.requireMayRevoke(tx, actor, key);
    if (key.revoked().isPresent()) {
      throw new Refusal("The key `%s` was revoked before.".formatted(key.code()));
    }
    end(tx, key, "revoked");
    return KeyTable.find(tx.sql(), tx.org(), key.id()).orElseThrow();
  }

  /**
   * Whether {@link #revoke} would be allowed, from what was read for the call.
   *
   * @throws Refusal when it would not
   */
  void requireMayRevoke(Handle sql, Seat actor, ApiKey key) {
    rights.requireMayRevoke(sql, actor, key);
  }

  /**
   * Gives a key back that was revoked, as long as that is the newest decision on it.
   *
   * @param version the change that revoked it
   * @throws Refusal as {@link #revoke}, and when another change ended it
   */
  ApiKey restore(Tx tx, Seat actor, ApiKey key, long version) {
    rights.requireMayRevoke(tx, actor, key);
    if (key.revoked().map(Revoked::version).filter(end -> end == version).isEmpty()) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided on the key `%s` again meanwhile."
              .formatted(key.code()));
    }
    if (!key.isService()
        && KeyTable.open(tx.sql(), tx.org(), key.person(), tx.now()).size() >= ApiKeys.MOST) {
      throw new Refusal(
          "This cannot be undone now: there are %d other keys since, the most that one may have. `/key revoke` ends one."
              .formatted(ApiKeys.MOST));
    }
    giveBack(tx, key, version);
    return KeyTable.find(tx.sql(), tx.org(), key.id()).orElseThrow();
  }

  /**
   * Ends keys because of what became of their owner.
   *
   * @param why for the audit: {@code removed} or {@code demoted}
   */
  public void endAll(Tx tx, List<ApiKey> keys, String why) {
    keys.forEach(key -> end(tx, key, why));
  }

  /**
   * What came of keys that a change had ended.
   *
   * @param back those that are not revoked any more
   * @param over how many stay as they are, since their time is over
   */
  public record GivenBack(List<ApiKey> back, int over) {

    /** Nothing. */
    public static final GivenBack NONE = new GivenBack(List.of(), 0);

    /** Copies the list. */
    public GivenBack {
      back = List.copyOf(back);
    }
  }

  /**
   * Gives back what a change of the org ended of somebody's keys, and nothing that another did.
   *
   * @param version the version that the change gave to the org
   */
  public GivenBack giveBack(Tx tx, UUID person, long version) {
    List<ApiKey> ended = KeyTable.revokedBy(tx.sql(), tx.org(), person, version);
    List<ApiKey> back = ended.stream().filter(key -> !key.isExpiredAt(tx.now())).toList();
    back.forEach(key -> giveBack(tx, key, version));
    return new GivenBack(back, ended.size() - back.size());
  }

  /**
   * How many keys moving an org to another scheme would revoke.
   *
   * @param losing the roles of now whose holders may make keys, and may not then
   * @param to what the org would live by
   */
  public int countLost(Handle sql, UUID org, Set<String> losing, Scheme to, Instant now) {
    return ends(losing, to) ? KeyTable.countOf(sql, org, losing, origins(to), now) : 0;
  }

  /**
   * Ends what {@link #countLost} counts, before the roles change.
   *
   * @param mostEvents beyond so many keys the org's own event stands for all
   */
  public void endLost(Tx tx, Set<String> losing, Scheme to, int mostEvents) {
    if (!ends(losing, to)) {
      return;
    }
    List<ApiKey> lost =
        KeyTable.someOf(tx.sql(), tx.org(), losing, origins(to), tx.now(), mostEvents + 1);
    if (lost.size() <= mostEvents) {
      endAll(tx, lost, "demoted");
    } else {
      UUID by = tx.actor().person().orElse(null);
      KeyTable.revokeOf(tx.sql(), tx.org(), losing, origins(to), tx.now(), by, tx.version());
    }
  }

  private static boolean ends(Set<String> losing, Scheme to) {
    return !losing.isEmpty() && to.policy("keys.on_demote").equals("revoke");
  }

  /** Whose right to be goes with the role. */
  private static List<String> origins(Scheme to) {
    return KeyState.staysWith(Origin.IDE, to, false)
        ? List.of(Origin.PERSONAL.word())
        : List.of(Origin.PERSONAL.word(), Origin.IDE.word());
  }

  /**
   * How many keys of an org could be used, its own included, among so many that were made last.
   *
   * @param looked at how many is looked, those that ended included
   */
  public int countOpen(Handle sql, UUID org, Instant now, int looked) {
    return KeyTable.countOpen(sql, org, now, looked);
  }

  /** The keys of somebody that are neither revoked nor over, the newest first. */
  public List<ApiKey> open(Handle sql, UUID org, UUID person, Instant now) {
    return KeyTable.open(sql, org, person, now);
  }

  /**
   * The org's own keys that somebody made and that could be used: they stay when their maker goes
   * (X08), who may have kept a copy.
   */
  public List<ApiKey> openServiceOf(Handle sql, UUID org, UUID maker, Instant now) {
    return KeyTable.openService(sql, org, now).stream()
        .filter(key -> key.createdBy().equals(maker))
        .toList();
  }

  private static void end(Tx tx, ApiKey key, String why) {
    UUID by = tx.actor().person().orElse(null);
    if (KeyTable.revoke(tx.sql(), key.id(), tx.now(), by, tx.version())) {
      tx.audit(KeyEvents.revoked(key, why));
    }
  }

  private static void giveBack(Tx tx, ApiKey key, long version) {
    if (KeyTable.restore(tx.sql(), key.id(), version)) {
      tx.audit(KeyEvents.restored(key));
    }
  }
}
