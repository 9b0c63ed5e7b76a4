package dev.roster.benchmarks.growth;

import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import dev.roster.benchmarks.growth.SizedOrg.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes a valid chain for each org: how it was made, how each member joined, and what changed them
 * after that. One change holds {@link SizedOrg#AT_ONCE} members, as a bulk invitation's would.
 */
final class AuditSeeding {

  private final List<SizedOrg> orgs;
  private final LocalDateTime now;
  private final AuditLog log;

  AuditSeeding(List<SizedOrg> orgs, LocalDateTime now, byte[] key) {
    this.orgs = orgs;
    this.now = now;
    this.log = new AuditLog(key);
  }

  /** Writes them, a commit for each org. */
  void write(Handle sql) {
    for (SizedOrg org : orgs) {
      sql.begin();
      Optional<byte[]> end = made(sql, org);
      for (boolean joins : new boolean[] {true, false}) {
        for (int from = 0; from < org.size(); from += SizedOrg.AT_ONCE) {
          end = append(sql, org, from, joins, end);
        }
      }
      sql.commit();
      Progress.say("audit of " + org.name());
    }
  }

  private Optional<byte[]> made(Handle sql, SizedOrg org) {
    var event =
        AuditEvent.created(
            "org.created", "org", org.id(), Map.of("plan", "pro", "slug", org.slug()));
    log.append(sql, org.id(), 1, at(org, 1), actor(org, 0, 1), Optional.empty(), List.of(event));
    return end(sql, org);
  }

  private Optional<byte[]> append(
      Handle sql, SizedOrg org, int from, boolean joins, Optional<byte[]> end) {
    var events = new ArrayList<AuditEvent>();
    for (int i = from; i < Math.min(org.size(), from + SizedOrg.AT_ONCE); i++) {
      Someone who = Someone.of(org, i, now);
      if (joins) {
        events.add(joined(org, i));
      } else {
        events.addAll(changes(org, i, who));
      }
    }
    if (events.isEmpty()) {
      return end;
    }
    long version = joins ? org.joinedIn(from) : org.changedIn(from);
    log.append(
        sql,
        org.id(),
        version,
        at(org, version),
        actor(org, from / SizedOrg.AT_ONCE % SizedOrg.ADMINS, version),
        end,
        events);
    return end(sql, org);
  }

  /** The same as {@code Members.join} records. */
  private static AuditEvent joined(SizedOrg org, int member) {
    return AuditEvent.created(
        "member.joined",
        "membership",
        org.id(Kind.MEMBERSHIP, member),
        Map.of(
            "person",
            org.id(Kind.PERSON, member).toString(),
            "role",
            Someone.LOWEST,
            "status",
            "active",
            "tier",
            "base"));
  }

  private static List<AuditEvent> changes(SizedOrg org, int member, Someone who) {
    var events = new ArrayList<AuditEvent>();
    if (!who.role().equals(Someone.LOWEST)) {
      events.add(change(org, member, "member.role", "role", Someone.LOWEST, who.role()));
    }
    if (who.pro()) {
      events.add(change(org, member, "member.tier", "tier", "base", "pro"));
    }
    if (who.suspended()) {
      events.add(change(org, member, "member.suspended", "status", "active", "suspended"));
    }
    return events;
  }

  private static AuditEvent change(
      SizedOrg org, int member, String action, String what, String before, String after) {
    return AuditEvent.changed(
        action,
        "membership",
        org.id(Kind.MEMBERSHIP, member),
        Map.of(what, before),
        Map.of(what, after, "person", org.id(Kind.PERSON, member).toString()));
  }

  private static Actor actor(SizedOrg org, int admin, long version) {
    return Actor.inChat(
        Optional.of(org.id(Kind.PERSON, admin)),
        org.account(admin),
        "slack line",
        "seed:" + org.number() + ":" + version);
  }

  /** The changes are spread evenly over three years. */
  private Instant at(SizedOrg org, long version) {
    Duration all = Duration.ofDays(3 * 365);
    Duration before = all.multipliedBy(org.version() - version).dividedBy(org.version());
    return now.toInstant(ZoneOffset.UTC).minus(before).minusSeconds(60);
  }

  private static Optional<byte[]> end(Handle sql, SizedOrg org) {
    return sql.createQuery(
            "select hash from audit_event where chain = :chain"
                + " order by version desc, n desc limit 1")
        .bind("chain", org.id())
        .mapTo(byte[].class)
        .findOne();
  }
}
