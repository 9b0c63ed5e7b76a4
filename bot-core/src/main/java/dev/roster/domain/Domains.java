package dev.roster.domain;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.domain.DomainCheck.Seen;
import dev.roster.domain.OrgDomain.Proof;
import dev.roster.domain.OrgDomain.State;
import dev.roster.org.Orgs;
import dev.roster.store.Tx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The domains of orgs: naming, proving and removing them. */
final class Domains {

  /** More would be a list of customers, not of an org's own. */
  static final int MOST = 50;

  private static final Duration FIRST_CHECK = Duration.ofMinutes(1);

  private final Orgs orgs;
  private final DomainCheck check;

  Domains(Orgs orgs, DomainCheck check) {
    this.orgs = orgs;
    this.check = check;
  }

  /**
   * What came of naming a domain.
   *
   * @param isNew whether it was added now
   */
  record Added(OrgDomain domain, boolean isNew) {}

  /**
   * Adds a domain, to be proven; one that is there already stays as it is.
   *
   * @throws Refusal for domains that cannot be one org's
   */
  Added add(Tx tx, Seat actor, DomainName domain) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    orgs.requireShared(tx.sql(), tx.org(), tx.now(), "given domains");
    Optional<OrgDomain> known = DomainTable.find(tx.sql(), tx.org(), domain);
    if (known.isPresent()) {
      tx.leaveUnchanged();
      return new Added(known.get(), false);
    }
    requireFit(tx.sql(), actor, domain);
    DomainTable.insert(
        tx.sql(),
        tx.org(),
        domain,
        actor.person(),
        tx.now(),
        tx.now().plus(FIRST_CHECK),
        tx.version());
    tx.audit(event("domain.added", tx.org(), domain, Map.of(), Map.of("state", "pending")));
    return new Added(find(tx, domain), true);
  }

  private void requireFit(Handle sql, Seat actor, DomainName domain) {
    if (PublicMail.contains(domain)) {
      throw new Refusal(
          "`%s` gives addresses to anybody, so it is no org's own. `/invite send` asks single people in, whatever their address."
              .formatted(domain));
    }
    if (check.isPublicSuffix(domain)) {
      throw new Refusal(
          "Others register their own domains under `%s`, so it is no org's own. Type the whole domain, such as `/org domain-add acme.%s`."
              .formatted(domain, domain));
    }
    if (DomainTable.of(sql, actor.org(), MOST).size() >= MOST) {
      throw new Refusal(
          "%s has %d domains, which is all an org can have. `/org domain-remove` takes one away."
              .formatted(actor.orgName(), MOST));
    }
  }

  /** What came of a look that somebody asked for. */
  sealed interface Proven {
    /** It lets people in now, or did before; whoever asked vouches for it from now on. */
    record Yes(OrgDomain domain, boolean isNew) implements Proven {}

    /** The record is not there, or nobody said. */
    record No(OrgDomain domain, Seen seen) implements Proven {}

    /** Another org has proven it. */
    record Elsewhere(OrgDomain domain) implements Proven {}
  }

  /**
   * Takes note of a look that somebody asked for.
   *
   * @throws Refusal when the domain was removed meanwhile
   */
  Proven prove(Tx tx, Seat actor, DomainName name, Seen seen, Proof proof) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    OrgDomain domain = get(tx.sql(), actor, name);
    if (proof == Proof.DNS && domain.proof().filter(Proof.PLATFORM::equals).isPresent()) {
      tx.leaveUnchanged();
      return new Proven.Yes(domain, false);
    }
    if (seen != Seen.THERE) {
      tx.leaveUnchanged();
      return new Proven.No(domain, seen);
    }
    if (domain.isProven()
        && domain.missingSince().isEmpty()
        && domain.vouchedBy().filter(actor.person()::equals).isPresent()) {
      tx.leaveUnchanged();
      return new Proven.Yes(domain, false);
    }
    if (!prove(tx, domain, actor.person(), proof)) {
      tx.leaveUnchanged();
      return new Proven.Elsewhere(domain);
    }
    return new Proven.Yes(find(tx, name), !domain.isProven());
  }

  /** Makes one proven; false when it is another org's. */
  static boolean prove(Tx tx, OrgDomain domain, UUID by, Proof proof) {
    boolean mine = DomainTable.prove(tx.sql(), domain, by, proof, tx.now(), tx.version());
    if (mine) {
      var after = new HashMap<String, String>();
      after.put("state", "proven");
      after.put("by", proof.word());
      after.put("vouched", by.toString());
      tx.audit(
          event(
              "domain.proven",
              tx.org(),
              domain.domain(),
              Map.of("state", domain.state().word()),
              after));
    }
    return mine;
  }

  /** Takes one away: it lets nobody in any more. */
  OrgDomain remove(Tx tx, Seat actor, DomainName name) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    OrgDomain domain = get(tx.sql(), actor, name);
    DomainTable.delete(tx.sql(), tx.org(), name);
    tx.audit(event("domain.removed", tx.org(), name, values(domain), Map.of()));
    return domain;
  }

  /**
   * Brings back what was removed, as it was.
   *
   * @param was as it was, with the version that removed it
   * @throws Refusal when it was added again, or another org has proven it meanwhile
   */
  OrgDomain restore(Tx tx, Seat actor, OrgDomain was) {
    tx.require(AccessRequest.of(actor, Permission.SETTINGS_MANAGE));
    if (DomainTable.isAddedSince(tx.sql(), tx.org(), was.domain(), was.version())) {
      throw new Refusal(
          "This cannot be undone any more: somebody added `%s` again meanwhile."
              .formatted(was.domain()));
    }
    if (!DomainTable.restore(tx.sql(), was, tx.now().plus(FIRST_CHECK), tx.version())) {
      throw new Refusal(
          "This cannot be undone any more: another org has proven `%s` meanwhile."
              .formatted(was.domain()));
    }
    tx.audit(event("domain.restored", tx.org(), was.domain(), Map.of(), values(was)));
    return find(tx, was.domain());
  }

  /** Suspends one whose record is gone. */
  static void suspend(Tx tx, OrgDomain domain) {
    DomainTable.suspend(tx.sql(), domain, tx.version());
    tx.audit(
        event(
            "domain.suspended",
            tx.org(),
            domain.domain(),
            Map.of("state", domain.state().word()),
            Map.of("state", State.SUSPENDED.word())));
  }

  /** Frees all of an org that goes; no event of their own, for the org's own says it all. */
  static void endAll(Tx tx) {
    DomainTable.deleteAll(tx.sql(), tx.org());
  }

  private static Map<String, String> values(OrgDomain domain) {
    var values = new HashMap<String, String>();
    values.put("state", domain.state().word());
    values.put("added", domain.addedAt().toString());
    domain.vouchedBy().ifPresent(by -> values.put("vouched", by.toString()));
    return values;
  }

  private static AuditEvent event(
      String action,
      UUID org,
      DomainName domain,
      Map<String, String> before,
      Map<String, String> after) {
    var named = new HashMap<>(after);
    named.put("domain", domain.ascii());
    return AuditEvent.changed(action, "org", org, before, named);
  }

  private static OrgDomain find(Tx tx, DomainName domain) {
    return DomainTable.find(tx.sql(), tx.org(), domain).orElseThrow();
  }

  /**
   * One of the org's.
   *
   * @throws Refusal that names those that there are
   */
  static OrgDomain get(Handle sql, Seat seat, DomainName name) {
    return DomainTable.find(sql, seat.org(), name)
        .orElseThrow(() -> {
          List<String> all =
              DomainTable.of(sql, seat.org(), 5).stream()
                  .map(one -> "`" + one.domain() + "`")
                  .toList();
          return Refusal.unknown(
              "`%s` is no domain of %s.%s"
                  .formatted(
                      name,
                      seat.orgName(),
                      all.isEmpty()
                          ? " It has none yet; `/org domain-add acme.com` adds one."
                          : " It has " + String.join(", ", all) + "."));
        });
  }

  /** The org's own record for a domain. */
  String record(UUID org, DomainName domain) {
    return check.record(org, domain);
  }

  Seen look(UUID org, DomainName domain) {
    return check.look(org, domain);
  }
}
