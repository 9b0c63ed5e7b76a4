package dev.roster.assembly;

import dev.roster.access.Schemes;
import dev.roster.account.AccountFeature;
import dev.roster.account.DiscordLinks;
import dev.roster.apikey.ApiKeys;
import dev.roster.apikey.KeyCommands;
import dev.roster.apikey.KeyEnds;
import dev.roster.apikey.KeyReminders;
import dev.roster.apikey.RoleKeys;
import dev.roster.apikey.ServiceSeats;
import dev.roster.audit.AuditLog;
import dev.roster.audit.AuditVerifier;
import dev.roster.audit.DigestFile;
import dev.roster.check.Checks;
import dev.roster.clock.DatabaseClock;
import dev.roster.command.Caller;
import dev.roster.command.Catalog;
import dev.roster.command.Changes;
import dev.roster.command.Command;
import dev.roster.command.CommandEngine;
import dev.roster.command.Engine;
import dev.roster.domain.DomainDoor;
import dev.roster.domain.DomainFeature;
import dev.roster.history.Archive;
import dev.roster.history.HistoryCommands;
import dev.roster.home.HomeCommands;
import dev.roster.install.Installations;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InviteFeature;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.member.Succession;
import dev.roster.notice.Notices;
import dev.roster.operator.Announcing;
import dev.roster.operator.OperatorCommands;
import dev.roster.org.Announcement;
import dev.roster.org.Connecting;
import dev.roster.org.OrgCommands;
import dev.roster.org.Orgs;
import dev.roster.org.PersonalOrgs;
import dev.roster.org.Plans;
import dev.roster.org.Policies;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.person.SearchTable;
import dev.roster.platform.Platforms;
import dev.roster.removal.Farewell;
import dev.roster.removal.RemovalCommands;
import dev.roster.scheme.ChangeScheme;
import dev.roster.service.ServiceDesk;
import dev.roster.session.MailboxCodes;
import dev.roster.session.Sessions;
import dev.roster.signin.Accounts;
import dev.roster.signin.Homes;
import dev.roster.signin.SignIns;
import dev.roster.signin.WebSeats;
import dev.roster.store.Backfill;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Transactions;
import dev.roster.team.Comeback;
import dev.roster.team.Enrolment;
import dev.roster.team.Ownership;
import dev.roster.team.TeamCommands;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeFeature;
import dev.roster.usage.CreditCommands;
import dev.roster.usage.Meter;
import dev.roster.usage.SpentByTeam;
import dev.roster.usage.UsageCommands;
import dev.roster.usage.UsedByMember;
import dev.roster.usage.UsedByOrg;
import dev.roster.usage.Warnings;
import dev.roster.webhook.WebhookFeature;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** The running core: what adapters and pages talk to. */
public final class Core implements AutoCloseable {

  static final String AUDIT_CHAIN = "audit chain";

  private static final List<Backfill> BACKFILLS =
      List.of(SearchTable.backfill(), InviteFeature.backfill(), Teams.backfill());

  private final Databases databases;
  private final Transactions transactions;
  private final Platforms platforms = new Platforms();
  private final OutboxRelay relay;
  private final UpgradeFeature upgrade;
  private final InviteFeature invite;
  private final DomainFeature domain;
  private final Meter meter;
  private final KeyReminders reminders;
  private final Engine engine;
  private final ServiceDesk service;
  private final Housekeeping housekeeping;
  private final Checks checks;
  private final Sessions sessions;
  private final DiscordLinks discord;
  private final SignIns signIns;
  private final Accounts accounts;
  private final MailboxCodes mailboxCodes;
  private final Installations installations;

