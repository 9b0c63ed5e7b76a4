package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Removal as the source with five roles has it. */
@ExtendWith(DatabaseExtension.class)
class LadderRemovalTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private SchemeStage stage;
  private Account admin;

  LadderRemovalTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void open() {
    stage = SchemeStage.on(roster, "ladder");
    admin = stage.person("admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private void remove(Account who) {
    Reply asked = roster.say(admin, "member remove " + who.mention());
    assertThat(TestRoster.words(roster.press(admin, asked, "Confirm"))).startsWith("Removed ");
  }

  private long count(String what) {
    return database.number("select count(*) from " + what.replace(":org", "'" + stage.org() + "'"));
  }

  @Test
  @DisplayName("B27 an admin removes somebody from the org; nobody below does")
  void anAdminRemoves() {
    Account editor = stage.person("editor");
    for (String below : List.of("agent_user", "monitor", "manager")) {
      assertThat(stage.ask(below, "member remove " + editor.mention()))
          .contains("does not include this (member.remove)")
          .contains("Who could: Ana Lima");
    }
    remove(editor);
    assertThat(stage.ask(admin, "member list")).contains("4 users").doesNotContain("Bo Editor");
    assertThat(count("membership where org_id = :org")).isEqualTo(4);
    assertThat(count("org where id = :org and members = 4")).as("the seat is free").isEqualTo(1);
  }

  @Test
  @DisplayName("B28 removal ends access to this org only")
  void thisOrgOnly() {
    Account manager = stage.person("manager");
    var other = SchemeStage.on(roster, "ladder");
    roster.say(other.person("admin"), "invite send " + manager.mention() + " role:editor");
    roster.settle();
    roster.press(manager, roster.newestCard(manager), "Accept");
    remove(manager);
    assertThat(roster.ask(manager, "invite list org:" + stage.slug()))
        .contains("You are in no org");
    assertThat(roster.ask(manager, "member list"))
        .startsWith("People in " + other.name())
        .contains("2 users");
    assertThat(roster.ask(manager, "me")).contains("Role: Editor").doesNotContain(stage.name());
  }

  @Test
  @DisplayName("B30 what somebody made stays, and belongs to the org")
  void whatTheyMadeStays() {
    Account second = stage.another("admin");
    Account user = stage.person("agent_user");
    roster.say(second, "team create Data members:" + user.mention());
    roster.say(user, "upgrade request");
    roster.say(second, "upgrade approve " + code());
    remove(second);
    assertThat(stage.ask(admin, "team show data")).contains("Bo AgentUser");
    assertThat(stage.ask(user, "me")).contains("Tier: Pro").contains("Data");
    assertThat(count("team where org_id = :org")).isEqualTo(1);
    assertThat(stage.ask(admin, "upgrade show " + code())).contains("Approved: by Bo Admin");
  }

  private String code() {
    return database
        .rows("select code from upgrade_request where org_id = ?", stage.org().toString())
        .getFirst();
  }

  @Test
  @DisplayName("B34 removal deletes nothing of the past")
  void historyStays() {
    Account manager = stage.person("manager");
    roster.say(manager, "invite send dee@acme.test");
    roster.say(manager, "upgrade request for the launch");
    roster.say(admin, "upgrade deny " + code());
    long events = count("audit_event where chain = :org");
    String theirs =
        "audit_event e join chat_identity i on i.person_id = e.person_id where e.chain = :org"
            + " and i.user_id = '%s'".formatted(manager.user());
    long before = count(theirs);
    remove(manager);
    assertThat(count("audit_event where chain = :org")).isGreaterThan(events);
    assertThat(count(theirs)).isEqualTo(before).isPositive();
    assertThat(stage.ask(admin, "upgrade show " + code()))
        .contains("Bo Manager")
        .contains("for the launch")
        .contains("Denied: by Ana Lima");
    assertThat(stage.ask(admin, "invite list")).contains("dee@acme.test").contains("cancelled");
  }
}
