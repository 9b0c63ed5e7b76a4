package dev.roster.assembly;

import dev.roster.access.Schemes;
import dev.roster.apikey.ServiceSeats;
import dev.roster.audit.AuditLog;
import dev.roster.audit.AuditVerifier;
import dev.roster.command.Callers;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.Platforms;
import dev.roster.session.Sessions;
import dev.roster.signin.WebSeats;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Transactions;
import dev.roster.team.Enrolment;
import dev.roster.team.Teams;
import java.time.InstantSource;

/** What the features stand on: the outside, the store, and who is who in which org. */
final class Ground {

  static final String AUDIT_CHAIN = "audit chain";

  final Databases databases;
  final Settings settings;
  final Outlets outlets;
  final InstantSource clock;
  final Keys keys;
  final Platforms platforms = new Platforms();
  final OutboxRelay relay;
  final AuditVerifier verifier;
  final Transactions transactions;
  final Schemes schemes = new Schemes();
  final Members members = new Members();
  final People people;
  final Orgs orgs;
  final PersonalOrgs personalOrgs;
  final PlatformAdmins admins;
  final Teams teams = new Teams();
  final Enrolment enrolment = new Enrolment(members);
  final Sessions sessions;
  final Notices notices;

  /** Who calls, from a chat or a program. */
  final Callers seats;

  /** Who calls, also from a page. */
  final WebSeats callers;

  Ground(Databases databases, Settings settings, Outlets outlets, InstantSource clock) {
    this.databases = databases;
    this.settings = settings;
    this.outlets = outlets;
    this.clock = clock;
    this.keys = new Keys(settings.secretKey());
    this.relay = new OutboxRelay(databases, clock);
    this.verifier = new AuditVerifier(keys.forPurpose(AUDIT_CHAIN));
    this.transactions =
        new Transactions(databases, clock, new AuditLog(keys.forPurpose(AUDIT_CHAIN)), relay::wake);
    this.people = new People(databases, transactions);
    this.orgs = new Orgs(people, members, schemes);
    this.personalOrgs = new PersonalOrgs(members, people, schemes);
    this.admins = new PlatformAdmins(settings.platformAdmins(), platforms, settings.issuer());
    var spoken = new Seats(databases, platforms, people, admins, members, schemes, clock);
    this.seats = new ServiceSeats(spoken, databases, clock);
    this.callers = new WebSeats(seats, people, databases);
    this.sessions = new Sessions(databases, transactions, clock, settings.issuer());
    this.notices = new Notices(databases, transactions, platforms, people, outlets.mailer());
    notices.register(relay);
  }

  /** Names what of it is to be cleared away. */
  void register(Housekeeping housekeeping) {
    notices.register(housekeeping);
    members.register(housekeeping);
    sessions.register(housekeeping);
  }
}
