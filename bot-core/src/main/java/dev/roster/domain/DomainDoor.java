package dev.roster.domain;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.invite.InviteFeature;
import dev.roster.lookalike.Lookalikes;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
import dev.roster.session.Proof;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way in by an address of an org's proven domain, as {@code join.domain} says (C05, C06, E05,
 * X23). Only the very domain counts, none below it. Whoever was in before, and left or was removed,
 * is asked about where others come in by themselves: a removal is no removal that a sign-in
 * reverses. So is who has an address that mixes alphabets. A waiting invitation goes first, for it
 * carries a role of its own.
 */
public final class DomainDoor implements Door {

  private static final String KEY = "join.domain";
  private static final int LONGEST_KEY = 100;
  private static final int TOLD = 10;

  /** So long nobody is asked again about somebody whom they turned down. */
  private static final Duration DENIAL = Duration.ofDays(30);

  private final DomainFeature.Shared shared;
  private final JoinRole roles;
  private final JoinRequests requests;
  private final Admission admission;

  DomainDoor(
      DomainFeature.Shared shared, JoinRole roles, JoinRequests requests, Admission admission) {
    this.shared = shared;
    this.roles = roles;
    this.requests = requests;
    this.admission = admission;
  }

  private Databases databases() {
    return shared.databases();
  }

  private Schemes schemes() {
    return shared.schemes();
  }

  private Members members() {
    return shared.members();
  }

  private Orgs orgs() {
    return shared.orgs();
  }

  private InviteFeature invite() {
    return shared.invite();
  }

  private Notices notices() {
    return shared.notices();
  }

  private Transactions transactions() {
    return shared.transactions();
  }

  @Override
  public boolean isFor(Proof.SignIn proof) {
    DomainName domain = DomainName.of(proof.email());
    return databases()
        .read(sql ->
            DomainTable.owner(sql, domain)
                .filter(org -> !schemes().of(sql, org).policy(KEY).equals("off"))
                .isPresent());
  }

  @Override
  public List<Entry> open(UUID person, Proof.SignIn proof, String key) {
    DomainName domain = DomainName.of(proof.email());
    Optional<UUID> org = databases().read(sql -> DomainTable.owner(sql, domain));
    return org.flatMap(into -> open(into, domain, person, proof.email(), key))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<Entry> open(
      UUID org, DomainName domain, UUID person, EmailAddress email, String key) {
    String door = "domain:" + (key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY));
    var actor = new Actor(Optional.of(person), "sign-in", "sign-in", door);
    try {
      Came came =
          transactions().inOrg(actor, org, tx -> new Visit(tx, domain, person, email).enter());
      if (came.equals(Came.FULL)) {
        tellFull(org, domain, door);
      }
      return came.entry(databases().read(sql -> orgs().name(sql, org)));
    } catch (Refusal gone) {
      // The org was deleted between looking and coming in.
      return Optional.empty();
    }
  }

  /** What became of somebody. */
  private sealed interface Came {

    /** The plan has no room. */
    Came FULL =
        new Said(
            "There is no free seat in %s at present, and whoever runs it has been told. Sign in again once they made room.");

    /** There is nothing for them here, or they are in already. */
    record Past() implements Came {}

    /** They are in. */
    record In(Role role) implements Came {}

    /** Somebody is asked. */
    record Asking() implements Came {}

    /**
     * They stay out.
     *
     * @param sentence with a place for the org's name
     */
    record Said(String sentence) implements Came {}

    default Optional<Entry> entry(String org) {
      return switch (this) {
        case Past() -> Optional.empty();
        case In(var role) -> Optional.of(new Entry.Joined(org, role.title()));
        case Asking() -> Optional.of(new Entry.Asked(org));
        case Said(var sentence) -> Optional.of(new Entry.Refused(org, sentence.formatted(org)));
      };
    }
  }

  /** One person before one org, within its change. */
  private final class Visit {

