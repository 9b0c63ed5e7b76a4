package dev.roster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.command.Kind;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may what in {@code network}: members use, admins run everything. */
@ExtendWith(DatabaseExtension.class)
class NetworkRulesTest {

  /** What using the product takes; everything else manages something. */
  private static final Set<Permission> USE =
      EnumSet.of(
          Permission.INBOX_USE,
          Permission.INFERENCE_USE,
          Permission.AGENTS_LAUNCH,
          Permission.SKILLS_MANAGE,
          Permission.AUTOMATIONS_VIEW,
          Permission.AUTOMATIONS_EDIT,
          Permission.USAGE_VIEW_OWN,
          Permission.UPGRADE_REQUEST);

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account admin;
  private final Account member;

  NetworkRulesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "network");
    this.admin = stage.another("admin");
    this.member = stage.person("member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("A01 a member changes no person, team or tier; an admin does")
  void onlyAdminsDecideWhoHasAccessAndHowTheyAreOrganised() {
    Account other = stage.another("member");
    stage.ask(admin, "team create Data " + other.mention());
    String request = code(stage.ask(other, "upgrade request please"));
    stage.ask(admin, "invite send waiting@acme.test");
    roster.clock().advance(Duration.ofMinutes(6));
    // What an admin is answered; what cannot be taken back asks first.
    List<List<String>> changes =
        List.of(
            List.of("invite send new@acme.test", "Invited new@acme.test"),
            List.of("invite resend waiting@acme.test", "Sent again"),
            List.of("invite cancel waiting@acme.test", "Cancelled"),
            List.of("member role %s admin", "Make Bo Member"),
            List.of("upgrade approve " + request, "Approved"),
            List.of("member tier %s base", "is on Base"),
            List.of("member suspend %s", "is suspended"),
            List.of("member reactivate %s", "is back in"),
            List.of("team create Sales", "Made the team"),
            List.of("team edit data name:Figures", "Figures"),
            List.of("team remove figures %s", "Bo Member"),
            List.of("team add figures %s", "Bo Member"),
            List.of("team deactivate figures", "out of use"),
            List.of("team reactivate figures", "in use"),
            List.of("team delete figures", "Delete"));
    long before = version();
    for (List<String> change : changes) {
      String line = change.getFirst().formatted(other.mention());
      assertThat(stage.ask(member, line))
          .as(line)
          .contains("does not include this")
          .contains("Ana Lima");
    }
    assertThat(version()).isEqualTo(before);
    for (List<String> change : changes) {
      String line = change.getFirst().formatted(other.mention());
      assertThat(stage.ask(admin, line)).as(line).contains(change.getLast());
    }
    assertThat(version()).as("all but two, which ask").isEqualTo(before + changes.size() - 2);
  }

  @Test
  @DisplayName("A02 help shows an admin how to invite, run accounts, set roles and shape teams")
  void helpListsTheFourGroups() {
    assertThat(stage.offered(admin))
        .contains("invite send", "member suspend", "member reactivate", "member role")
        .contains("team create", "team edit", "team add", "team remove", "team delete");
    for (String group : List.of("invite", "member", "team")) {
      assertThat(stage.ask(admin, "help " + group)).startsWith("What you can do: " + group);
    }
    assertThat(stage.offered(member))
        .noneMatch(path -> path.startsWith("invite ") || path.startsWith("member "));
  }

  @Test
  @DisplayName("A05 a member may use the product and manages nothing")
  void aMemberUsesAndManagesNothing() {
    for (Permission permission : Permission.values()) {
      assertThat(stage.may(member, permission))
          .as(permission.word())
          .isEqualTo(USE.contains(permission));
    }
    assertThat(stage.offered(member)).contains("upgrade request", "me", "team list");
  }

  @Test
  @DisplayName("A06 an admin manages people, settings and billing")
  void anAdminManagesEverything() {
    for (Permission permission : Permission.values()) {
      // An org without an owner has nothing to pass on.
      assertThat(stage.may(admin, permission))
          .as(permission.word())
          .isEqualTo(permission != Permission.ORG_TRANSFER);
    }
    assertThat(stage.ask(admin, "member tier " + admin.mention() + " pro"))
        .as("one's own tier is a matter of billing")
        .contains("is on Pro");
  }

  @Test
  @DisplayName("A11 an admin moves people to Pro and back to Base, audited each time")
  void anAdminSetsBothTiers() {
    assertThat(stage.ask(admin, "member tier " + member.mention() + " pro")).contains("is on Pro");
    assertThat(stage.ask(member, "me")).contains("Tier: Pro");
    assertThat(stage.ask(admin, "member tier " + member.mention() + " base"))
        .contains("is on Base");
    assertThat(stage.ask(member, "me")).contains("Tier: Base");
    assertThat(stage.audit("after_values", "member.tier"))
        .satisfiesExactly(
            up -> assertThat(up).contains("\"tier\":\"pro\""),
            down -> assertThat(down).contains("\"tier\":\"base\""));
  }

  @Test
  @DisplayName("A20 there are two tiers, Base and Pro")
  void thereAreTwoTiers() {
    var option =
        roster.engine().catalog().find("member tier").orElseThrow().options().stream()
            .filter(one -> one.name().equals("tier"))
            .findFirst()
            .orElseThrow();
    assertThat(option.kind())
        .isInstanceOfSatisfying(
            Kind.Choice.class,
            choice -> assertThat(choice.values()).containsExactly("base", "pro"));
    assertThat(stage.ask(admin, "member tier " + member.mention() + " gold"))
        .contains("gold")
        .contains("base")
        .contains("pro");
    assertThat(stage.ask(member, "me")).contains("Tier: Base");
  }

  @Test
  @DisplayName("A26 an admin gives Pro at once, without any request")
  void anAdminGivesProWithoutRequest() {
    stage.ask(admin, "member tier " + member.mention() + " pro");
    assertThat(stage.ask(member, "me")).contains("Tier: Pro");
    assertThat(stage.ask(admin, "upgrade list")).contains("None yet.");
  }

  @Test
  @DisplayName("A27 somebody on Base asks for Pro by themselves; the request is pending")
  void aMemberAsksForPro() {
    assertThat(stage.ask(member, "upgrade request long documents")).contains("Asked for Pro: r-");
    assertThat(stage.ask(member, "me")).contains("Tier: Base").contains("Pro requested");
    assertThat(stage.ask(admin, "upgrade list state:pending")).contains("Bo Member");
    assertThat(stage.ask(member, "upgrade request once more")).doesNotContain("Asked for Pro: r-");
  }

  @Test
  @DisplayName("A28 an admin's Approve gives Pro, Deny leaves Base")
  void adminsDecideOnRequests() {
    Account other = stage.another("member");
    stage.ask(member, "upgrade request please");
    roster.settle();
    roster.press(admin, roster.newestCard(admin), "Approve");
    assertThat(stage.ask(member, "me")).contains("Tier: Pro").doesNotContain("requested");
    String request = code(stage.ask(other, "upgrade request please"));
    assertThat(stage.ask(admin, "upgrade deny " + request)).contains("Denied");
    assertThat(stage.ask(other, "me")).contains("Tier: Base").doesNotContain("requested");
  }

  private static String code(String answer) {
    var code = Pattern.compile("r-[2-9a-z]{4,}").matcher(answer);
    assertThat(code.find()).as(answer).isTrue();
    return code.group();
  }

  private long version() {
    return roster.database().number("select version from org where slug = ?", stage.slug());
  }
}