  private Core(Databases databases, Settings settings, Outlets outlets, InstantSource clock) {
    this.databases = databases;
    var keys = new Keys(settings.secretKey());
    this.relay = new OutboxRelay(databases, clock);
    var audit = new AuditLog(keys.forPurpose(AUDIT_CHAIN));
    var verifier = new AuditVerifier(keys.forPurpose(AUDIT_CHAIN));
    this.transactions = new Transactions(databases, clock, audit, relay::wake);
    var schemes = new Schemes();
    var members = new Members();
    var people = new People(databases, transactions);
    var orgs = new Orgs(people, members, schemes);
    var platformAdmins = new PlatformAdmins(settings.platformAdmins(), platforms);
    var spoken = new Seats(databases, platforms, people, platformAdmins, members, schemes, clock);
    var seats = new ServiceSeats(spoken, databases, clock);
    var teams = new Teams();
    var enrolment = new Enrolment(members);
    this.sessions = new Sessions(databases, transactions, clock);
    this.mailboxCodes =
        new MailboxCodes(
            databases,
            transactions,
            clock,
            people,
            outlets.mailer(),
            keys.forPurpose("mailbox codes"));
    mailboxCodes.register(relay);
    var notices = new Notices(databases, transactions, platforms, people, outlets.mailer());
    notices.register(relay);
    var apiKeys = new ApiKeys(seats);
    this.reminders =
        new KeyReminders(
            new KeyReminders.Shared(
                databases, transactions, clock, apiKeys, members, orgs, schemes, notices));
    this.meter = new Meter(transactions, new Warnings(members, schemes, notices));
    this.checks = new Checks(databases, transactions, meter, clock, seats, teams);
    var keyEnds = new KeyEnds(seats);
    var roleKeys = new RoleKeys(keyEnds, seats);
    var ownership = new Ownership(members, schemes, notices);
    this.upgrade =
        new UpgradeFeature(
            new UpgradeFeature.Shared(
                databases, transactions, clock, schemes, people, members, orgs, seats, notices),
            platforms);
    upgrade.register(relay);
    var shared =
        new InviteFeature.Shared(
            databases,
            transactions,
            clock,
            schemes,
            people,
            members,
            orgs,
            teams,
            enrolment,
            seats,
            notices,
            sessions);
    this.invite =
        new InviteFeature(
            shared,
            platforms,
            outlets.mailer(),
            keys.forPurpose("invitation links"),
            settings.publicUrl());
    invite.register(relay);
    var connecting =
        new Connecting(
            new Connecting.Shared(databases, seats, people, orgs, notices),
            keys.forPurpose("connect codes"));
    var account =
        new AccountFeature(
            new AccountFeature.Shared(
                databases, transactions, clock, platforms, people, seats, invite),
            outlets.mailer(),
            keys.forPurpose("account codes"),
            keys.forPurpose("account links"));
    this.discord = account.discord();
    account.register(relay);
    var webhook =
        new WebhookFeature(
            new WebhookFeature.Shared(
                databases,
                transactions,
                clock,
                orgs,
                people,
                outlets.webhooks(),
                settings.publicUrl()),
            keys.forPurpose("webhook signatures"));
    webhook.register(relay);
    this.domain =
        new DomainFeature(
            new DomainFeature.Shared(
                databases,
                transactions,
                clock,
                schemes,
                people,
                members,
                orgs,
                seats,
                invite,
                notices),
            new DomainFeature.World(
                platforms, outlets.mailer(), outlets.records(), settings.publicUrl()),
            keys.forPurpose("domain records"),
            Caller::platformAdmin);
    domain.register(relay);
    this.installations =
        new Installations(
            new Installations.Shared(
                databases, transactions, clock, members, schemes, orgs, notices));
    installations.register(relay);
    var commands = new ArrayList<Command<?>>();
    commands.addAll(
        HomeCommands.all(
            invite,
            upgrade,
            domain,
            notices,
            orgs,
            teams,
            people,
            () -> Catalog.inGroups(commands)));
    commands.addAll(account.commands());
    commands.addAll(webhook.commands());
    commands.addAll(
        OrgCommands.all(
            orgs,
            members,
            people,
            seats,
            platforms,
            connecting,
            new Policies(schemes),
            new Announcement(databases, platforms),
            new Plans(orgs, invite::expireOverdue),
            new Succession(members, notices, roleKeys),
            new UsedByOrg(),
            settings.orgCreation(),
            DomainFeature::shown,
            () -> List.copyOf(commands)));
    commands.addAll(domain.commands());
    commands.addAll(CreditCommands.all(orgs, members, notices));
    commands.add(ChangeScheme.declare(schemes, orgs, invite, keyEnds, notices));
    commands.addAll(invite.commands());
    var removal =
        new RemovalCommands.Shared(
            members,
            people,
            orgs,
            teams,
            enrolment,
            ownership,
            new Comeback(members),
            invite,
            upgrade,
            keyEnds,
            webhook,
            notices);
    commands.addAll(
        MemberCommands.all(
            members,
            people,
            teams,
            RemovalCommands.standing(removal),
            HistoryCommands.past(members, enrolment),
            new UsedByMember(),
            roleKeys,
            notices));
    commands.addAll(UsageCommands.all(members, teams));
    commands.addAll(
        TeamCommands.all(teams, members, enrolment, ownership, notices, new SpentByTeam()));
    commands.addAll(upgrade.commands());
    commands.addAll(KeyCommands.all(apiKeys, keyEnds, members, notices));
    commands.addAll(RemovalCommands.all(removal));
    var announcing = new Announcing(members, people, notices);
    var operators =
        new OperatorCommands.Shared(
            databases,
            seats,
            people,
            members,
            orgs,
            new PersonalOrgs(members, people, schemes),
            invite,
            keyEnds,
            notices,
            new Farewell(removal),
            announcing);
    OperatorCommands.register(relay, operators, outlets.mailer());
    commands.addAll(OperatorCommands.all(operators));
    commands.addAll(
        HistoryCommands.all(new HistoryCommands.Shared(members, people, enrolment, verifier)));
    var callers = new WebSeats(seats, people, databases);
    var commanding =
        new CommandEngine(
            Catalog.of(commands),
            callers,
            databases,
            new Changes(transactions, callers, announcing),
            clock);
    this.engine = commanding;
    this.service = new ServiceDesk(commanding, members, teams, enrolment, orgs, apiKeys, webhook);
    this.signIns =
        // What somebody was promised comes before what is for all.
        new SignIns(
            databases,
            transactions,
            clock,
            sessions,
            new PersonalOrgs(members, people, schemes),
            List.of(invite.door(), domain.door()),
            new Homes(platforms));
    this.accounts =
        new Accounts(
            new Accounts.Shared(databases, clock, people, seats, apiKeys, keyEnds, sessions),
            commanding);
    this.housekeeping = new Housekeeping(databases, clock);
    notices.register(housekeeping);
    members.register(housekeeping);
    account.register(housekeeping);
    connecting.register(housekeeping);
    meter.register(housekeeping);
    sessions.register(housekeeping);
    mailboxCodes.register(housekeeping);
    installations.register(housekeeping);
  }

