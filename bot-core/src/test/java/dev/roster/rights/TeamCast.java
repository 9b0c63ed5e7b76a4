package dev.roster.rights;

import dev.roster.chat.Account;
import dev.roster.rights.Figure.Standing;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An org where teams have five roles, with the team Data: its owner, and of each other role two
 * users who hold it in the team; users and org admins without a place in it.
 */
final class TeamCast implements Scene {

  /** The roles in a team, the highest first (C33 to C37). */
  static final List<String> TEAM_ROLES = List.of("owner", "admin", "moderator", "member", "viewer");

  static final String TEAM = "Data";
  private static final String OUTSIDE = "outside";

  // Such as "the owner of the team Data" or "an admin of the team".
  private static final Pattern HOLDER = Pattern.compile("(?:the|an?) (?<role>\\w+) of the team.*");

  private final TestRoster roster;
  private final TestDatabase database;
  final SchemeStage stage;
  private final Map<String, Figure> actors = new HashMap<>();
  private final Map<String, Figure> targets = new HashMap<>();
  private final List<Figure> strangers = new ArrayList<>();
  private final Snapshot snapshot;

  TeamCast(TestRoster roster) {
    this.roster = roster;
    this.database = roster.database();
    this.stage = SchemeStage.on(roster, "directory");
    roster.say(stage.founder(), "team create " + TEAM);
    roster.say(stage.founder(), "team create Other");
    database.run("delete from team_member where org_id = ?", org());
    database.run("update team set members = 0 where org_id = ?", org());
    for (String role : TEAM_ROLES) {
      Figure actor = Figure.in(role, role, stage.another("user"));
      place(actor, TEAM, role);
      actors.put(role, actor);
      targets.put(role, actor);
      if (!role.equals("owner")) {
        Figure second = Figure.in("second " + role, role, stage.another("user"));
        place(second, TEAM, role);
        targets.put(role, second);
      }
    }
    // Owns another team, so that what they lack is a place in this one.
    Figure outside = Figure.in(OUTSIDE, OUTSIDE, stage.another("user"));
    place(outside, "Other", "owner");
    actors.put(OUTSIDE, outside);
    targets.put(OUTSIDE, Figure.in("a user outside", OUTSIDE, stage.another("user")));
    actors.put("org_admin", Figure.in("org_admin", "org_admin", stage.another("org_admin")));
    Figure both = Figure.in("org_admin_viewer", "org_admin_viewer", stage.another("org_admin"));
    place(both, TEAM, "viewer");
    actors.put("org_admin_viewer", both);
    Account suspended = stage.another("user");
    Figure paused = new Figure("suspended owner", "owner", Standing.SUSPENDED, suspended);
    place(paused, TEAM, "admin");
    database.run(
        "update membership set status = 'suspended' where org_id = ? and person_id = ?",
        org(),
        person(suspended));
    strangers.add(paused);
    strangers.add(new Figure("outsider", "", Standing.OUTSIDE, stage.outsider()));
    Account elsewhere = SchemeStage.on(roster, "directory").founder();
    strangers.add(new Figure("top of another org", "", Standing.ELSEWHERE, elsewhere));
    this.snapshot = new Snapshot(database, stage.org());
  }

  private void place(Figure figure, String team, String role) {
    database.run(
        """
        insert into team_member (team_id, org_id, membership_id, sort_name, role, joined_at, version)
        select t.id, t.org_id, m.id, m.sort_name, ?, t.created_at, t.version
        from team t join membership m on m.org_id = t.org_id
        where t.org_id = ? and t.name = ? and m.person_id = ?
        """,
        role,
        org(),
        team,
        person(figure.account()));
    database.run(
        "update team set members = members + 1 where org_id = ? and name = ?", org(), team);
  }

  Figure actor(String word) {
    return named(actors, word);
  }

  Figure target(String column) {
    return named(targets, column);
  }

  private static Figure named(Map<String, Figure> figures, String word) {
    Figure figure = figures.get(word);
    if (figure == null) {
      throw new IllegalArgumentException("nobody is " + word);
    }
    return figure;
  }

  /** Who may nothing in the org's teams: somebody suspended, and who is not in the org. */
  List<Figure> strangers() {
    return List.copyOf(strangers);
  }

  /** Takes the team out of use, as the cells of bringing it back begin. */
  void deactivate() {
    database.run(
        "update team set status = 'inactive', deactivated_at = created_at"
            + " where org_id = ? and name = ?",
        org(),
        TEAM);
    database.run("update org set version = version + 1 where id = ?", org());
  }

  /** Somebody's role in the team; empty for who is not in it. */
  String roleInTeam(Figure figure) {
    return database
        .rows(
            """
            select tm.role from team_member tm join team t on t.id = tm.team_id
            join membership m on m.id = tm.membership_id
            where t.org_id = ? and t.slug = 'data' and m.person_id = ?
            """,
            org(),
            person(figure.account()))
        .stream()
        .findFirst()
        .orElse("");
  }

  /** One column of the team; empty when it is gone. */
  String team(String column) {
    return database
        .rows("select " + column + " from team where org_id = ? and slug = 'data'", org())
        .stream()
        .findFirst()
        .orElse("");
  }

  private String org() {
    return stage.org().toString();
  }

  String person(Account account) {
    return database
        .rows("select person_id from chat_identity where user_id = ?", account.user())
        .getFirst();
  }

  @Override
  public TestRoster roster() {
    return roster;
  }

  @Override
  public String state() {
    return States.of(database, UUID.fromString(org()));
  }

  @Override
  public void restore() {
    snapshot.restore();
  }

  @Override
  public String roleOf(String title) {
    Matcher holder = HOLDER.matcher(title);
    return holder.matches()
        ? holder.group("role")
        : title.equals("Org admin") ? "org_admin" : title;
  }

  /** By C33 to C37; in the org by the scheme's table. */
  @Override
  public boolean holds(String role, String permission) {
    if (permission.startsWith("team.") && TEAM_ROLES.contains(role)) {
      return switch (permission) {
        case "team.transfer", "team.delete" -> role.equals("owner");
        case "team.members", "team.roles", "team.budget" ->
            role.equals("owner") || role.equals("admin");
        case "team.content" -> !role.equals("member") && !role.equals("viewer");
        case "team.use" -> !role.equals("viewer");
        default -> permission.equals("team.view");
      };
    }
    // What X32 leaves to who manages the org's teams.
    return role.equals("org_admin")
        && List.of("team.manage", "team.create", "team.delete", "team.view", "team.transfer")
            .contains(permission);
  }
}
