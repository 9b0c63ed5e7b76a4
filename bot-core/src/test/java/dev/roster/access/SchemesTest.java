package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.store.Databases;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@ExtendWith(DatabaseExtension.class)
class SchemesTest {

  static final List<String> SCHEMES = List.of("network", "ladder", "directory", "owned", "portal");
  private static final List<String> OWNED = List.of("owned", "portal");

  private final Schemes schemes = new Schemes();
  private final TestDatabase database;
  private final Databases databases;

  SchemesTest(TestDatabase database) {
    this.database = database;
    this.databases = database.databases();
  }

  private Scheme owned() {
    return databases.read(sql -> schemes.current(sql, "owned"));
  }

  private Scheme scheme(String name) {
    return databases.read(sql -> schemes.current(sql, name));
  }

  @Test
  void thereAreFiveSchemes() {
    assertThat(databases.read(schemes::names)).containsExactlyInAnyOrderElementsOf(SCHEMES);
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  @DisplayName("the data of a scheme is the table of design.md, Rights")
  void eachSchemeIsTheContractsTable(String name) {
    assertThat(scheme(name).roles().stream().map(Role::name)).isEqualTo(TestSchemes.roles(name));
    for (Role role : scheme(name).roles()) {
      assertThat(role.permissions())
          .as(role.name())
          .isEqualTo(TestSchemes.permissions(name, role.name()));
    }
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void theTableNamesEveryPermission(String name) {
    assertThat(Csv.rows(TestSchemes.table(name)).stream().map(row -> row.getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Permission.values()).map(Permission::word).toList());
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  @DisplayName("B07 a higher role includes the lower ones")
  void aHigherRoleIncludesTheLowerOnes(String name) {
    List<Role> roles = scheme(name).roles();
    for (int i = 1; i < roles.size(); i++) {
      assertThat(roles.get(i).permissions()).containsAll(roles.get(i - 1).permissions());
      assertThat(roles.get(i).rank()).isGreaterThan(roles.get(i - 1).rank());
    }
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  @DisplayName("X05 the owner alone is unique, in the schemes that have one")
  void theOwnerIsUnique(String name) {
    assertThat(scheme(name).roles().stream().filter(Role::unique).map(Role::name))
        .isEqualTo(OWNED.contains(name) ? List.of("owner") : List.of());
  }

  @Test
  @DisplayName("D12: how the roles of `owned` are shown")
  void theOwnerIsTheTop() {
    assertThat(owned().top().name()).isEqualTo("owner");
    assertThat(owned().lowest().name()).isEqualTo("member");
    assertThat(owned().roles().stream().map(Role::title))
        .containsExactly("Member", "Admin", "Owner");
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  @DisplayName("a scheme ships the policies that rules.md settles for it")
  void shipsThePoliciesOfTheRules(String name) {
    int column = Csv.heading("/rights/policies.csv").indexOf(name);
    for (List<String> row : Csv.rows("/rights/policies.csv")) {
      if (!row.get(column).equals("*")) {
        assertThat(scheme(name).policies()).containsEntry(row.getFirst(), row.get(column));
      }
    }
  }

  @Test
  @DisplayName("the flag of a subscriber admin adds what C13 says, and no scheme has another")
  void theFlagAddsWhatTheRulesSay() {
    for (String name : SCHEMES) {
      assertThat(scheme(name).flags())
          .isEqualTo(
              name.equals("directory")
                  ? Map.of(
                      "subscriber_admin",
                      Set.of(Permission.BILLING_MANAGE, Permission.LICENSING_MANAGE))
                  : Map.of());
    }
  }

  @Test
  @DisplayName("D26 to D29: the seats of the plans")
  void thePlansHaveTheirSeats() {
    assertThat(database.rows("select name, seats from plan order by name"))
        .containsExactly("byok 5", "free 1", "pro null", "starter 5");
  }

  @Test
  void aNewVersionIsLoadedAnewAndAnOldOneIsKept() {
    Scheme before = owned();
    assertThat(owned()).isSameAs(before);
    database.run("update scheme set version = version + 1, title = 'Other' where name = 'owned'");
    try {
      assertThat(owned().title()).isEqualTo("Other");
    } finally {
      database.run(
          "update scheme set version = version - 1, title = ? where name = 'owned'",
          before.title());
    }
    assertThat(owned()).isSameAs(before);
  }

  @Test
  void aPermissionOfANewerBuildIsPassedOver() {
    database.run("insert into role_grant values ('owned', 'member', 'future.thing')");
    database.run("update scheme set version = version + 7 where name = 'owned'");
    try {
      assertThat(owned().lowest().permissions()).isEqualTo(TestSchemes.permissions("member"));
    } finally {
      database.run("delete from role_grant where permission = 'future.thing'");
      database.run("update scheme set version = version - 7 where name = 'owned'");
    }
  }
}
