package dev.roster.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who somebody is. A chat identity is (platform, tenant, user id), never a name or an address; an
 * address counts as somebody's only once they proved that they read it (design.md, "Who is
 * speaking").
 */
public final class People {

  private static final Duration SEEN_LIFE = Duration.ofMinutes(10);

  private final Databases databases;
  private final Transactions transactions;
  private final Cache<Spoken, Boolean> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(SEEN_LIFE).build();

  /** From where somebody spoke, and of which org. */
  private record Spoken(Account account, Optional<UUID> org) {}

  /** Wires it. */
  public People(Databases databases, Transactions transactions) {
    this.databases = databases;
    this.transactions = transactions;
  }

  /** The person with that id. */
  public Optional<Person> find(Handle sql, UUID person) {
    return PersonTable.find(sql, person);
  }

  /** Who a person is now: whoever they turned out to be, else themselves. */
  public UUID now(Handle sql, UUID person) {
    UUID now = person;
    for (Optional<UUID> into = PersonTable.mergedInto(sql, now);
        into.isPresent();
        into = PersonTable.mergedInto(sql, now)) {
      now = into.get();
    }
    return now;
  }

  /** Makes an org the current one wherever somebody who can speak of it has none. */
  public void switchWhereNone(Tx tx, UUID person, UUID org) {
    IdentityTable.switchWhereNone(tx.sql(), person, org);
  }

  /** The first and last name of a person. */
  public FullName fullName(Handle sql, UUID person) {
    return PersonTable.fullName(sql, person);
  }

  /**
   * Gives a person another name, wherever they are: each of their orgs is touched, and its audit
   * tells why.
   *
   * @param decidedBy which version of the person counts as having set it; empty for this change
   * @return the version that this change gives to the person
   */
  public long rename(Tx tx, UUID person, FullName to, OptionalLong decidedBy, AuditEvent event) {
    touch(tx, person, event);
    long version = PersonTable.version(tx.sql(), person);
    PersonTable.rename(tx.sql(), person, to, decidedBy.orElse(version));
    tx.audit(event);
    return version;
  }

  /** The chat identities of a person, the last used first. */
  public List<Account> accounts(Handle sql, UUID person) {
    return IdentityTable.accounts(sql, person);
  }

  /**
   * Notes that somebody speaks from an account, at most once in 10 minutes: direct messages go
   * where they spoke last, and each org shows when somebody was there last (B22).
   *
   * @param org the org of which they speak as an active member
   */
  public void seen(Account account, Optional<UUID> org) {
    if (seen.asMap().putIfAbsent(new Spoken(account, org), true) == null) {
      transactions.own(
          Actor.system("seen", "seen:" + account),
          tx -> {
            IdentityTable.seen(tx.sql(), account, tx.now());
            org.ifPresent(of -> IdentityTable.activeIn(tx.sql(), account, of, tx.now()));
            return true;
          });
    }
  }

  /**
   * Binds an account that nobody spoke from yet to the person whose proven address the platform
   * confirms, when that person is in an org connected to this very installation. A workspace that
   * no org of theirs trusts binds to nobody, whatever address it claims.
   *
   * @return whether an account was bound
   */
  public boolean bindByConfirmedEmail(Profile profile) {
    Optional<EmailAddress> email = profile.email().flatMap(EmailAddress::parse);
    if (email.isEmpty()
        || databases
            .read(sql -> EmailTable.bindable(sql, profile.account(), email.get().normalised()))
            .isEmpty()) {
      return false;
    }
    var actor = Actor.system("link", "link:" + Transactions.newId());
    return transactions.onPlatform(
        actor,
        tx -> {
          Optional<UUID> person =
              EmailTable.bindable(tx.sql(), profile.account(), email.get().normalised());
          if (person.isEmpty()
              || IdentityTable.isUnlinked(tx.sql(), profile.account())
              || IdentityTable.byAccount(tx.sql(), profile.account()).isPresent()) {
            tx.leaveUnchanged();
            return false;
          }
          touch(tx, person.get(), linked(person.get(), profile.account(), "confirmed address"));
          IdentityTable.insert(tx.sql(), tx.now(), person.get(), profile.account());
          PersonTable.nameIfUnnamed(tx.sql(), person.get(), profile.name());
          tx.actsOnOneself();
          tx.audit(linked(person.get(), profile.account(), "confirmed address"));
          return true;
        });
  }

