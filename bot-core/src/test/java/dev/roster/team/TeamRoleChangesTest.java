package dev.roster.team;

import static dev.roster.team.FiveRoles.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.team.FiveRoles.Cast;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may give, change and take which role in a team (C39 to C41), on {@code directory}. */
@ExtendWith(DatabaseExtension.class)
class TeamRoleChangesTest {

  private final FiveRoles five;
  private final Account ana;

  TeamRoleChangesTest(TestDatabase database) {
    this.five = new FiveRoles(database);
    this.ana = five.ana;
  }

  @AfterEach
  void close() {
    five.close();
  }

  @Test
  @DisplayName(
      "C39 everybody of the org is offered to be added, by name or address; others are refused")
  void anybodyOfTheOrgCanBeAdded() {
    Cast people = five.team("Data");
    Account late = five.user();
    Account olaf = five.stage.outsider();
    String name = five.name(late).toLowerCase(Locale.ROOT);
    var call =
        five.roster.call(
            people.get("owner"),
            new Input.Filled("team add", Map.of("team", "data"), Optional.empty()));
    assertThat(five.roster.engine().suggest(call, "team add", "people", name))
        .extracting(Suggestion::value)
        .contains(five.value(late))
        .doesNotContain(five.value(people.get("owner")));
    String before = "x@acme.test, %s ".formatted(people.get("viewer").mention());
    assertThat(five.roster.engine().suggest(call, "team add", "people", before + name))
        .extracting(Suggestion::value)
        .contains(before + five.value(late));
    assertThat(
            five.ask(
                people.get("owner"),
                "team add data %s %s".formatted(five.value(late), "no@x.test")))
        .contains("Added 1 person")
        .contains("✗ no@x.test is not in");
    assertThat(five.ask(people.get("owner"), "team add data " + olaf.mention()))
        .contains("Nobody was added")
        .contains("only its members can be in a team")
        .doesNotContain("invite send");
    assertThat(five.roleOf(late, "Data")).contains("member");
  }

  @Test
  @DisplayName("C40 people are added as members and raised afterwards")
  void peopleAreAddedAsMembers() {
    Cast people = five.team("Data");
    Account late = five.user();
    assertThat(five.ask(people.get("admin"), "team add data " + late.mention()))
        .contains("Added 1 person to")
        .contains("as Member");
    assertThat(five.roleOf(late, "Data")).contains("member");
    five.roster.settle();
    assertThat(five.roster.newestCard(late).words()).contains("added you to the team", "as Member");
    five.ask(people.get("admin"), "team role data %s moderator".formatted(late.mention()));
    assertThat(five.roleOf(late, "Data")).contains("moderator");
    five.roster.settle();
    assertThat(five.roster.newestCard(late).words())
        .contains("made you Moderator of the team")
        .contains("you were Member");
  }

  /** Who may give which role, written from C33 to C41: only below one's own, from admin upward. */
  private static final Map<String, Set<String>> GIVES =
      Map.of(
          "owner", Set.of("admin", "moderator", "member", "viewer"),
          "admin", Set.of("moderator", "member", "viewer"),
          "moderator", Set.of(),
          "member", Set.of(),
          "viewer", Set.of());

  private static Set<String> gives(String role) {
    return GIVES.getOrDefault(role, Set.of());
  }

  @Test
  @DisplayName("C41 who adds may give roles below their own only: 5 x 5")
  void addsBelowOneselfOnly() {
    Cast people = five.team("Data");
    for (String actor : ROLES) {
      for (String role : ROLES) {
        Account late = five.user();
        String answer =
            five.ask(people.get(actor), "team add data %s role:%s".formatted(late.mention(), role));
        boolean may = gives(actor).contains(role);
        assertThat(five.roleOf(late, "Data"))
            .as("%s adds a %s: %s", actor, role, answer)
            .isEqualTo(may ? Optional.of(role) : Optional.empty());
        assertThat(answer).contains(may ? "Added 1 person" : "Who could: ");
      }
      assertThat(five.offered(people.get(actor), "team add", "role", Map.of("team", "data")))
          .as(actor)
          .containsExactlyInAnyOrderElementsOf(gives(actor));
    }
  }

