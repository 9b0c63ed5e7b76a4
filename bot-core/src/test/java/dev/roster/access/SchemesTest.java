package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.store.Databases;
import dev.roster.testing.Csv;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class SchemesTest {

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

  @Test
  @DisplayName("D09, design.md Rights: the data of `owned` is the contract's table")
  void ownedIsTheContractsTable() {
    assertThat(owned().roles().stream().map(Role::name)).isEqualTo(TestSchemes.ROLES);
    for (Role role : owned().roles()) {
      assertThat(role.permissions())
          .as(role.name())
          .isEqualTo(TestSchemes.permissions(role.name()));
    }
  }

  @Test
  void theTableNamesEveryPermission() {
    assertThat(Csv.rows("/access/owned.csv").stream().map(row -> row.getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Permission.values()).map(Permission::word).toList());
  }

  @Test
  @DisplayName("D10: the owner is the only unique role and the top one")
  void theOwnerIsUnique() {
    assertThat(owned().roles().stream().filter(Role::unique).map(Role::name))
        .containsExactly("owner");
    assertThat(owned().top().name()).isEqualTo("owner");
    assertThat(owned().lowest().name()).isEqualTo("member");
    assertThat(owned().roles().stream().map(Role::title))
        .containsExactly("Member", "Admin", "Owner");
  }

  @Test
  @DisplayName("X02, X04, X05, X13: the policies that `owned` ships")
  void shipsThePoliciesOfTheRules() {
    assertThat(owned().policies())
        .containsEntry("grant.ceiling", "own_rank")
        .containsEntry("target.rule", "not_owner")
        .containsEntry("owner.required", "yes")
        .containsEntry("invite.resend_cooldown", "5");
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
