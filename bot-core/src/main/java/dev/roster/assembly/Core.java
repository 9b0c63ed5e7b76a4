package dev.roster.assembly;

import dev.roster.account.DiscordLinks;
import dev.roster.account.Unlinking;
import dev.roster.audit.AuditVerifier;
import dev.roster.audit.DigestFile;
import dev.roster.check.Checks;
import dev.roster.clock.DatabaseClock;
import dev.roster.command.Catalog;
import dev.roster.command.Changes;
import dev.roster.command.Command;
import dev.roster.command.CommandEngine;
import dev.roster.command.Engine;
import dev.roster.command.Feature;
import dev.roster.domain.DomainDoor;
import dev.roster.domain.DomainFeature;
import dev.roster.history.Archive;
import dev.roster.install.Installations;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.InviteFeature;
import dev.roster.person.SearchTable;
import dev.roster.platform.Platforms;
import dev.roster.service.ServiceDesk;
import dev.roster.session.MailboxCodes;
import dev.roster.session.Sessions;
import dev.roster.signin.Accounts;
import dev.roster.signin.SignIns;
import dev.roster.store.Backfill;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.team.Teams;
import dev.roster.usage.Meter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** The running core: what adapters and pages talk to. */
public final class Core implements AutoCloseable {

  private static final List<Backfill> BACKFILLS =
      List.of(SearchTable.backfill(), InviteFeature.backfill(), Teams.backfill());

  private final Ground ground;
  private final InviteFeature invite;
  private final DomainFeature domain;
  private final Meter meter;
  private final DiscordLinks discord;
  private final Unlinking unlinking;
  private final SignIns signIns;
  private final MailboxCodes mailboxCodes;
  private final Installations installations;
  private final List<Feature> features;
  private final Engine engine;
  private final ServiceDesk service;
  private final Accounts accounts;
  private final Checks checks;
  private final Housekeeping housekeeping;

  private Core(Databases databases, Settings settings, Outlets outlets, InstantSource clock) {
    this.ground = new Ground(databases, settings, outlets, clock);
    var commands = new ArrayList<Command<?>>();
    var keys = new KeyWiring(ground);
    var upgrade = UpgradeWiring.wire(ground);
    this.invite = InviteWiring.wire(ground);
    var account = AccountWiring.wire(ground, invite);
    this.discord = account.discord();
    this.unlinking = account.unlinking();
    var webhook = WebhookWiring.wire(ground);
    this.domain = DomainWiring.wire(ground, invite);
    this.installations = InstallWiring.wire(ground);
    var usage = new UsageWiring(ground);
    this.meter = usage.meter;
    var removal = new RemovalWiring(ground, keys, invite, upgrade, webhook);
    var operators = new OperatorWiring(ground, keys, invite, removal);
    // What somebody was promised comes before what is for all.
    var signIn = new SignInWiring(ground, List.of(invite.door(), domain.door()));
    this.signIns = signIn.signIns;
    this.mailboxCodes = signIn.mailboxCodes;
    // In the order of help.
    this.features =
        List.of(
            HomeWiring.wire(ground, invite, upgrade, domain, () -> Catalog.inGroups(commands)),
            account,
            webhook,
            new OrgWiring(ground, keys, invite, () -> List.copyOf(commands)),
            domain,
            usage.credits(),
            SchemeWiring.wire(ground, keys, invite),
            invite,
            MemberWiring.wire(ground, keys, removal),
            usage,
            TeamWiring.wire(ground),
            upgrade,
            keys,
            removal,
            operators,
            HistoryWiring.wire(ground),
            installations,
            signIn);
    features.forEach(feature -> commands.addAll(feature.commands()));
    features.forEach(feature -> feature.register(ground.relay));
    var commanding =
        new CommandEngine(
            Catalog.of(commands),
            ground.callers,
            databases,
            new Changes(ground.transactions, ground.callers, operators.announcing),
            clock);
    this.engine = commanding;
    this.service =
        new ServiceDesk(
            commanding,
            ground.members,
            ground.teams,
            ground.enrolment,
            ground.orgs,
            keys.keys,
            webhook);
    this.accounts = signIn.accounts(keys, commanding);
    this.checks =
        new Checks(databases, ground.transactions, meter, clock, ground.seats, ground.teams);
    this.housekeeping = new Housekeeping(databases, clock);
    ground.register(housekeeping);
    features.forEach(feature -> feature.register(housekeeping));
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
        new Databases(read, read),
        new AuditVerifier(new Keys(secretKey).forPurpose(Ground.AUDIT_CHAIN)));
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
    return ground.sessions;
  }

  /** The Slack workspaces that installed Roster. */
  public Installations installations() {
    return installations;
  }

  /** What links Discord accounts by signing in there. */
  public DiscordLinks discordLinks() {
    return discord;
  }

  /** What unlinks chat accounts on the account page. */
  public Unlinking unlinking() {
    return unlinking;
  }

  /** Where adapters register themselves. */
  public Platforms platforms() {
    return ground.platforms;
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
    return features.stream().mapToInt(Feature::endOverdue).sum();
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
        .mapToInt(one ->
            goesOn.getAsBoolean() ? one.run(ground.databases, ground.transactions, goesOn) : 0)
        .sum();
  }

  /**
   * Sends anew what an earlier run was sending when it was killed, without waiting for its lease to
   * end. Only where nobody else can be using the database, and before {@link #start}.
   */
  public void takeOver() {
    ground.relay.takeOver();
  }

  /** Begins to send what waits in the outbox, and to look for what other processes change. */
  public void start() {
    ground.relay.start();
    checks.start();
  }

  /** Looks at once for what has become due to be sent; without it that takes up to a second. */
  public void wake() {
    ground.relay.wake();
  }

  /** Whether the database answers; blocks for as long as the pool waits for a connection. */
  public boolean isReady() {
    try {
      ground.databases.time();
      return true;
    } catch (RuntimeException databaseIsDown) {
      return false;
    }
  }

  /** Stops sending after what is being sent, within 20 s; what waits stays in the outbox. */
  @Override
  public void close() {
    checks.close();
    ground.relay.close();
  }
}