  /**
   * Puts the core together on a migrated database, with the database's own clock. Nothing runs
   * before {@link #start}; register the platforms in between.
   *
   * @param read connections with autocommit on
   * @param write connections with autocommit off, so that a transaction costs no extra round trips
   */
  public static Core create(DataSource read, DataSource write, Settings settings, Outlets outlets) {
    var databases = new Databases(read, write);
    return new Core(
        databases, settings, outlets, new DatabaseClock(InstantSource.system(), databases::time));
  }

  /** The same with another clock, for tests. */
  public static Core create(
      DataSource read, DataSource write, Settings settings, Outlets outlets, InstantSource clock) {
    return new Core(new Databases(read, write), settings, outlets, clock);
  }

  /**
   * The audit alone, without anything that runs: for tools that check or export it.
   *
   * @param read connections with autocommit on
   * @param secretKey as in {@link Settings}
   */
  public static Archive archive(DataSource read, byte[] secretKey) {
    return new Archive(
        new Databases(read, read), new AuditVerifier(new Keys(secretKey).forPurpose(AUDIT_CHAIN)));
  }

  /**
   * The signed digests of the audit.
   *
   * @param file where they are, outside the database
   * @param secretKey as in {@link Settings}
   */
  public static DigestFile digests(Path file, byte[] secretKey) {
    return new DigestFile(file, new Keys(secretKey).forPurpose("audit digests"));
  }

