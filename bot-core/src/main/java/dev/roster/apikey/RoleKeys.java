package dev.roster.apikey;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey.Origin;
import dev.roster.command.Callers;
import dev.roster.member.Member;
import dev.roster.member.MemberKeys;
import dev.roster.member.RoleChange;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What another role does to the keys of whoever gets it: whoever may not make keys any more does
 * not keep them, as far as {@code keys.on_demote} says (X08).
 */
public final class RoleKeys implements MemberKeys {

  private final KeyEnds ends;
  private final Callers callers;

  /** Wires it. */
  public RoleKeys(KeyEnds ends, Callers callers) {
    this.ends = ends;
    this.callers = callers;
  }

  @Override
  public Effect ahead(Handle sql, Seat actor, RoleChange change, Instant now) {
    List<ApiKey> open = open(sql, actor, change.member(), now);
    List<ApiKey> lost = lost(actor.scheme(), change, open);
    boolean revokes = actor.scheme().policy("keys.on_demote").equals("revoke");
    return new Effect(
        revokes ? lost.size() : 0,
        revokes ? 0 : lost.size(),
        gained(actor.scheme(), change, open),
        kept(sql, actor, change, now));
  }

  /** Asked only where somebody loses the right to make such keys. */
  private int kept(Handle sql, Seat actor, RoleChange change, Instant now) {
    return change.from().holds(Permission.KEYS_SERVICE)
            && !change.to().holds(Permission.KEYS_SERVICE)
        ? ends.openServiceOf(sql, actor.org(), change.member().person(), now).size()
        : 0;
  }

  @Override
  public Effect changed(Tx tx, Seat actor, RoleChange change) {
    Effect effect = ahead(tx.sql(), actor, change, tx.now());
    if (effect.revoked() > 0) {
      ends.endAll(
          tx,
          lost(actor.scheme(), change, open(tx.sql(), actor, change.member(), tx.now())),
          "demoted");
    }
    return effect;
  }

  @Override
  public Effect undone(Tx tx, Seat actor, RoleChange change, long undone) {
    Effect effect = changed(tx, actor, change);
    int back = ends.giveBack(tx, change.member().person(), undone).back().size();
    return new Effect(effect.revoked(), effect.blocked(), effect.back() + back, effect.kept());
  }

  @Override
  public Optional<String> count(Handle sql, Seat reader, Member member, Instant now) {
    boolean may = reader.person().equals(member.person()) || reader.holds(Permission.KEYS_MANAGE);
    return may ? Optional.of(count(sql, reader.org(), member.person(), now)) : Optional.empty();
  }

  /** Such as {@code 2, and 1 blocked}. */
  private String count(Handle sql, UUID org, UUID person, Instant now) {
    List<ApiKey> open = KeyTable.open(sql, org, person, now);
    if (open.isEmpty()) {
      return "none";
    }
    Optional<Seat> owner = callers.seat(sql, org, person);
    long live = open.stream().filter(key -> KeyState.of(key, owner, now) == KeyState.LIVE).count();
    long blocked = open.size() - live;
    return blocked == 0 ? Long.toString(live) : "%d, and %d blocked".formatted(live, blocked);
  }

  private static List<ApiKey> open(Handle sql, Seat actor, Member member, Instant now) {
    return KeyTable.open(sql, actor.org(), member.person(), now);
  }

  /** Those that the role before let them have, and this one does not. */
  private static List<ApiKey> lost(Scheme scheme, RoleChange change, List<ApiKey> open) {
    return open.stream()
        .filter(key ->
            lives(scheme, change.member(), change.from(), key.origin())
                && !lives(scheme, change.member(), change.to(), key.origin()))
        .toList();
  }

  private static int gained(Scheme scheme, RoleChange change, List<ApiKey> open) {
    return (int)
        open.stream()
            .filter(key ->
                !lives(scheme, change.member(), change.from(), key.origin())
                    && lives(scheme, change.member(), change.to(), key.origin()))
            .count();
  }

  private static boolean lives(Scheme scheme, Member member, Role role, Origin origin) {
    boolean holds =
        role.holds(Permission.KEYS_CREATE)
            || (member.subscriberAdmin()
                && scheme.flagged(Member.SUBSCRIBER_ADMIN).contains(Permission.KEYS_CREATE));
    return KeyState.staysWith(origin, scheme, holds);
  }
}
