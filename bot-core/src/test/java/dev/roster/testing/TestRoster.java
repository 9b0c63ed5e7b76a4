package dev.roster.testing;

import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.invite.TypedName;
import dev.roster.org.OrgCreation;
import dev.roster.person.EmailAddress;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/**
 * A whole core on a real database, with two chat platforms, a mail server and a clock in the hands
 * of the test. People say lines, press buttons and fill forms in the Slack workspace {@code T1}:
 *
 * <pre>{@code
 * var ana = roster.person("Ana Lima", "ana@acme.test");
 * roster.say(ana, "org create Acme pro");
 * roster.press(ben, roster.newestCard(ben), "Accept");
 * }</pre>
 *
 * Others are on Discord, which has one account for all servers, tells no addresses, and whose
 * direct messages belong to no server. There lines are said in the server {@code G1} unless a test
 * says where, and buttons are pressed in direct messages:
 *
 * <pre>{@code
 * var zoe = roster.onDiscord("Zoe");
 * roster.sayIn(zoe, "G2", "org list");
 * roster.sayDirect(zoe, "account link zoe@acme.test");
 * }</pre>
 */
public final class TestRoster extends Talk implements AutoCloseable {

  /** The Slack workspace that everybody speaks in. */
  public static final String TENANT = "T1";

  /** The identity provider at which people sign in unless a test says otherwise. */
  public static final String ISSUER = "https://id.test";

  // A look takes 5 ms.
  private static final int LOOKS_A_WAKE = 10;
  // Never the same twice in a run, so that several cores may follow each other on one schema.
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private final TestDatabase database;
  private final SettableClock clock = new SettableClock();
  private final FakePlatform slack = new FakePlatform("slack");
  private final FakePlatform discord = new FakePlatform("discord");
  private final FakeMailer mailer = new FakeMailer();
  private final FakeWebhooks webhooks = new FakeWebhooks();
  private final FakeRecords records = new FakeRecords();
  private final Core core;
  private final OrgCreation creation;
  private final Set<String> admins;
  private final String issuer;

  private TestRoster(TestDatabase database, DataSource write) {
    this(database, write, OrgCreation.ANYONE, Set.of(), ISSUER);
  }

  private TestRoster(
      TestDatabase database,
      DataSource write,
      OrgCreation creation,
      Set<String> admins,
      String issuer) {
    this.database = database;
    this.issuer = issuer;
    this.creation = creation;
    this.admins = admins;
    slack.install(TENANT, "Acme Chat");
    discord.install(GUILD, "Acme Guild");
    this.core = assemble(database.read(), write, issuer);
  }

  private Core assemble(DataSource read, DataSource write, String at) {
    var settings =
        new Settings(SECRET, URI.create("https://roster.test"), creation, admins, Optional.of(at));
    Core made = Core.create(read, write, settings, new Outlets(mailer, webhooks, records), clock);
    made.platforms().register(slack);
    made.platforms().register(discord);
    return made;
  }

  /** A second core on the same database, platform and clock, as another process would run it. */
  public Core replica() {
    return replica(database.read());
  }

  /** The same with another pool for reading, such as one whose connections break. */
  public Core replica(DataSource read) {
    return assemble(read, database.write(), issuer);
  }

  /** The same as it is started after the configuration names another identity provider. */
  public Core signingInAt(String otherIssuer) {
    return assemble(database.read(), database.write(), otherIssuer);
  }

  /** A core that runs and sends. */
  public static TestRoster start(TestDatabase database) {
    return start(database, database.write());
  }

  /** The same with another pool for changes, such as one whose connections break. */
  public static TestRoster start(TestDatabase database, DataSource write) {
    var roster = new TestRoster(database, write);
    roster.core.start();
    return roster;
  }

  /** A core that runs and sends, of which people with these addresses are platform admins. */
  public static TestRoster runBy(TestDatabase database, OrgCreation creation, String... admins) {
    var roster = new TestRoster(database, database.write(), creation, Set.of(admins), ISSUER);
    roster.core.start();
    return roster;
  }

  /** A core that runs and sends, where people sign in at that identity provider. */
  public static TestRoster startAt(TestDatabase database, String issuer) {
    var roster = new TestRoster(database, database.write(), OrgCreation.ANYONE, Set.of(), issuer);
    roster.core.start();
    return roster;
  }

  /** A core that does not send what waits in the outbox. */
  public static TestRoster silent(TestDatabase database) {
    return new TestRoster(database, database.write());
  }

  /** The same with another pool for changes. */
  public static TestRoster silent(TestDatabase database, DataSource write) {
    return new TestRoster(database, write);
  }

  /** Somebody new in the workspace, with a confirmed address. */
  public Account person(String name, String email) {
    return slack.person(TENANT, "U" + PEOPLE.incrementAndGet(), name, email);
  }

  /** Somebody new in the workspace whose address nobody knows. */
  public Account person(String name) {
    return slack.person(TENANT, "U" + PEOPLE.incrementAndGet(), name);
  }

