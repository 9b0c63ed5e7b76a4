package dev.roster.org;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.PolicyKey;
import dev.roster.access.PolicyKeys;
import dev.roster.access.Refusal;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Place;
import dev.roster.command.Nearest;
import dev.roster.command.Shown;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The policy keys of orgs: what is in force, who may decide it, and deciding it. */
public final class Policies {

  private final Schemes schemes;

  /** Wires it. */
  public Policies(Schemes schemes) {
    this.schemes = schemes;
  }

  /**
   * A decision on a key that is about to be made.
   *
   * @param before how the key stands
   * @param own the org's own value after it; absent when the scheme's counts again
   */
  record Change(PolicySetting before, Optional<String> own) {

    String value() {
      return own.orElse(before.shipped());
    }

    PolicyKey key() {
      return before.key();
    }
  }

  /**
   * Who decided a key of an org last, of what is in force; empty where it is the scheme's, or a
   * job's.
   */
  public static Optional<UUID> decidedBy(Handle sql, UUID org, String key) {
    return PolicyTable.decidedBy(sql, org, key);
  }

  /** Every key as it stands in the org, in the order of the page. */
  List<PolicySetting> all(Handle sql, Seat seat) {
    Scheme shipped = schemes.current(sql, seat.scheme().name());
    Map<String, String> own = PolicyTable.own(sql, seat.org());
    Map<String, Long> decided = PolicyTable.decisions(sql, seat.org());
    return PolicyKeys.all(sql).stream()
        .map(key ->
            new PolicySetting(
                key,
                shipped.policy(key.name()),
                Optional.ofNullable(own.get(key.name())),
                decided.getOrDefault(key.name(), 0L)))
        .toList();
  }

  /**
   * The key that somebody named.
   *
   * @throws Refusal when there is none of that name
   */
  PolicySetting get(Handle sql, Seat seat, String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    List<PolicySetting> all = all(sql, seat);
    return all.stream()
        .filter(setting -> setting.key().name().equals(word))
        .findFirst()
        .orElseThrow(() -> {
          var names = all.stream().map(setting -> setting.key().name()).toList();
          return new Refusal(
              "There is no policy `%s`.%s `/org policy` lists all."
                  .formatted(
                      Shown.of(typed),
                      Nearest.of(word, names)
                          .map(near -> " Did you mean `" + near + "`?")
                          .orElse("")));
        });
  }

  /**
   * Requires that somebody may decide the key at all.
   *
   * @throws Refusal by the rule that forbids it, and who could
   */
  static void requireMaySet(Seat seat, PolicyKey key) {
    if (key.fixed()) {
      throw new Refusal(
          "`%s` goes with the scheme `%s` and is never set by itself: `/org scheme` changes the scheme."
              .formatted(key.name(), seat.scheme().name()));
    }
    // Whoever runs this Roster may hold the one without the other, and needs no more for it.
    if (!key.decidesRights() || !seat.isOperator()) {
      require(seat, key, Permission.SETTINGS_MANAGE);
    }
    if (key.decidesRights()) {
      require(seat, key, Permission.ORG_POLICY_RIGHTS);
    }
  }

  private static void require(Seat seat, PolicyKey key, Permission permission) {
    if (Access.decide(AccessRequest.of(seat, permission))
        instanceof Decision.Denied(var rule, var reason, var who, var others)) {
      String why = key.decidesRights() ? "`%s` decides on rights. ".formatted(key.name()) : "";
      throw new Refusal(new Decision.Denied(rule, why + reason, who, others));
    }
  }

  /** Whether somebody may decide the key. */
  static boolean maySet(Seat seat, PolicyKey key) {
    return !key.fixed()
        && Access.decide(AccessRequest.of(seat, setBy(key))) instanceof Decision.Allowed;
  }

  /** What it takes to decide a key. */
  static Permission setBy(PolicyKey key) {
    return key.decidesRights() ? Permission.ORG_POLICY_RIGHTS : Permission.SETTINGS_MANAGE;
  }

  /**
   * The decision that somebody typed.
   *
   * @param here where it was typed
   * @throws Refusal when they may not make it, the value is none, or nothing would be different
   */
  Change change(Handle sql, Seat seat, Place here, String typedKey, String typedValue) {
    PolicySetting setting = get(sql, seat, typedKey);
    PolicyKey key = setting.key();
    requireMaySet(seat, key);
    boolean back = typedValue.strip().equalsIgnoreCase(PolicyValues.DEFAULT);
    Optional<String> own =
        back
            ? Optional.empty()
            : Optional.of(PolicyValues.read(key, seat.scheme(), here, typedValue))
                .filter(value -> !value.equals(setting.shipped()));
    var change = new Change(setting, own);
    if (own.equals(setting.own())) {
      throw new Refusal(
          "`%s` of %s is `%s` already%s; nothing was changed."
              .formatted(
                  key.name(),
                  seat.orgName(),
                  setting.inForce(),
                  own.isEmpty() ? ", as its scheme has it" : ""));
    }
    requirePossible(sql, seat, change);
    return change;
  }

  private static void requirePossible(Handle sql, Seat seat, Change change) {
    PolicyLimits.obstacle(sql, seat, change.key(), change.value())
        .ifPresent(why -> {
          throw new Refusal(
              "`%s` cannot be `%s` here. %s".formatted(change.key().name(), change.value(), why));
        });
  }

  /** Whether a value would be taken, from what stands there now. */
  boolean isPossible(Handle sql, Seat seat, PolicySetting setting, String value) {
    return !value.equals(setting.inForce())
        && PolicyLimits.obstacle(sql, seat, setting.key(), value).isEmpty();
  }

  /** Makes a decision and records it. */
  void apply(Tx tx, Seat seat, Change change) {
    apply(tx, seat, change, tx.version());
    if (change.key().name().equals("team.roles") && change.value().equals("five")) {
      // What somebody was when teams had roles before is no decision of now (R5). Only the Undo of
      // making teams flat gives that back.
      PolicyTable.forgetTeamRoles(tx.sql(), tx.org(), tx.version());
    }
  }

  private static void apply(Tx tx, Seat seat, Change change, long decided) {
    tx.require(AccessRequest.of(seat, setBy(change.key())));
    PolicySetting before = change.before();
    PolicyTable.set(tx.sql(), tx.org(), change.key().name(), change.own(), decided);
    tx.audit(
        AuditEvent.changed(
            "org.policy",
            "org",
            tx.org(),
            values(change.key(), before.inForce(), before.own()),
            values(change.key(), change.value(), change.own())));
  }

  private static Map<String, String> values(PolicyKey key, String value, Optional<String> own) {
    return Map.of("key", key.name(), "value", value, "by", own.isPresent() ? "org" : "scheme");
  }

  /**
   * Takes a decision back.
   *
   * @param former the org's own value before it; absent when the scheme's counted
   * @param version the decision that must still be the newest
   * @param formerVersion the decision that is in force again then
   * @throws Refusal by rights, when somebody decided again, and when the former value has become
   *     impossible
   */
  Change undo(
      Tx tx, Seat seat, String key, Optional<String> former, long version, long formerVersion) {
    PolicySetting setting = get(tx.sql(), seat, key);
    requireMaySet(seat, setting.key());
    if (setting.decided() != version) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided again on `%s` since."
              .formatted(setting.key().name()));
    }
    var change = new Change(setting, former);
    requirePossible(tx.sql(), seat, change);
    apply(tx, seat, change, formerVersion);
    return change;
  }
}