    private final Tx tx;
    private final DomainName domain;
    private final UUID person;
    private final EmailAddress email;

    Visit(Tx tx, DomainName domain, UUID person, EmailAddress email) {
      this.tx = tx;
      this.domain = domain;
      this.person = person;
      this.email = email;
    }

    Came enter() {
      tx.actsOnOneself();
      Optional<OrgDomain> proven =
          DomainTable.find(tx.sql(), tx.org(), domain).filter(OrgDomain::isProven);
      Scheme scheme = schemes().of(tx.sql(), tx.org());
      String way = scheme.policy(KEY);
      if (proven.isEmpty() || way.equals("off")) {
        return unchanged(new Came.Past());
      }
      return members()
          .byPerson(tx.sql(), tx.org(), person)
          .or(() -> members().byEmail(tx.sql(), tx.org(), email))
          .map(this::known)
          .orElseGet(() -> stranger(scheme, way, proven.get()));
    }

    private Came known(Member member) {
      if (member.isSuspended()) {
        return unchanged(
            new Came.Said(
                "Your access to %s is suspended. Whoever manages its members can give it back."));
      }
      return unchanged(
          member.person().equals(person)
              ? new Came.Past()
              : new Came.Said(
                  "Somebody with your address is in %s already, from chat. If that is you, type `account link` there with this address."));
    }

    private Came stranger(Scheme scheme, String way, OrgDomain proven) {
      if (invite().isInvited(tx.sql(), tx.org(), person, email, tx.now())) {
        // By a sign-in its own door accepts it, or says why not.
        return unchanged(
            !scheme.policy("join.identity").equals("link")
                ? new Came.Past()
                : new Came.Said(
                    "An invitation to %s waits for you: accept it, by the link in your mail or in chat."));
      }
      Role role = roles.of(tx.sql(), scheme, proven);
      boolean returning = JoinTable.wasIn(tx.sql(), tx.org(), person, email);
      // An eye may take it for another address: people decide, not the sign-in.
      boolean doubtful = Lookalikes.mixture(email).isPresent();
      if (way.equals("ask") || returning || doubtful) {
        if (JoinTable.isDeniedSince(tx.sql(), tx.org(), person, tx.now().minus(DENIAL))) {
          return unchanged(
              new Came.Said(
                  "Your wish to join %s was turned down. Whoever manages its people can still let you in another way."));
        }
        return switch (requests.ask(tx, scheme, person, email, role, returning)) {
          case NOW, BEFORE -> new Came.Asking();
          case NOBODY ->
              new Came.Said("Nobody in %s can let people in at present. Try again later.");
        };
      }
      Org org = orgs().get(tx.sql(), tx.org(), tx.now());
      if (org.seatsLeft().orElse(1) == 0) {
        return unchanged(Came.FULL);
      }
      JoinRequests.endFor(tx, person, Optional.of(email));
      admission.admit(tx, person, role, Optional.of(domain), Optional.empty());
      return new Came.In(role);
    }

    private Came unchanged(Came came) {
      tx.leaveUnchanged();
      return came;
    }
  }

  /** Those who could change the plan, and those who decide on people; once a day. */
  private void tellFull(UUID org, DomainName domain, String key) {
    transactions()
        .delivering(
            Actor.system("domain", key),
            tx -> {
              if (!DomainTable.tellFull(tx.sql(), org, domain, tx.now())) {
                return false;
              }
              Scheme scheme = schemes().of(tx.sql(), org);
              Org now = orgs().get(tx.sql(), org, tx.now());
              var holders = new LinkedHashSet<Role>();
              holders.addAll(Access.holders(scheme, Permission.BILLING_MANAGE));
              holders.addAll(JoinRole.deciding(scheme, org, now.name(), scheme.lowest()));
              Members.lastActive(tx.sql(), org, List.copyOf(holders), TOLD)
                  .forEach(
                      person -> notices().tell(tx, org, person, DomainReplies.full(now, domain)));
              return true;
            });
  }
}
