package dev.roster.domain;

import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Members;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.People;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes somebody in who came by a domain. The checks are the caller's. */
final class Admission {

  private final Members members;
  private final People people;
  private final InviteFeature invite;
  private final PersonalOrgs personal;

  Admission(Members members, People people, Schemes schemes, InviteFeature invite) {
    this.members = members;
    this.people = people;
    this.invite = invite;
    this.personal = new PersonalOrgs(members, people, schemes);
  }

  /**
   * Takes them in.
   *
   * @param domain that they came by; absent once their address was erased
   * @param by who let them in; absent for nobody
   * @return whether they are welcomed by mail
   */
  boolean admit(Tx tx, UUID person, Role role, Optional<DomainName> domain, Optional<UUID> by) {
    // INVARIANT: whoever is in holds one seat; what they were sent would hold another.
    invite.endFor(tx, person);
    members.join(
        tx, person, role, domain.map(name -> Map.of("domain", name.ascii())).orElse(Map.of()));
    people.switchWhereNone(tx, person, tx.org());
    personal.ensure(tx, person);
    return invite.welcome().greet(tx, person, Optional.empty(), by);
  }
}