  @Test
  @DisplayName(
      "C41 only people below one's own role get another one, and only one below it: 5 x 5 x 5")
  void changesBelowOneselfOnly() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    Account other = five.user();
    var wrong = new ArrayList<String>();
    for (String actor : ROLES) {
      for (String held : ROLES) {
        for (String role : ROLES) {
          Account target = held.equals("owner") ? owner : other;
          if (target.equals(other)) {
            five.ask(owner, "team remove data " + other.mention());
            five.ask(owner, "team add data %s role:%s".formatted(other.mention(), held));
          }
          String answer =
              five.ask(people.get(actor), "team role data %s %s".formatted(target.mention(), role));
          boolean may = gives(actor).contains(held) && gives(actor).contains(role);
          String expected = may ? role : held;
          boolean told =
              answer.contains(
                  may && !role.equals(held) ? "is now" : may ? "already is" : "Who could: ");
          if (!five.roleOf(target, "Data").equals(Optional.of(expected)) || !told) {
            wrong.add("%s makes a %s a %s: %s".formatted(actor, held, role, answer));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("C41 only people below one's own role are taken out: 5 x 5")
  void removesBelowOneselfOnly() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    for (String actor : ROLES) {
      for (String held : ROLES) {
        Account target = held.equals("owner") ? owner : five.user();
        if (!target.equals(owner)) {
          five.ask(owner, "team add data %s role:%s".formatted(target.mention(), held));
        }
        String answer = five.ask(people.get(actor), "team remove data " + target.mention());
        boolean may = gives(actor).contains(held);
        assertThat(five.roleOf(target, "Data"))
            .as("%s removes a %s: %s", actor, held, answer)
            .isEqualTo(may ? Optional.empty() : Optional.of(held));
      }
    }
    assertThat(five.ask(owner, "team remove data " + owner.mention()))
        .contains("stays until team transfer data passes it on");
  }

  @Test
  @DisplayName("C41 forms offer only people and teams that one may change")
  void nothingIsOfferedThatWouldBeRefused() {
    Cast data = five.team("Data");
    five.team("Ops");
    Account admin = data.get("admin");
    assertThat(five.offered(admin, "team role", "team", Map.of())).containsExactly("data");
    assertThat(five.offered(admin, "team delete", "team", Map.of())).isEmpty();
    assertThat(five.offered(admin, "team role", "person", Map.of("team", "data")))
        .containsExactlyInAnyOrder(
            five.value(data.get("moderator")),
            five.value(data.get("member")),
            five.value(data.get("viewer")));
    assertThat(five.offered(admin, "team remove", "person", Map.of("team", "data")))
        .doesNotContain(five.value(data.get("owner")), five.value(admin));
    assertThat(five.offered(data.get("owner"), "team transfer", "person", Map.of("team", "data")))
        .hasSize(4)
        .doesNotContain(five.value(data.get("owner")));
    assertThat(five.offered(data.get("viewer"), "team show", "team", Map.of()))
        .containsExactly("data");
    assertThat(five.offered(ana, "team add", "team", Map.of())).isEmpty();
    assertThat(five.offered(ana, "team deactivate", "team", Map.of()))
        .containsExactlyInAnyOrder("data", "ops");
    assertThat(five.ask(admin, "team show data"))
        .contains("Owner 🔒", "Admin 🔒", "Moderator")
        .doesNotContain("Moderator 🔒", "team delete");
  }

  @Test
  @DisplayName("C41 a role that is given back by undo is one that may be given at that time")
  void undoIsDecidedAnew() {
    Cast people = five.team("Data");
    Account owner = people.get("owner");
    Account admin = people.get("admin");
    Account member = people.get("member");
    Reply raised =
        five.roster.say(admin, "team role data %s moderator".formatted(member.mention()));
    assertThat(undo(admin, raised)).contains("is Member of");
    assertThat(five.roleOf(member, "Data")).contains("member");

    Reply again = five.roster.say(admin, "team role data %s moderator".formatted(member.mention()));
    five.ask(owner, "team role data %s admin".formatted(member.mention()));
    assertThat(undo(admin, again)).contains("below your own role");
    five.ask(owner, "team role data %s moderator".formatted(member.mention()));
    assertThat(undo(owner, again)).isEqualTo("This button is not yours to press.");
    Reply third = five.roster.say(admin, "team role data %s viewer".formatted(member.mention()));
    five.ask(owner, "team role data %s viewer".formatted(admin.mention()));
    assertThat(undo(admin, third)).contains("no role in any team");
    assertThat(five.roleOf(member, "Data")).contains("viewer");

    Reply removed = five.roster.say(owner, "team remove data " + admin.mention());
    assertThat(undo(owner, removed)).contains("Undone");
    assertThat(five.roleOf(admin, "Data")).contains("viewer");
    Reply added =
        five.roster.say(owner, "team add data %s role:admin".formatted(five.user().mention()));
    assertThat(undo(owner, added)).contains("1 person is out of");
  }

  private String undo(Account who, Reply done) {
    return TestRoster.words(five.roster.press(who, done, "Undo"));
  }

  @Test
  void anUnknownRoleIsAnsweredWithTheRoles() {
    Cast people = five.team("Data");
    assertThat(
            five.ask(
                people.get("owner"),
                "team role data %s boss".formatted(people.get("member").mention())))
        .contains("boss is no role in a team")
        .contains("owner, admin, moderator, member, viewer");
    assertThat(
            five.ask(
                people.get("owner"),
                "team role data %s member".formatted(people.get("member").mention())))
        .contains("already is Member of the team Data");
  }
}