  /**
   * The person who speaks from this account; made in this change when nobody did before. The
   * address that the platform shows is kept but proves nothing.
   */
  public UUID meet(Tx tx, Profile profile) {
    // INVARIANT: an account that is being linked to somebody else meanwhile is waited for.
    IdentityTable.hold(tx.sql(), profile.account(), tx.now());
    Optional<UUID> known = IdentityTable.byAccount(tx.sql(), profile.account());
    if (known.isPresent()) {
      return known.get();
    }
    UUID person =
        PersonTable.insert(
            tx.sql(),
            tx.now(),
            profile.name(),
            profile.email().flatMap(EmailAddress::parse).orElse(null),
            false,
            null);
    IdentityTable.insert(tx.sql(), tx.now(), person, profile.account());
    tx.audit(linked(person, profile.account(), "first act"));
    return person;
  }

  /** Who proved that they read that mailbox. */
  public Optional<UUID> reader(Handle sql, EmailAddress email) {
    return EmailTable.byProvenEmail(sql, email.normalised());
  }

  /** {@link #meet} in a change of its own, for who acts before they did anything else. */
  public UUID becomeKnown(Profile profile) {
    return transactions.onPlatform(
        Actor.system("meet", "meet:" + Transactions.newId()),
        tx -> {
          UUID person = meet(tx, profile);
          if (tx.hasEvents()) {
            tx.actsOnOneself();
          } else {
            tx.leaveUnchanged();
          }
          return person;
        });
  }

  /**
   * The person who reads that mailbox, as was proven just now: who proved it before; else the one
   * whom a platform that the org is connected to shows with this address; else somebody new.
   *
   * @param how it was proven, for the audit, such as {@code mailed code}
   */
  public UUID provenBy(Tx tx, EmailAddress email, String how) {
    Optional<UUID> known = EmailTable.byProvenEmail(tx.sql(), email.normalised());
    if (known.isPresent()) {
      return known.get();
    }
    List<UUID> shown = EmailTable.byShownEmail(tx.sql(), email.normalised(), tx.org());
    if (shown.size() == 1) {
      touch(tx, shown.getFirst(), proven(shown.getFirst(), how));
      EmailTable.prove(tx.sql(), shown.getFirst(), email, tx.now());
      return shown.getFirst();
    }
    return PersonTable.insert(tx.sql(), tx.now(), null, email, true, null);
  }

  /**
   * The accounts of an active member from where the org can be spoken of, the last used first: what
   * is told about an org stays in the workspaces that are connected to it.
   */
  public List<Account> accountsIn(Handle sql, UUID person, UUID org) {
    return IdentityTable.accountsIn(sql, person, org, true);
  }

  /** The same, also while they are suspended: to tell them so. */
  public List<Account> accountsOf(Handle sql, UUID person, UUID org) {
    return IdentityTable.accountsIn(sql, person, org, false);
  }

  /**
   * The accounts of whoever proved an address, from where the org can be spoken of, the last used
   * first.
   */
  public List<Account> accountsProving(Handle sql, EmailAddress email, UUID org) {
    return IdentityTable.accountsProving(sql, email.normalised(), org);
  }

  /**
   * The normalised addresses that somebody reads: the one that the platform confirms, and the one
   * that they proved themselves.
   */
  public Set<String> addresses(Handle sql, Profile profile) {
    var addresses = new HashSet<String>();
    profile
        .email()
        .flatMap(EmailAddress::parse)
        .ifPresent(email -> addresses.add(email.normalised()));
    IdentityTable.provenEmail(sql, profile.account()).ifPresent(addresses::add);
    return addresses;
  }

  /** The normalised address that somebody proved. */
  public Optional<String> provenEmail(Handle sql, UUID person) {
    return EmailTable.provenEmailOf(sql, person);
  }

  /** Whose account it is; empty for one that nobody spoke from yet. */
  public Optional<UUID> byAccount(Handle sql, Account account) {
    return IdentityTable.byAccount(sql, account);
  }

  /**
   * Who proved an address; else the only one whom the workspace of an account shows with it, for
   * somebody who trusts that workspace.
   */
  public Optional<UUID> knownBy(Handle sql, EmailAddress email, Account trusting) {
    return EmailTable.byProvenEmail(sql, email.normalised())
        .or(() -> EmailTable.onlyShownIn(sql, email.normalised(), trusting));
  }