  /** What adapters talk to. */
  public Engine engine() {
    return engine;
  }

  /** What counts what the product reports as used. */
  public Meter meter() {
    return meter;
  }

  /** What the product asks. */
  public Checks checks() {
    return checks;
  }

  /** What the API talks to. */
  public ServiceDesk service() {
    return service;
  }

  /** What the invitation pages talk to. */
  public InvitationLinks links() {
    return invite.links();
  }

  /** What lets in who signed in at the identity provider. */
  public SignIns signIns() {
    return signIns;
  }

  /** What the account page talks to. */
  public Accounts accounts() {
    return accounts;
  }

  /** What proves in a browser that its user reads a mailbox. */
  public MailboxCodes mailboxCodes() {
    return mailboxCodes;
  }

  /** What knows the browsers on the pages. */
  public Sessions sessions() {
    return sessions;
  }

  /** The Slack workspaces that installed Roster. */
  public Installations installations() {
    return installations;
  }

  /** What links Discord accounts by signing in there. */
  public DiscordLinks discordLinks() {
    return discord;
  }

  /** Where adapters register themselves. */
  public Platforms platforms() {
    return platforms;
  }

  /** Clears away what is over; to be run every hour or so. */
  public Housekeeping housekeeping() {
    return housekeeping;
  }

  /**
   * Ends what has run out, such as requests that nobody decided on, and says what soon will; to be
   * run every minute or so, on any number of replicas.
   *
   * @return how much was ended or said
   */
  public int endOverdue() {
    return upgrade.endOverdue() + invite.endOverdue() + domain.endOverdue() + reminders.send();
  }

  /**
   * Looks for the records of orgs' domains that are due; to be run every minute or so, on any
   * number of replicas, beside other chores: each look may wait some seconds for DNS.
   *
   * @return at how many it looked
   */
  public int watchDomains() {
    return domain.watch();
  }

  /** The way in for people with an address of an org's domain; opened after the invitations'. */
  public DomainDoor domainDoor() {
    return domain.door();
  }

  /**
   * Writes the words by which people, teams and invitations are found, for those of before they
   * were kept; to be run behind a start, on any number of replicas. Where nothing is missing it
   * costs next to nothing. Until it ends a search does not find all of them.
   *
   * @param goesOn asked again and again; what is left then is done the next time
   * @return of how many words were missing
   */
  public int fillWords(BooleanSupplier goesOn) {
    return BACKFILLS.stream()
        .mapToInt(one -> goesOn.getAsBoolean() ? one.run(databases, transactions, goesOn) : 0)
        .sum();
  }

  /**
   * Sends anew what an earlier run was sending when it was killed, without waiting for its lease to
   * end. Only where nobody else can be using the database, and before {@link #start}.
   */
  public void takeOver() {
    relay.takeOver();
  }

  /** Begins to send what waits in the outbox, and to look for what other processes change. */
  public void start() {
    relay.start();
    checks.start();
  }

  /** Looks at once for what has become due to be sent; without it that takes up to a second. */
  public void wake() {
    relay.wake();
  }

  /** Whether the database answers; blocks for as long as the pool waits for a connection. */
  public boolean isReady() {
    try {
      databases.time();
      return true;
    } catch (RuntimeException databaseIsDown) {
      return false;
    }
  }

  /** Stops sending after what is being sent, within 20 s; what waits stays in the outbox. */
  @Override
  public void close() {
    checks.close();
    relay.close();
  }
}
