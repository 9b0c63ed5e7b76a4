package dev.roster.domain;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Scheme;
import dev.roster.audit.Actor;
import dev.roster.domain.DomainCheck.Seen;
import dev.roster.domain.OrgDomain.Proof;
import dev.roster.domain.OrgDomain.State;
import dev.roster.member.Members;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the records of domains: of those that wait, ever more rarely for 7 days; of those that
 * were proven, once a day, for a domain can be sold. One whose record has been gone for 7 days lets
 * nobody in until it is back; that DNS does not answer counts for nothing. Safe to run on several
 * replicas at once.
 */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  // Each look may wait some seconds for DNS; the rest is done the next time.
  private static final int MOST = 20;
  private static final Duration CLAIM = Duration.ofMinutes(10);
  private static final int TOLD = 10;

  private final DomainFeature.Shared shared;
  private final Domains domains;

  Watch(DomainFeature.Shared shared, Domains domains) {
    this.shared = shared;
    this.domains = domains;
  }

  /** Looks at what is due, at most 20 at a time; at how many this call looked. */
  int run() {
    Instant now = shared.clock().instant();
    int looked = 0;
    for (OrgDomain due : shared.databases().read(sql -> DomainTable.due(sql, now, MOST))) {
      try {
        if (claim(due, now)) {
          settle(due, domains.look(due.org(), due.domain()));
          looked++;
        }
      } catch (RuntimeException e) {
        // One that cannot be settled holds up no other.
        LOG.warn("domain {} cannot be looked after: {}", due.domain(), e.getMessage());
        LOG.debug("domain {}", due.domain(), e);
      }
    }
    return looked;
  }

  private boolean claim(OrgDomain due, Instant now) {
    return shared
        .transactions()
        .own(actor(due), tx -> DomainTable.claim(tx.sql(), due, now.plus(CLAIM)));
  }

  private static Actor actor(OrgDomain domain) {
    return Actor.system("domain", "domain:%s:%s".formatted(domain.org(), domain.version()));
  }

  private void settle(OrgDomain domain, Seen seen) {
    Instant now = shared.clock().instant();
    boolean goneTooLong =
        seen.isMissing()
            && domain.isProven()
            && domain
                .missingSince()
                .filter(since -> !now.isBefore(since.plus(OrgDomain.PATIENCE)))
                .isPresent();
    boolean proves = seen == Seen.THERE && !domain.isProven();
    boolean changed =
        (proves && change(domain, this::prove))
            || (!proves && goneTooLong && change(domain, this::suspend));
    if (!changed || goneTooLong) {
      note(domain, seen, now);
    }
  }

  /** A change that applies to a domain as it is within the transaction. */
  @FunctionalInterface
  private interface Applying {
    boolean to(Tx tx, OrgDomain domain);
  }

  private boolean change(OrgDomain looked, Applying work) {
    return shared
        .transactions()
        .inOrg(
            actor(looked),
            looked.org(),
            tx -> {
              tx.actsAsSystem();
              Optional<OrgDomain> same =
                  DomainTable.find(tx.sql(), looked.org(), looked.domain())
                      .filter(now -> now.version() == looked.version());
              boolean done = same.isPresent() && work.to(tx, same.get());
              if (!done) {
                tx.leaveUnchanged();
              }
              return done;
            });
  }

  private boolean prove(Tx tx, OrgDomain domain) {
    UUID by = domain.vouchedBy().orElse(domain.addedBy());
    boolean mine = Domains.prove(tx, domain, by, Proof.DNS);
    if (mine) {
      tell(tx, domain.org(), by, DomainReplies.seen(name(tx, domain), domain));
    }
    return mine;
  }

  private boolean suspend(Tx tx, OrgDomain domain) {
    Domains.suspend(tx, domain);
    Scheme scheme = shared.schemes().of(tx.sql(), domain.org());
    List<UUID> keepers =
        Members.lastActive(
            tx.sql(), domain.org(), Access.holders(scheme, Permission.SETTINGS_MANAGE), TOLD);
    Reply.Message lost = DomainReplies.lost(name(tx, domain), domain);
    keepers.forEach(person -> tell(tx, domain.org(), person, lost));
    return true;
  }

  private String name(Tx tx, OrgDomain domain) {
    return shared.orgs().name(tx.sql(), domain.org());
  }

  private void tell(Tx tx, UUID org, UUID person, Reply.Message message) {
    shared.notices().tell(tx, org, shared.people().now(tx.sql(), person), message);
  }

  /** What changes no right: when to look again, and that it is missing. */
  private void note(OrgDomain domain, Seen seen, Instant now) {
    boolean givesUp = domain.state() == State.PENDING && domain.nextAfter(now, seen).isEmpty();
    shared
        .transactions()
        .delivering(
            actor(domain),
            tx -> {
              OrgDomain is =
                  DomainTable.find(tx.sql(), domain.org(), domain.domain()).orElse(domain);
              DomainTable.looked(
                  tx.sql(), is, now, missing(is, seen, now), is.nextAfter(now, seen).orElse(null));
              if (givesUp && is.state() == State.PENDING) {
                tell(tx, is.org(), is.addedBy(), DomainReplies.unseen(name(tx, is), is));
              }
              return true;
            });
  }

  private static @Nullable Instant missing(OrgDomain domain, Seen seen, Instant now) {
    if (domain.state() == State.PENDING || seen == Seen.THERE) {
      return null;
    }
    return domain.missingSince().orElse(seen.isMissing() ? now : null);
  }
}
