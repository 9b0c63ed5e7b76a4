package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who is in several orgs of one workspace is never taken to the wrong one. */
@ExtendWith(DatabaseExtension.class)
class SeveralOrgsTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account zed;
  private final String slug;

  SeveralOrgsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    this.zed = roster.person("Zed Ray");
    this.slug = "twin-" + ana.user().toLowerCase(Locale.ROOT);
  }

  @BeforeEach
  void bothMakeAnOrgOfOneNameAndAnaIsInBoth() {
    roster.say(ana, "org create \"Twin " + ana.user() + "\" pro");
    roster.say(zed, "org create \"Twin " + ana.user() + "\" pro");
    roster.say(zed, "invite send " + ana.mention());
    roster.settle();
    roster.press(ana, roster.newestCard(ana), "Accept");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void aNameThatTwoOrgsSharePicksNeither() {
    String name = "\"Twin " + ana.user() + "\"";
    assertThat(roster.ask(ana, "me org:" + name))
        .contains("You are in 2 orgs called Twin " + ana.user())
        .contains(slug + ", " + slug + "-2");
    assertThat(roster.ask(ana, "org switch " + name)).contains("You are in 2 orgs called");
    assertThat(roster.ask(ana, "me org:" + slug)).contains("Role: Owner");
    assertThat(roster.ask(ana, "me org:" + slug + "-2")).contains("Role: Member");
    assertThat(roster.ask(zed, "me org:" + name)).contains("Role: Owner");
  }

  @Test
  void everyCommandOffersTheOrgsThatTheCallerCanSpeakOf() {
    assertThat(orgsFor(ana, "twin")).containsExactlyInAnyOrder(slug, slug + "-2");
    assertThat(orgsFor(zed, "")).containsExactly(slug + "-2");
    assertThat(orgsFor(ana, "other")).isEmpty();
  }

  private List<String> orgsFor(Account who, String typed) {
    var call = roster.call(who, new Input.Filled("member list", Map.of(), Optional.empty()));
    return roster.engine().suggest(call, "member list", "org", typed).stream()
        .map(Suggestion::value)
        .toList();
  }

  @Test
  void anOrgThatIsNamedLikeTheShortNameOfAnotherDoesNotHideIt() {
    roster.say(ana, "org create " + slug + "-2 pro");
    assertThat(roster.ask(ana, "me org:" + slug + "-2")).contains("Role: Member");
  }

  @Test
  @DisplayName("R5: what a channel speaks of needs settings.manage in that org")
  void aRefusalNamesNobodyOfAnotherOrg() {
    roster.say(ana, "org switch " + slug);
    assertThat(roster.ask(ana, "org switch " + slug + "-2 here"))
        .contains("does not include this")
        .contains("Owner or Admin")
        .doesNotContain("Ana Lima");
  }
}
