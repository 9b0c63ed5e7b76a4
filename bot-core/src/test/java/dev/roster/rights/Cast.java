package dev.roster.rights;

import dev.roster.chat.Account;
import dev.roster.rights.Figure.Standing;
import dev.roster.testing.Csv;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An org on a scheme with everybody whom a matrix is about: of each role two active holders (one of
 * a unique role) and a suspended one, and those who are not in the org. Each member waits for Pro;
 * of each role that can be given an invitation waits.
 */
final class Cast implements Scene {

  /** An org admin with the flag of C13, in {@code directory}. */
  static final String SUBSCRIBER_ADMIN = "subscriber_admin";

  private static final String FLAGGED = "directory";

  /** An address that nobody has. */
  static final Figure NOBODY =
      new Figure("an unknown address", "", Standing.UNKNOWN, new Account("slack", "T1", "U0"));

  private static final List<String> FLAG = List.of("billing.manage", "licensing.manage");

  final TestRoster roster;
  final TestDatabase database;
  final SchemeStage stage;
  final String scheme;
  final List<String> roles;
  private final List<Figure> actors = new ArrayList<>();
  private final Map<String, Figure> seconds = new LinkedHashMap<>();
  private final Map<String, Figure> suspended = new LinkedHashMap<>();
  private final List<Figure> strangers = new ArrayList<>();
  private final Map<Account, String> persons = new HashMap<>();
  private final Map<Account, String> codes = new HashMap<>();
  private final PeopleTable table;
  private final Snapshot snapshot;

  Cast(TestRoster roster, String scheme) {
    this.roster = roster;
    this.database = roster.database();
    this.scheme = scheme;
    this.roles = rolesOf(scheme);
    this.table = new PeopleTable(scheme);
    this.stage = SchemeStage.on(roster, scheme);
    for (String role : roles) {
      actors.add(Figure.in(role, role, stage.person(role)));
      if (!stage.role(role).unique()) {
        seconds.put(role, Figure.in("second " + role, role, stage.another(role)));
        Account account = stage.another(role);
        database.run(
            "update membership set status = 'suspended' where org_id = ? and person_id = ?",
            org(),
            person(account));
        suspended.put(role, new Figure("suspended " + role, role, Standing.SUSPENDED, account));
      }
    }
    if (scheme.equals(FLAGGED)) {
      Account account = stage.another("org_admin");
      database.run(
          "update membership set subscriber_admin = true where org_id = ? and person_id = ?",
          org(),
          person(account));
      actors.add(Figure.in(SUBSCRIBER_ADMIN, SUBSCRIBER_ADMIN, account));
    }
    takeInStrangers();
    invitations();
    requests();
    roster.clock().advance(Duration.ofMinutes(10));
    this.snapshot = new Snapshot(database, stage.org());
  }

  /** The roles of a scheme by its table, the lowest first. */
  static List<String> rolesOf(String scheme) {
    List<String> columns = Csv.heading("/rights/" + scheme + ".csv");
    return columns.subList(1, columns.size() - 1);
  }

  private void takeInStrangers() {
    strangers.add(new Figure("outsider", "", Standing.OUTSIDE, stage.outsider()));
    Account gone = stage.another(roles.getFirst());
    database.changeMembers(
        "delete from membership where org_id = ? and person_id = ?", org(), person(gone));
    database.run("update org set members = members - 1 where id = ?", org());
    strangers.add(new Figure("removed", "", Standing.REMOVED, gone));
    Account invited = roster.person("Ida In", "ida" + stage.slug() + "@acme.test");
    invitation("account", invited.toString(), roles.getFirst());
    strangers.add(new Figure("invitee", "", Standing.INVITED, invited));
    Account top = SchemeStage.on(roster, scheme).founder();
    strangers.add(new Figure("top of another org", "", Standing.ELSEWHERE, top));
  }

  private void invitations() {
    for (String role : roles) {
      if (!stage.role(role).unique()) {
        invitation("email_norm", invitee(role), role);
      }
    }
  }

  private void invitation(String column, String value, String role) {
    database.run(
        """
        insert into invitation (id, org_id, %s role, state, token_hash, invited_by, created_at,
          sent_at, expires_at)
        values (?, ?, %s ?, 'pending', unhex(sha2(?, 256)), ?, ?, ?, ? + interval 7 day)
        """
            .formatted(
                column.equals("account") ? "account," : "email, email_norm,",
                column.equals("account") ? "?," : "?, ?,"),
        values(column, value, role));
    database.run("update org set pending = pending + 1 where id = ?", org());
  }

  private Object[] values(String column, String value, String role) {
    var values = new ArrayList<Object>(List.of(UUID.randomUUID().toString(), org(), value));
    if (!column.equals("account")) {
      values.add(value);
    }
    values.addAll(List.of(role, value + org(), person(stage.founder()), now(), now(), now()));
    return values.toArray();
  }

  private void requests() {
    int number = 0;
    for (Figure figure : everybodyIn()) {
      String code = "r-2222" + (char) ('a' + number++);
      codes.put(figure.account(), code);
      database.run(
          """
          insert into upgrade_request (id, org_id, person_id, code, created_at, expires_at)
          values (?, ?, ?, ?, ?, ? + interval 7 day)
          """,
          UUID.randomUUID().toString(),
          org(),
          person(figure.account()),
          code,
          now(),
          now());
    }
  }

