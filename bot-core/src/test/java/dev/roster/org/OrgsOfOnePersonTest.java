package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One person in several orgs, as the sources say it. */
@ExtendWith(DatabaseExtension.class)
class OrgsOfOnePersonTest {

  private final TestRoster roster;
  private final TestDatabase database;

  OrgsOfOnePersonTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
    // All tests speak in one channel, which an earlier one may have given to its org.
    database.run("delete from channel_org");
  }

  /** Somebody who is an editor of one org and a monitor of another, by an invitation in each. */
  private Account inBoth(SchemeStage one, SchemeStage other) {
    Account ben = roster.person("Ben Both", "both-" + one.slug() + "@acme.test");
    accept(one, ben, "editor");
    accept(other, ben, "monitor");
    return ben;
  }

  private void accept(SchemeStage stage, Account who, String role) {
    stage.ask(stage.founder(), "invite send " + who.mention() + " role:" + role);
    roster.settle();
    roster.press(who, roster.newestCard(who), "Accept");
  }

  @Test
  @DisplayName("B38 one person is in several orgs, invited in each")
  void inSeveralOrgs() {
    var one = SchemeStage.on(roster, "ladder");
    var other = SchemeStage.on(roster, "ladder");
    Account ben = inBoth(one, other);
    assertThat(roster.ask(ben, "org list")).contains(one.name(), other.name());
    assertThat(one.seat(ben).person()).isEqualTo(other.seat(ben).person());
  }

  @Test
  @DisplayName("B40 the role belongs to the membership: another one in each org")
  void anotherRoleInEach() {
    var one = SchemeStage.on(roster, "ladder");
    var other = SchemeStage.on(roster, "ladder");
    Account ben = inBoth(one, other);
    assertThat(roster.ask(ben, "me org:" + one.slug())).contains("Role: Editor");
    assertThat(roster.ask(ben, "me org:" + other.slug())).contains("Role: Monitor");
    assertThat(one.may(ben, Permission.AUTOMATIONS_EDIT)).isTrue();
    assertThat(other.may(ben, Permission.AUTOMATIONS_EDIT)).isFalse();
    roster.say(one.founder(), "member role " + ben.mention() + " agent_user");
    assertThat(one.seat(ben).role().name()).isEqualTo("agent_user");
    assertThat(other.seat(ben).role().name()).isEqualTo("monitor");
  }

  @Test
  @DisplayName("B39 people switch between their orgs, and a channel can speak of one")
  void switching() {
    var one = SchemeStage.on(roster, "ladder");
    var other = SchemeStage.on(roster, "ladder");
    Account ben = inBoth(one, other);
    assertThat(roster.ask(ben, "org switch " + one.slug()))
        .isEqualTo("Your commands are about " + one.name() + " now. You are Editor there.");
    assertThat(roster.ask(ben, "me")).contains("Org: " + one.name());
    assertThat(roster.ask(ben, "org switch " + other.slug())).contains("You are Monitor there");
    assertThat(roster.ask(ben, "me")).contains("Org: " + other.name());
    assertThat(roster.ask(one.founder(), "org switch " + one.slug() + " here"))
        .isEqualTo(
            "Commands in this channel are about %s now, for everybody who is in it."
                .formatted(one.name()));
    assertThat(roster.ask(ben, "me")).contains("Org: " + one.name());
    assertThat(TestRoster.words(roster.sayDirect(ben, "me"))).contains("Org: " + other.name());
  }

  @Test
  @DisplayName("D49 the org is switched with a command, for oneself and for a channel")
  void switchedInTwoPlaces() {
    var one = SchemeStage.on(roster, "owned");
    var other = SchemeStage.on(roster, "owned");
    Account ben = one.person("member");
    roster.say(other.founder(), "invite send " + ben.mention() + " role:admin");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(roster.ask(ben, "me")).contains("Org: " + other.name());
    assertThat(roster.ask(ben, "org switch " + one.slug())).contains("You are Member there");
    assertThat(roster.ask(ben, "me")).contains("Org: " + one.name());
    assertThat(roster.ask(ben, "org switch " + one.slug() + " here")).contains("settings.manage");
    assertThat(roster.ask(ben, "org switch " + other.slug() + " here")).contains("for everybody");
    assertThat(roster.ask(ben, "me")).contains("Org: " + other.name());
  }

  @Test
  @DisplayName("D05 one person is Owner of one org and Member of another")
  void ownerHereMemberThere() {
    var one = SchemeStage.on(roster, "owned");
    var other = SchemeStage.on(roster, "owned");
    roster.say(one.founder(), "invite send " + other.founder().mention());
    roster.settle();
    roster.press(other.founder(), roster.newestCard(other.founder()), "Accept");
    assertThat(roster.ask(other.founder(), "me org:" + one.slug())).contains("Role: Member");
    assertThat(roster.ask(other.founder(), "me org:" + other.slug())).contains("Role: Owner");
    assertThat(roster.ask(other.founder(), "org delete org:" + one.slug()))
        .doesNotContain("is deleted");
  }

  @Test
  @DisplayName("D03 somebody who is in an org makes further ones")
  void furtherOrgs() {
    var one = SchemeStage.on(roster, "owned");
    Account ana = one.founder();
    String more = "More " + ana.user();
    assertThat(roster.ask(ana, "org create \"" + more + "\" starter")).contains(more + " is yours");
    assertThat(roster.ask(ana, "org list")).contains(one.name(), more);
    assertThat(roster.ask(ana, "me")).contains("Org: " + more);
  }

  @Test
  @DisplayName("D08 whoever makes an org owns it")
  void theMakerOwnsIt() {
    Account ana = roster.person("Ana Make");
    String name = "Make " + ana.user();
    roster.say(ana, "org create \"" + name + "\" pro");
    assertThat(roster.ask(ana, "me")).contains("Org: " + name).contains("Role: Owner");
    assertThat(
            database.rows(
                "select m.role from membership m join org o on o.id = m.org_id where o.slug = ?",
                "make-" + ana.user().toLowerCase(Locale.ROOT)))
        .containsExactly("owner");
  }
}
