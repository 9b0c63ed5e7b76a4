package dev.roster.org;

import dev.roster.access.Schemes;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Shown;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The orgs that are somebody's own (D02): made once, beside the org of the scheme {@code owned}
 * that they join first (X27). On the plan with one seat, so that nobody else is ever in it.
 */
public final class PersonalOrgs {

  /** Whose members have a personal org, and what that lives by itself (X27). */
  private static final String SCHEME = "owned";

  private static final String PLAN = "free";
  private static final String NAME_ENDS = " (personal)";
  private static final int LONGEST_NAME = 80;

  private final Members members;
  private final People people;
  private final Schemes schemes;

  /** Wires it. */
  public PersonalOrgs(Members members, People people, Schemes schemes) {
    this.members = members;
    this.people = people;
    this.schemes = schemes;
  }

  /**
   * Makes the personal org of whoever joins the org that is changed, unless they have one or that
   * org is on another scheme. It is spoken where that org is, and is nobody's current one.
   */
  public void ensure(Tx tx, UUID person) {
    boolean owned = schemes.of(tx.sql(), tx.org()).name().equals(SCHEME);
    if (!owned || people.personalOrg(tx.sql(), person).isPresent()) {
      return;
    }
    UUID org = Transactions.newId();
    tx.newOrgBeside(org, beside -> make(beside, person, tx.org()));
  }

  /**
   * The org for whose sake somebody who signs in should have a personal one and has none: they were
   * in it before it came to that scheme (X27).
   */
  public static Optional<UUID> owedFor(Handle sql, UUID person) {
    return OrgTable.owesPersonal(sql, person, SCHEME);
  }

  /** Makes it; the change is the making of an org. */
  public void make(Tx tx, UUID person, UUID like) {
    if (people.personalOrg(tx.sql(), person).isPresent()) {
      tx.leaveUnchanged();
      return;
    }
    tx.actsOnOneself();
    String owner = people.find(tx.sql(), person).map(Person::name).orElse("Somebody");
    String name = Shown.of(owner, LONGEST_NAME - NAME_ENDS.length()) + NAME_ENDS;
    String wanted = Slug.of(name, "personal");
    String slug =
        Slug.free(wanted, new HashSet<>(OrgTable.slugsLike(tx.sql(), wanted)), tx.tries());
    // INVARIANT: org_personal_of is unique, so whoever joins two orgs at once tries again.
    OrgTable.insertPersonal(tx.sql(), tx.now(), tx.org(), slug, name, SCHEME, PLAN, person);
    tx.audit(
        AuditEvent.created(
                "org.created",
                "org",
                tx.org(),
                Map.of("plan", PLAN, "scheme", SCHEME, "personal_of", person.toString()))
            // The short name is made from the person's: it goes when their account is erased.
            .saying(Map.of("name", name, "slug", slug)));
    members.join(tx, person, schemes.current(tx.sql(), SCHEME).top());
    OrgTable.connectLike(tx.sql(), tx.now(), tx.org(), like);
  }
}
