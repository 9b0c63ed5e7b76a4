package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class EditOrgTest {

  private final TestRoster roster;
  private final SchemeStage stage;
  private final Account admin;

  EditOrgTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = SchemeStage.on(roster, "owned");
    this.admin = stage.person("admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String undo(Reply done) {
    return TestRoster.words(roster.press(admin, done, "Undo"));
  }

  @Test
  void givesAnotherNameAndKeepsTheShortOne() {
    assertThat(stage.ask(admin, "org edit name:\"Apex  Corp\""))
        .contains(stage.name() + " is called Apex Corp now; its short name stays " + stage.slug());
    assertThat(stage.ask(admin, "org show")).startsWith("Apex Corp").contains(stage.slug());
    assertThat(stage.audit("action", "org.edited")).hasSize(1);
  }

  @Test
  void givesADescriptionAndTakesItAway() {
    assertThat(stage.ask(admin, "org edit We make things")).contains("is now: We make things");
    assertThat(stage.ask(admin, "org show")).contains("About: We make things");
    assertThat(stage.ask(admin, "org edit none")).contains("has no description any more");
    assertThat(stage.ask(admin, "org show")).doesNotContain("About:");
  }

  @Test
  void refusesWhatChangesNothingAndWhoMayNot() {
    assertThat(stage.ask(admin, "org edit")).contains("Say what to change");
    assertThat(stage.ask(admin, "org edit name:\"" + stage.name() + "\""))
        .contains("nothing was changed");
    assertThat(stage.ask("member", "org edit name:Apex"))
        .contains("settings.manage", "Who could: Ana Lima, Bo Admin");
  }

  @Test
  @DisplayName("R6: the name of an org is no command in a refusal, and can be seen")
  void aNameIsNoCommand() {
    assertThat(stage.ask(admin, "org edit name:\"Apex `/org delete`\""))
        .contains("cannot have backticks");
    assertThat(roster.ask(roster.person("Eve Lin"), "org create \"Apex `/org delete`\" pro"))
        .contains("cannot have backticks");
    assertThat(stage.ask(admin, "org edit name:\u200b\u200b")).contains("a name that can be seen");
    assertThat(stage.ask(admin, "org show")).startsWith(stage.name());
  }

  @Test
  void takesAnEditBack() {
    stage.ask(admin, "org edit We make things");
    Reply done = roster.say(admin, "org edit name:Apex description:Ladders");
    assertThat(undo(done)).contains("Undone: " + stage.name(), "again: We make things");
    assertThat(stage.ask(admin, "org show"))
        .startsWith(stage.name())
        .contains("About: We make things");
  }

  @Test
  @DisplayName("X24 an edit of the org never asks, and is not undone once somebody edited anew")
  void undoesNoEditThatWasMadeAnew() {
    Reply done = roster.say(admin, "org edit name:Apex");
    stage.ask("owner", "org edit name:Other");
    stage.ask("owner", "org edit name:Apex");
    assertThat(undo(done)).contains("cannot be undone any more: Apex has been edited again since");
    assertThat(stage.ask(admin, "org show")).startsWith("Apex");
  }

  @Test
  void undoesSeveralOneByOne() {
    Reply first = roster.say(admin, "org edit name:Apex");
    Reply second = roster.say(admin, "org edit name:Other");
    undo(second);
    undo(first);
    assertThat(stage.ask(admin, "org show")).startsWith(stage.name());
  }
}
