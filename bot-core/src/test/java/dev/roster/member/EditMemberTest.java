package dev.roster.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class EditMemberTest {

  private final TestRoster roster;
  private final TestDatabase database;

  EditMemberTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply edit(SchemeStage stage, Account by, Account who, String words) {
    assertThat(stage.name()).isNotEmpty();
    return roster.say(by, "member edit " + who.mention() + " " + words);
  }

  private String edited(SchemeStage stage, Account who, String words) {
    return TestRoster.words(edit(stage, stage.founder(), who, words));
  }

  @Test
  @DisplayName("C15 first and last name are edited, each for itself or both")
  void namesAreEdited() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    assertThat(edited(stage, bo, "first:Robert last:\"van Ode\"")).contains("Robert van Ode now");
    assertThat(edited(stage, bo, "last:Ode")).contains("is called Robert Ode now");
    assertThat(edited(stage, bo, "first:none")).contains("is called Ode now");
    assertThat(edited(stage, bo, "last:none")).matches("(?s).* is called Bo User \\d+ now\\..*");
    assertThat(edited(stage, bo, "last:none")).contains("has that name already");
    assertThat(edited(stage, bo, ""))
        .contains("Say which name", "member edit ben@acme.test first:Ben last:Ode");
  }

  @Test
  @DisplayName("C15 nothing but the name is edited: an address is refused with the reason")
  void nothingElseIsEdited() {
    var stage = SchemeStage.on(roster, "directory");
    Account bo = stage.person("user");
    assertThat(edited(stage, bo, "email:new@acme.test"))
        .contains("An address is the identity provider's", "never edited");
    assertThat(
            TestRoster.words(
                roster.fill(
                    stage.founder(),
                    "member edit",
                    Map.of("person", bo.mention(), "email", "new@acme.test"))))
        .doesNotContain("is called");
    assertThat(edited(stage, bo, "role:org_admin")).contains("left over");
    assertThat(stage.offered(stage.founder())).contains("member edit");
    assertThat(stage.ask(stage.founder(), "help \"member edit\"")).doesNotContain("email");
  }

  @Test
  @DisplayName("C15 one's own name is edited whatever the target rule; others' by it")
  void onesOwnName() {
    var stage = SchemeStage.on(roster, "directory");
    assertThat(edited(stage, stage.founder(), "first:Anna last:Lima")).contains("Anna Lima now");
    assertThat(edited(stage, stage.another("org_admin"), "first:Bo")).contains("below your own");
    Account bo = stage.person("user");
    assertThat(TestRoster.words(edit(stage, bo, bo, "first:Bo")))
        .contains("does not include this (member.edit)");
    var owned = SchemeStage.on(roster, "owned");
    assertThat(TestRoster.words(edit(owned, owned.person("admin"), owned.founder(), "first:X")))
        .contains("The owner of");
  }

  @Test
  void theNameIsTheSameInEveryOrgAndEachAuditSaysSo() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    roster.say(bo, "org create \"Beta " + bo.user() + "\" starter");
    long before = version("beta-" + bo.user());
    assertThat(edited(stage, bo, "first:Eve"))
        .as("an org would rename the people of another")
        .contains("is shown outside of", "nobody else changes it");
    String beta = " org:beta-" + bo.user();
    assertThat(roster.ask(bo, "member edit " + bo.mention() + " first:Robert last:Ode" + beta))
        .contains("is called Robert Ode now", "the same in every org");
    assertThat(stage.ask("owner", "member list")).contains("Robert Ode");
    assertThat(version("beta-" + bo.user())).isEqualTo(before + 1);
    for (String slug : new String[] {stage.slug(), "beta-" + bo.user()}) {
      assertThat(
              database.rows(
                  "select p.words, e.before_values, e.after_values from audit_event e"
                      + " join audit_personal p on p.id = e.personal_id"
                      + " join org o on o.id = e.chain"
                      + " where o.slug = ? and e.action = 'person.name'",
                  slug.toLowerCase(Locale.ROOT)))
          .singleElement()
          .satisfies(row -> assertThat(row).containsOnlyOnce("Robert Ode"));
    }
  }

  @Test
  void whoIsRenamedHearsOfIt() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    edited(stage, bo, "first:Robert last:Ode");
    roster.settle();
    assertThat(roster.newestCard(bo).words())
        .startsWith("Ana Lima changed your name to Robert Ode.");
  }

  private long version(String slug) {
    return database.number("select version from org where slug = ?", slug.toLowerCase(Locale.ROOT));
  }

  @Test
  void anUndoGivesTheNameBackAndTakesNoLaterOneAway() {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    Account admin = stage.person("admin");
    Reply first = edit(stage, stage.founder(), bo, "first:Robert last:Ode");
    Reply second = edit(stage, stage.founder(), bo, "first:Rob");
    assertThat(TestRoster.words(roster.press(stage.founder(), second, "Undo")))
        .contains("is called Robert Ode again");
    assertThat(TestRoster.words(roster.press(stage.founder(), first, "Undo")))
        .containsPattern("is called Bo Member \\d+ again");
    Reply third = edit(stage, stage.founder(), bo, "first:Robert");
    edit(stage, admin, bo, "first:Rob");
    edit(stage, admin, bo, "first:Robert");
    assertThat(TestRoster.words(roster.press(stage.founder(), third, "Undo")))
        .contains("the name of Robert was changed again meanwhile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b\u200d", "\u202eneB", "B\u0007en", "\ud800"})
  void hostileNamesAreRefused(String name) {
    var stage = SchemeStage.on(roster, "owned");
    Account bo = stage.person("member");
    assertThat(edited(stage, bo, "first:\"" + name + "\"")).doesNotContain("is called");
    assertThat(edited(stage, bo, "first:" + "x".repeat(81))).contains("at most 80 characters");
    assertThat(edited(stage, bo, "first:" + "😀".repeat(80) + " last:\"a\tb\nc\""))
        .contains("😀 a b c now");
  }
}