  /** People whose address begins so, by address; for whoever may know of everybody. */
  public List<Person> startingWith(Handle sql, String start, int most) {
    return EmailTable.startingWith(sql, start, most).stream()
        .flatMap(id -> PersonTable.find(sql, id).stream())
        .toList();
  }

  /** Makes an account nobody's; its owner speaks for the person by others, or links it again. */
  public void unlink(Tx tx, UUID person, Account account) {
    var event =
        AuditEvent.changed(
            "account.unlinked",
            "person",
            person,
            Map.of("account", account.toString(), "person", person.toString()),
            Map.of());
    touch(tx, person, event);
    IdentityTable.unlink(tx.sql(), account, tx.now());
    tx.audit(event);
  }

  /** Whether somebody can come back without any chat account: by the address that they proved. */
  public boolean provesElsewhere(Handle sql, UUID person) {
    return EmailTable.provenEmailOf(sql, person).isPresent();
  }

  /** The time zone that somebody picked; empty for what their chat platform says. */
  public Optional<String> zone(Handle sql, UUID person) {
    return PersonTable.zone(sql, person);
  }

  /** Picks a time zone, or none; one of the zones that {@link java.time.ZoneId} knows. */
  public void pickZone(Tx tx, UUID person, Optional<String> zone) {
    PersonTable.pickZone(tx.sql(), person, zone);
  }

  /** Closes the personal org that is changed: it ends with whoever it was for. */
  public void closePersonalOrg(Tx tx) {
    PersonTable.closePersonalOrg(tx.sql(), tx.org(), tx.now());
  }

  /** Whether somebody's account was deleted for good. */
  public boolean isErased(Handle sql, UUID person) {
    return PersonTable.isErased(sql, person);
  }

  /** The orgs that somebody is in, wherever these are spoken of. */
  public List<UUID> orgs(Handle sql, UUID person) {
    return PersonTable.orgs(sql, person);
  }

  /** The org that is somebody's own (D02). */
  public Optional<UUID> personalOrg(Handle sql, UUID person) {
    return PersonTable.personalOrg(sql, person);
  }

  /** Whether somebody is in an org that others can be in too, wherever it is spoken of. */
  public boolean isInSharedOrg(Handle sql, UUID person) {
    return PersonTable.isInSharedOrg(sql, person);
  }

  /** The same, of orgs other than that one. */
  public boolean isInSharedOrgBesides(Handle sql, UUID person, UUID org) {
    return PersonTable.isInSharedOrgBesides(sql, person, org);
  }

  /** The orgs last switched to with any of somebody's accounts, the last used account first. */
  public List<UUID> currentOrgs(Handle sql, UUID person) {
    return IdentityTable.currentOrgs(sql, person);
  }

  /** Makes an org the current one wherever the person can speak of it. */
  public void switchEverywhere(Tx tx, UUID person, UUID org) {
    IdentityTable.switchTo(tx.sql(), person, org);
  }

  /** Makes an org nobody's current one any more, or not that person's. */
  public void forgetOrg(Tx tx, UUID org, Optional<UUID> person) {
    IdentityTable.forgetOrg(tx.sql(), org, person);
  }

  /** Makes an org the current one where the account speaks. */
  public void switchHere(Tx tx, Account account, UUID org) {
    IdentityTable.switchTo(tx.sql(), account, org);
  }

  /**
   * Writes the person's row and then those of their other orgs, so that whatever was kept by an
   * org's version is read anew; each org's audit tells why.
   */
  static void touch(Tx tx, UUID person, AuditEvent event) {
    PersonTable.touch(tx.sql(), person);
    for (UUID org : PersonTable.orgs(tx.sql(), person)) {
      if (!org.equals(tx.org())) {
        tx.alsoIn(org, event);
      }
    }
  }

  private static AuditEvent proven(UUID person, String how) {
    return AuditEvent.created(
        "address.proven", "person", person, Map.of("by", how, "person", person.toString()));
  }

  static AuditEvent linked(UUID person, Account account, String why) {
    return AuditEvent.created(
        "account.linked", "person", person, Map.of("account", account.toString(), "by", why));
  }
}