  /** A guest of the workspace. */
  public Account guest(String name) {
    return slack.person(
        TENANT, "U" + PEOPLE.incrementAndGet(), name, Optional.empty(), Standing.OUTSIDER);
  }

  /** Somebody new on Discord, in whatever servers a test lets them speak. */
  public Account onDiscord(String name) {
    return onDiscord(name, Standing.MEMBER);
  }

  /** The same with a standing, in whatever server. */
  public Account onDiscord(String name, Standing standing) {
    return discord.person(
        Account.EVERYWHERE, "D" + PEOPLE.incrementAndGet(), name, Optional.empty(), standing);
  }

  /** Somebody who is in the org that the owner speaks of: invited by mention, accepted by card. */
  public Account member(Account owner, String name, String role) {
    return join(owner, person(name, "p" + PEOPLE.get() + "@acme.test"), role);
  }

  /** The same for somebody on Discord; the owner speaks in {@link #GUILD}. */
  public Account discordMember(Account owner, String name, String role) {
    return join(owner, onDiscord(name), role);
  }

  private Account join(Account owner, Account account, String role) {
    say(owner, "invite send " + account.mention() + " role:" + role);
    settle();
    press(account, newestCard(account), "Accept");
    return account;
  }

  /** Accepts by the link of an invitation, in a browser that proved the invited address. */
  public Outcome accept(String token, String key) {
    return accept(core, token, key);
  }

  /** The same at a replica. */
  public Outcome accept(Core at, String token, String key) {
    String email =
        database
            .rows("select email from invitation where token_hash = unhex(sha2(?, 256))", token)
            .stream()
            .findFirst()
            .orElse("nobody@far.test");
    boolean signsIn =
        at.links().find(token).filter(shown -> shown.identity().isSignIn()).isPresent();
    WebSession session = proving(at, signsIn ? signIn(email) : code(email));
    return at.links().accept(token, Optional.of(session), new TypedName("Newt", "Comer"), key);
  }

  /** A browser whose user typed the code that was mailed to an address. */
  public WebSession proving(String email) {
    return proving(core, code(email));
  }

  /** A browser whose user signed in with an address. */
  public WebSession signedIn(String email) {
    return proving(core, signIn(email));
  }

  private static WebSession proving(Core at, Proof proof) {
    String cookie = at.sessions().begin(proof, Optional.empty(), Optional.empty());
    return at.sessions().find(cookie).orElseThrow();
  }

  private static Proof code(String email) {
    return new Proof.Code(EmailAddress.parse(email).orElseThrow());
  }

  /** A sign-in of whoever has an address at the one identity provider; it tells no name. */
  public static Proof.SignIn signIn(String email) {
    return new Proof.SignIn(
        ISSUER,
        "subject of " + email,
        EmailAddress.parse(email).orElseThrow(),
        Optional.empty(),
        Optional.empty());
  }

  /** The newest direct message to somebody, as it looks now. */
  public Reply.Message newestCard(Account who) {
    List<Reply.Message> cards = (isOnDiscord(who) ? discord : slack).directTo(who);
    if (cards.isEmpty()) {
      throw new AssertionError("nothing was sent to " + who);
    }
    return cards.getLast();
  }

  /** Waits until everything that is due has been sent. */
  public void settle() {
    var looks = new AtomicInteger();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          // The clock of a test moves without the relay; it would look within a second by itself.
          if (looks.getAndIncrement() % LOOKS_A_WAKE == 0) {
            core.wake();
          }
          return database.number(
                  """
                  select count(*) from outbox o where o.state = 'claimed'
                    or (o.state = 'waiting' and o.due_at <= ?
                      and not exists (select 1 from outbox e
                        where e.lane = o.lane and e.seq < o.seq and e.state = 'waiting'
                          and e.due_at > ?))
                  """,
                  LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                  LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
              == 0;
        });
  }

  /** Fails when anything that must always hold does not (trust.md, R2 and R4). */
  public void requireInvariants() {
    Invariants.require(database, auditKey());
  }

  /** The key of the audit chain: one block of HKDF's expansion of the secret. */
  public static byte[] auditKey() {
    return auditKey(SECRET);
  }

  /** The same of another secret. */
  public static byte[] auditKey(byte[] secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update("roster audit chain".getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(new byte[] {1});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The core itself. */
  public Core core() {
    return core;
  }

  @Override
  public Engine engine() {
    return core.engine();
  }

  /** Slack. */
  public FakePlatform slack() {
    return slack;
  }

  /** Discord. */
  public FakePlatform discord() {
    return discord;
  }

  /** The mail server. */
  public FakeMailer mailer() {
    return mailer;
  }

  /** Where events are posted. */
  public FakeWebhooks webhooks() {
    return webhooks;
  }

  /** What is published of domains. */
  public FakeRecords records() {
    return records;
  }

  /** The time. */
  public SettableClock clock() {
    return clock;
  }

  /** The schema beneath. */
  public TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    core.close();
  }
}
