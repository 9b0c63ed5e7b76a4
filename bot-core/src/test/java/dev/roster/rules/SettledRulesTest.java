package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was settled where the sources contradict each other, on all schemes. */
@ExtendWith(DatabaseExtension.class)
class SettledRulesTest {

  private final TestRoster roster;
  private final TestDatabase database;

  SettledRulesTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder", "directory", "owned", "portal"})
  @DisplayName("A21 whoever joins is on Base, whatever the role and the scheme")
  void everybodyBeginsOnBase(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    for (Role role : stage.scheme().roles()) {
      Account who = stage.person(role.name());
      assertThat(stage.seat(who).tier()).as(role.name()).isEqualTo("base");
      assertThat(stage.ask(who, "me")).contains("Role: " + role.title(), "Tier: Base");
    }
  }

  @Test
  @DisplayName("A21 whoever accepts an invitation is on Base, also as admin")
  void whoeverIsInvitedBeginsOnBase() {
    var stage = SchemeStage.on(roster, "network");
    for (String role : List.of("member", "admin")) {
      Account who = roster.member(stage.founder(), "Mia " + role, role);
      assertThat(stage.seat(who).role().name()).isEqualTo(role);
      assertThat(stage.ask(who, "me")).contains("Tier: Base");
    }
  }

  @Test
  @DisplayName("X06 who has billing is in the role's set: A and B admins, D and E owners, C nobody")
  void billingIsAPermissionOfTheRole() {
    assertThat(holders(Permission.BILLING_MANAGE))
        .containsExactlyInAnyOrder("network admin", "ladder admin", "owned owner", "portal owner");
    var stage = SchemeStage.on(roster, "owned");
    Account admin = stage.person("admin");
    String ownTier = "member tier " + admin.mention() + " pro";
    assertThat(stage.ask(admin, ownTier)).contains("does not include this (billing.manage)");
    give("owned", "admin", "billing.manage");
    try {
      assertThat(stage.ask(admin, ownTier)).as("nothing is hard-coded").contains("is on Pro");
    } finally {
      take("owned", "admin", "billing.manage");
    }
  }

  private void give(String scheme, String role, String permission) {
    database.run("insert into role_grant values (?, ?, ?)", scheme, role, permission);
    database.run("update scheme set version = version + 11 where name = ?", scheme);
  }

  private void take(String scheme, String role, String permission) {
    database.run(
        "delete from role_grant where scheme = ? and role = ? and permission = ?",
        scheme,
        role,
        permission);
    database.run("update scheme set version = version - 11 where name = ?", scheme);
  }

  @Test
  @DisplayName("X10 a new role counts at the very next command, on any replica")
  void aNewRoleCountsAtTheNextCommand() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.founder();
    Account ben = stage.person("member");
    try (var other = roster.replica()) {
      assertThat(ask(other, ben, "member list")).contains("does not include");
      assertThat(stage.ask(ben, "member list")).contains("does not include");
      roster.press(ana, roster.say(ana, "member role " + ben.mention() + " admin"), "Confirm");
      assertThat(ask(other, ben, "member list")).contains("Ana Lima");
      assertThat(ask(other, ben, "team create Data")).contains("Made the team");
      assertThat(stage.ask(ana, "member role " + ben.mention() + " member"))
          .contains("is now Member");
      assertThat(ask(other, ben, "member list")).contains("does not include");
      assertThat(ask(other, ben, "team create Sales")).contains("does not include");
      assertThat(stage.ask(ben, "me")).contains("Role: Member");
    }
  }

  private String ask(Core replica, Account who, String line) {
    return TestRoster.words(replica.engine().handle(roster.call(who, new Input.Line(line))));
  }

  @Test
  @DisplayName("X11 everybody sees their own usage; everybody's is a permission of its own")
  void usageIsTwoPermissions() {
    assertThat(holders(Permission.USAGE_VIEW_OWN))
        .as("all roles of all schemes")
        .hasSize(2 + 5 + 2 + 3 + 3);
    assertThat(holders(Permission.USAGE_VIEW_ALL))
        .containsExactlyInAnyOrder(
            "network admin",
            "ladder monitor",
            "ladder editor",
            "ladder manager",
            "ladder admin",
            "directory org_admin",
            "owned member",
            "owned admin",
            "owned owner",
            "portal admin",
            "portal owner");
  }

  /** Who passes the check for a permission, on an org of each scheme. */
  private List<String> holders(Permission permission) {
    return List.of("network", "ladder", "directory", "owned", "portal").stream()
        .map(scheme -> SchemeStage.on(roster, scheme))
        .flatMap(stage ->
            stage.scheme().roles().stream()
                .filter(role -> stage.may(stage.person(role.name()), permission))
                .map(role -> stage.scheme().name() + " " + role.name()))
        .toList();
  }

  @Test
  @DisplayName("X19 a tier is a person's and a plan the org's; a bare upgrade says which it is")
  void tierAndPlanAreNamedApart() {
    var stage = SchemeStage.on(roster, "owned");
    Account ben = stage.person("member");
    assertThat(stage.ask(ben, "upgrade"))
        .contains("tier of one person, Base or Pro")
        .contains("The plan of a whole org")
        .contains("org plan changes it")
        .contains("upgrade request");
    assertThat(stage.ask(ben, "me")).contains("Tier: Base").doesNotContain("Plan");
    assertThat(stage.ask(ben, "org show")).contains("Plan: Pro").doesNotContain("Tier");
    assertThat(stage.ask(stage.founder(), "org plan starter")).contains("Starter");
    assertThat(stage.ask(ben, "org show")).contains("Plan: Starter");
    assertThat(stage.ask(stage.founder(), "member tier " + ben.mention() + " pro"))
        .contains("is on Pro");
    assertThat(stage.ask(ben, "org show")).as("the plan stays").contains("Plan: Starter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "ladder", "directory", "owned", "portal"})
  @DisplayName("X20 people are suspended, brought back and removed in every scheme, by permission")
  void suspendReactivateAndRemoveExistEverywhere(String scheme) {
    var stage = SchemeStage.on(roster, scheme);
    Role lowest = stage.scheme().lowest();
    for (Role role : stage.scheme().roles()) {
      Account who = stage.person(role.name());
      Account other = stage.another(lowest.name());
      boolean suspends = expected(scheme, "member.suspend", role);
      boolean removes = expected(scheme, "member.remove", role);
      assertThat(stage.ask(who, "member suspend " + other.mention()))
          .as(role.name())
          .contains(suspends ? "is suspended" : "does not include this (member.suspend)");
      assertThat(stage.ask(who, "member reactivate " + other.mention()))
          .as(role.name())
          .contains(suspends ? "is back in" : "does not include this (member.suspend)");
      assertThat(stage.ask(who, "member remove " + other.mention()))
          .as(role.name())
          .contains(removes ? "Remove " : "does not include this (member.remove)");
    }
  }

  /** What the contract's table says of a role. */
  private static boolean expected(String scheme, String permission, Role role) {
    return Csv.rows("/rights/" + scheme + ".csv").stream()
        .filter(row -> row.getFirst().equals(permission))
        .findFirst()
        .orElseThrow()
        .get(role.rank())
        .equals("yes");
  }
}