  private String now() {
    return roster.clock().instant().toString().replace("T", " ").replace("Z", "");
  }

  /** Who holds a role and is active: one for each row of the table. */
  List<Figure> actors() {
    return List.copyOf(actors);
  }

  /** The actor of a row of a table. */
  Figure actor(String role) {
    return actors.stream()
        .filter(figure -> figure.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is " + role));
  }

  /** Whether the scheme has that role, or its flag. */
  boolean isRole(String word) {
    return actors.stream().anyMatch(figure -> figure.role().equals(word));
  }

  /** By its scheme's table, and the flag by C13. */
  @Override
  public boolean holds(String role, String permission) {
    if (!isRole(role)) {
      // Such as a platform admin, who holds what no role does.
      return permission.equals("org.policy_rights");
    }
    if (role.equals(SUBSCRIBER_ADMIN)) {
      return FLAG.contains(permission) || holds("org_admin", permission);
    }
    return Csv.rows("/rights/" + scheme + ".csv").stream()
        .filter(row -> row.getFirst().equals(permission))
        .anyMatch(row -> row.get(1 + roles.indexOf(role)).equals("yes"));
  }

  /** Whether a role could give somebody who is suspended their access back. */
  boolean couldBringBack(String role, Figure actor) {
    return isRole(role)
        && table.cell("reactivate", "", role, "suspended", actor.role()).equals("yes");
  }

  @Override
  public String roleOf(String title) {
    return stage.scheme().roles().stream()
        .filter(role -> role.title().equals(title))
        .map(role -> role.name())
        .findFirst()
        .orElse(title.equals("a subscriber admin") ? SUBSCRIBER_ADMIN : title);
  }

  /** Who holds a role and is suspended. */
  List<Figure> suspended() {
    return List.copyOf(suspended.values());
  }

  /** Who is not in the org. */
  List<Figure> strangers() {
    return List.copyOf(strangers);
  }

  /** Who holds a role beside the actor: the second holder, or the one there is. */
  Figure holder(String role, Figure actor) {
    Figure second = seconds.get(role);
    return second != null
        ? second
        : actors.stream().filter(figure -> figure.role().equals(role)).findFirst().orElse(actor);
  }

  /** The suspended holder of a role. */
  @Nullable Figure suspended(String role) {
    return suspended.get(role);
  }

  List<Figure> everybodyIn() {
    var all = new ArrayList<>(actors);
    all.addAll(seconds.values());
    all.addAll(suspended.values());
    return all;
  }

  /** The address of the invitation as a role. */
  static String invitee(String role) {
    return "as-" + role + "@new.test";
  }

  String org() {
    return stage.org().toString();
  }

  /** Roster's id of somebody; empty for who is not known. */
  String person(Account account) {
    String known = persons.get(account);
    if (known == null) {
      known = readPerson(account);
      if (!known.isEmpty()) {
        persons.put(account, known);
      }
    }
    return known;
  }

  private String readPerson(Account account) {
    return database
        .rows(
            "select person_id from chat_identity where platform = ? and tenant = ? and user_id = ?",
            account.platform(),
            account.tenant(),
            account.user())
        .stream()
        .findFirst()
        .orElse("");
  }

  @Override
  public TestRoster roster() {
    return roster;
  }

  @Override
  public String state() {
    return States.of(database, stage.org());
  }

  /** One column of somebody's membership; empty when there is none. */
  String membership(Figure figure, String column) {
    return database
        .rows(
            "select " + column + " from membership where org_id = ? and person_id = ?",
            org(),
            person(figure.account()))
        .stream()
        .findFirst()
        .orElse("");
  }

  /** One column of somebody. */
  String person(String column, Figure figure) {
    return database
        .rows("select " + column + " from person where id = ?", person(figure.account()))
        .getFirst();
  }

  /** One column of the org. */
  String org(String column) {
    return database.rows("select " + column + " from org where id = ?", org()).getFirst();
  }

  /** One column of the newest invitation of an address. */
  String invitation(String email, String column) {
    return database
        .rows(
            "select "
                + column
                + " from invitation where org_id = ? and email_norm = ?"
                + " order by created_at desc limit 1",
            org(),
            email)
        .stream()
        .findFirst()
        .orElse("");
  }

  /** Whether the newest change of the org left an event of that action on that target. */
  boolean audited(String action, String target) {
    return database.number(
            """
            select count(*) from audit_event e join org o on o.id = e.chain
            where o.id = ? and e.version = o.version and e.action = ? and e.target_id = ?
            """,
            org(),
            action,
            target)
        == 1;
  }

  /** The code of somebody's request for Pro; that of none for who has none. */
  String code(Figure figure) {
    return codes.getOrDefault(figure.account(), "r-zzzzz");
  }

  /** What became of somebody's request for Pro. */
  String requestState(Figure figure) {
    return database
        .rows(
            "select state from upgrade_request where org_id = ? and code = ?", org(), code(figure))
        .getFirst();
  }

  /** Keeps what there is now as what cells begin with. */
  void keep() {
    snapshot.take();
  }

  /** Puts the org on a plan without room for its people, so that it may want another. */
  void outgrow() {
    database.run("update org set plan = 'byok', version = version + 1 where id = ?", org());
  }

  @Override
  public void restore() {
    snapshot.restore();
  }
}
