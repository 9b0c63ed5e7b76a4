package dev.roster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.command.Command;
import dev.roster.member.Members;
import dev.roster.member.Seats;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An org of its own on one scheme, with people in whatever roles a test asks for. Who founds it
 * holds the top role. The others are taken in beside the invitations, which not every scheme has;
 * that is a change of the org like any other, with its audit event:
 *
 * <pre>{@code
 * var stage = SchemeStage.on(roster, "ladder");
 * var editor = stage.person("editor");
 * assertThat(stage.ask(editor, "member list")).contains("does not include");
 * }</pre>
 */
public final class SchemeStage {

  private static final AtomicInteger CHANGES = new AtomicInteger();

  /** The plan that an org gets, with room for everybody. */
  private static final String PLAN = "pro";

  private final TestRoster roster;
  private final Account founder;
  private final String name;
  private final String slug;
  private final UUID org;
  private final Map<String, Account> people = new HashMap<>();

  private final Databases databases;
  private final Transactions transactions;
  private final People persons;
  private final Members members = new Members();
  private final Schemes schemes = new Schemes();
  private final Seats seats;

  private SchemeStage(TestRoster roster, String scheme) {
    this.roster = roster;
    this.databases = roster.database().databases();
    this.transactions =
        new Transactions(databases, roster.clock(), new AuditLog(TestRoster.auditKey()), () -> {});
    this.persons = new People(databases, transactions);
    this.seats =
        new Seats(
            databases,
            new Platforms(),
            persons,
            new PlatformAdmins(Set.of(), new Platforms()),
            members,
            schemes,
            roster.clock());
    this.founder = roster.person("Ana Lima");
    this.name = "Acme " + founder.user();
    this.slug = "acme-" + founder.user().toLowerCase(Locale.ROOT);
    String answer =
        roster.ask(founder, "org create \"%s\" %s scheme:%s".formatted(name, PLAN, scheme));
    List<String> made =
        roster.database().rows("select id from org where slug = ? and scheme = ?", slug, scheme);
    assertThat(made).as(answer).hasSize(1);
    this.org = UUID.fromString(made.getFirst());
    people.put(scheme().top().name(), founder);
  }

  /** A new org on that scheme. */
  public static SchemeStage on(TestRoster roster, String scheme) {
    return new SchemeStage(roster, scheme);
  }

  /** Whoever made the org and holds its top role. */
  public Account founder() {
    return founder;
  }

  /** The one person in that role, taken in when first asked for; the founder for the top role. */
  public Account person(String role) {
    Account known = people.get(role);
    if (known == null) {
      known = another(role);
      people.put(role, known);
    }
    return known;
  }

  /** One more person in that role, called such as {@code Bo Editor 2}. */
  public Account another(String role) {
    Role given = role(role);
    int number = CHANGES.incrementAndGet();
    Account account =
        roster.person(
            "Bo %s %d".formatted(given.title(), number), "bo%d@acme.test".formatted(number));
    transactions.inOrg(
        Actor.system("test", "stage" + number),
        org,
        tx -> {
          tx.actsAsSystem();
          UUID person = persons.meet(tx, profile(account));
          UUID membership = members.join(tx, person, given);
          persons.switchHere(tx, account, org);
          return membership;
        });
    return account;
  }

  /** Somebody of the workspace who is in no org. */
  public Account outsider() {
    return roster.person("Olaf Out", "olaf%d@acme.test".formatted(CHANGES.incrementAndGet()));
  }

  private Profile profile(Account account) {
    try {
      return roster.slack().profile(account).orElseThrow();
    } catch (DeliveryException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The words of the answer to a line. */
  public String ask(Account who, String line) {
    return roster.ask(who, line);
  }

  /** The same for the one person in that role. */
  public String ask(String role, String line) {
    return roster.ask(person(role), line);
  }

  /** The paths of the commands that {@code help} lists to somebody, such as {@code member role}. */
  public List<String> offered(Account who) {
    String help = roster.ask(who, "help");
    return roster.engine().catalog().typed().stream()
        .map(Command::path)
        .filter(
            path -> help.lines().anyMatch(line -> line.equals(path) || line.startsWith(path + " ")))
        .toList();
  }

  /** What the permission check says of somebody now. */
  public Decision decide(Account who, Permission permission) {
    return Access.decide(AccessRequest.of(seat(who), permission));
  }

  /** Whether somebody may. */
  public boolean may(Account who, Permission permission) {
    return decide(who, permission) instanceof Decision.Allowed;
  }

  /** Where somebody sits, as it stands now. */
  public Seat seat(Account who) {
    return databases.read(sql ->
        members
            .byAccount(sql, org, who)
            .flatMap(member -> seats.seat(sql, org, member.person()))
            .orElseThrow(() -> new AssertionError(who + " is not in " + slug)));
  }

  /** The scheme, with the org's own values. */
  public Scheme scheme() {
    return databases.read(sql -> schemes.of(sql, org));
  }

  /** A role of the scheme. */
  public Role role(String word) {
    return scheme()
        .role(word)
        .orElseThrow(() -> new IllegalArgumentException("no role `" + word + "` in " + slug));
  }

  /**
   * The columns of the org's audit events of an action, oldest first, such as {@code after_values}.
   */
  public List<String> audit(String columns, String action) {
    return roster
        .database()
        .rows(
            "select "
                + columns
                + " from audit_event where chain = ? and action = ? order by version, n",
            org.toString(),
            action);
  }

  /** What the org is called. */
  public String name() {
    return name;
  }

  /** Its short name. */
  public String slug() {
    return slug;
  }

  /** Its id. */
  public UUID org() {
    return org;
  }
}
