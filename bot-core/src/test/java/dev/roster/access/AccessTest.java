package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.roster.testing.Csv;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTest {

  @TestFactory
  @DisplayName("cases.csv: D09, D10, D13, D16, X02, X03, X04, A10")
  Stream<DynamicTest> decidesAsTheRulesSay() {
    return Csv.rows("/access/cases.csv").stream()
        .map(row -> dynamicTest(String.join(" ", row), () -> check(row)));
  }

  private static void check(List<String> row) {
    var scheme = TestSchemes.owned(row.get(6), row.get(7));
    boolean active = !row.get(2).startsWith("suspended ");
    var actor = TestSchemes.seat(scheme, row.get(2).replace("suspended ", ""), active);
    var request = AccessRequest.of(actor, Permission.of(row.get(3)).orElseThrow());
    if (!row.get(4).equals("-")) {
      request = request.onto(scheme.role(row.get(4)).orElseThrow());
    }
    if (!row.get(5).equals("-")) {
      request = request.granting(scheme.role(row.get(5)).orElseThrow());
    }
    Decision decision = Access.decide(request);
    assertThat(decision instanceof Decision.Allowed ? "allowed" : "denied").isEqualTo(row.get(0));
    assertThat(decision.rule()).isEqualTo(row.get(8));
  }

  @Test
  @DisplayName("D09: all 33 cells are among the cases")
  void all33CellsAreAmongTheCases() {
    var cells =
        Csv.rows("/access/cases.csv").stream()
            .filter(row -> row.get(1).startsWith("D09 "))
            .map(row -> row.get(1) + "/" + row.get(2))
            .distinct();
    assertThat(cells).hasSize(33);
  }

  @Test
  void aRefusalSaysWhyAndWhoCould() {
    var scheme = TestSchemes.owned("not_owner", "own_rank");
    var member = TestSchemes.seat(scheme, "member", true);
    var denied =
        (Decision.Denied) Access.decide(AccessRequest.of(member, Permission.INVITE_CREATE));
    assertThat(denied.sentence())
        .isEqualTo(
            "Your role in Acme, Member, does not include this (`invite.create`). Who could: Owner"
                + " or Admin.");
  }

  @Test
  @DisplayName("X02: the refusal names who may grant the role")
  void aCeilingNamesOnlyThoseAboveIt() {
    var scheme = TestSchemes.owned("not_owner", "below_own");
    var admin = TestSchemes.seat(scheme, "admin", true);
    var request =
        AccessRequest.of(admin, Permission.INVITE_CREATE)
            .granting(scheme.role("admin").orElseThrow());
    var denied = (Decision.Denied) Access.decide(request);
    assertThat(denied.sentence())
        .isEqualTo("As Admin you cannot make anybody Admin. Who could: Owner.");
  }

  /** R8: whoever lacks a permission is denied whatever else they bring. */
  @Test
  void nobodyGainsByTargetOrGrant() {
    for (String rule : List.of("any", "not_owner", "below_only")) {
      for (String ceiling : List.of("any", "own_rank", "below_own")) {
        var scheme = TestSchemes.owned(rule, ceiling);
        for (Role actor : scheme.roles()) {
          for (Permission permission : Permission.values()) {
            var request =
                AccessRequest.of(TestSchemes.seat(scheme, actor.name(), true), permission);
            boolean plain = Access.decide(request) instanceof Decision.Allowed;
            assertThat(plain).isEqualTo(actor.holds(permission));
            for (Role other : scheme.roles()) {
              for (AccessRequest more :
                  List.of(
                      request.onto(other),
                      request.granting(other),
                      request.onto(other).granting(other))) {
                if (Access.decide(more) instanceof Decision.Allowed) {
                  assertThat(plain).as("%s", more).isTrue();
                }
              }
            }
          }
        }
      }
    }
  }
}
