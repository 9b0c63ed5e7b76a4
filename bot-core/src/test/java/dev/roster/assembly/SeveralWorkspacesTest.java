package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One person in the workspaces of two companies: neither hears of the other. */
@ExtendWith(DatabaseExtension.class)
class SeveralWorkspacesTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account kim;
  private final String zoe;
  private final Account zoeAtAnas;
  private final Account zoeAtKims;

  SeveralWorkspacesTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana", "ana@both.test");
    this.kim = inKims("K", "Kim", "kim@other.test");
    this.zoe = "zoe" + ana.user().toLowerCase(Locale.ROOT) + "@both.test";
    this.zoeAtAnas = roster.person("Zoe", zoe);
    this.zoeAtKims = inKims("Z", "Zoe", zoe);
  }

  private Account inKims(String letter, String name, String email) {
    return roster
        .slack()
        .person("T2", letter + ana.user(), name, Optional.of(email), Standing.MEMBER);
  }

  @BeforeEach
  void zoeIsInAnOrgOfEach() {
    roster.say(ana, "org create \"Here " + ana.user() + "\" pro");
    roster.say(kim, "org create \"There " + ana.user() + "\" pro");
    joinByLink(ana, "admin");
    joinByLink(kim, "member");
    assertThat(roster.ask(zoeAtAnas, "me")).contains("Org: Here").contains("Role: Admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void acceptingSwitchesOnlyWhereTheOrgIsSpoken() {
    roster.say(kim, "org create Third pro");
    joinByLink(kim, "member");
    roster.ask(zoeAtKims, "org switch there-" + ana.user());
    roster.say(ana, "org create Fourth pro");
    joinByLink(ana, "member");

    assertThat(roster.ask(zoeAtAnas, "me")).contains("Org: Fourth");
    assertThat(roster.ask(zoeAtKims, "me")).contains("Org: There");
  }

  @Test
  void aNoticeStaysInAWorkspaceOfItsOrg() {
    Account ben = roster.person("Ben", "ben@both.test");
    roster.say(zoeAtAnas, "invite send " + ben.mention());
    roster.clock().advance(Duration.ofHours(1));
    assertThat(roster.ask(zoeAtKims, "me")).contains("Org: There");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    roster.settle();

    assertThat(roster.newestCard(zoeAtAnas).words())
        .isEqualTo("Ben joined Here " + ana.user() + " as Member.");
    assertThat(roster.slack().directTo(zoeAtKims).toString()).doesNotContain("Here");
  }

  private void joinByLink(Account inviter, String role) {
    roster.say(inviter, "invite send " + zoe + " role:" + role);
    roster.settle();
    String token = roster.mailer().invitationToken(zoe).orElseThrow();
    roster.accept(token, "link " + inviter + role);
  }
}
