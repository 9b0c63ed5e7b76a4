package dev.roster.team;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An org on {@code directory}, where teams have five roles. Ana, an org admin, founds it and makes
 * teams; what she then is in one is for the test to say.
 */
final class FiveRoles {

  /** The roles of a team, the highest first. */
  static final List<String> ROLES = List.of("owner", "admin", "moderator", "member", "viewer");

  final TestRoster roster;
  final SchemeStage stage;
  final Account ana;
  private final TestDatabase database;

  FiveRoles(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "directory");
    this.ana = stage.founder();
  }

  /** Who holds which role in a team. */
  record Cast(Map<String, Account> byRole) {
    Account get(String role) {
      return requireNonNull(byRole.get(role), role);
    }
  }

  /** One more plain user of the org. */
  Account user() {
    return stage.another("user");
  }

  String ask(Account who, String line) {
    return roster.ask(who, line);
  }

  /** Types a line and confirms it; the words of the last answer. */
  String confirm(Account who, String line) {
    Reply question = roster.say(who, line);
    return TestRoster.words(roster.press(who, question, "Confirm"));
  }

  /**
   * A team with a person in each role, all of them plain users; Ana, who made it, is not in it.
   *
   * @return who holds which role
   */
  Cast team(String name) {
    var people =
        new Cast(ROLES.stream().collect(Collectors.toMap(Function.identity(), role -> user())));
    assertThat(ask(ana, "team create " + name)).contains("Made the team");
    Account owner = people.get("owner");
    assertThat(ask(ana, "team add %s %s".formatted(name, owner.mention()))).contains("Added");
    assertThat(confirm(ana, "team transfer %s %s".formatted(name, owner.mention())))
        .contains("owns the team");
    assertThat(ask(owner, "team remove %s %s".formatted(name, ana.mention())))
        .contains("no longer in");
    for (String role : ROLES.subList(1, ROLES.size())) {
      assertThat(
              ask(
                  owner,
                  "team add %s %s role:%s".formatted(name, people.get(role).mention(), role)))
          .contains("Added 1 person");
    }
    assertThat(roles(name).values()).containsExactlyInAnyOrderElementsOf(ROLES);
    return people;
  }

  /** Takes the owner of a team away, as a scheme without owners would have left it. */
  void orphan(String name) {
    database.run(
        "update team_member tm join team t on t.id = tm.team_id set tm.role = 'member'"
            + " where tm.role = 'owner' and t.name = ? and t.org_id = ?",
        name,
        stage.org().toString());
  }

  /** Who is what in a team, by the name of the person. */
  Map<String, String> roles(String team) {
    var roles = new HashMap<String, String>();
    for (String row :
        database.rows(
            "select concat(p.display_name, '/', tm.role) from team_member tm"
                + " join team t on t.id = tm.team_id"
                + " join membership m on m.id = tm.membership_id"
                + " join person p on p.id = m.person_id where t.name = ? and t.org_id = ?",
            team,
            stage.org().toString())) {
      roles.put(row.substring(0, row.indexOf('/')), row.substring(row.indexOf('/') + 1));
    }
    return roles;
  }

  /** What somebody is in a team; empty when they are not in it. */
  Optional<String> roleOf(Account who, String team) {
    return Optional.ofNullable(roles(team).get(name(who)));
  }

  String name(Account who) {
    return database
        .rows(
            "select p.display_name from person p join chat_identity i on i.person_id = p.id"
                + " where i.user_id = ?",
            who.user())
        .getFirst();
  }

  /** The values offered for an option while the form holds those words. */
  List<String> offered(Account who, String command, String option, Map<String, String> words) {
    var call = roster.call(who, new Input.Filled(command, words, Optional.empty()));
    return roster.engine().suggest(call, command, option, "").stream()
        .map(Suggestion::value)
        .toList();
  }

  /** How a person is offered. */
  String value(Account who) {
    return "id:" + stage.seat(who).person();
  }

  void close() {
    roster.requireInvariants();
    roster.close();
  }
}
