package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The org's own keys stay when whoever made them goes, who saw them once: whoever decides hears
 * which these are.
 */
@ExtendWith(DatabaseExtension.class)
class ServiceKeysStayTest {

  private final TestRoster roster;
  private KeyStage stage;
  private Account ana;
  private Account ben;

  ServiceKeysStayTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void twoOwners() {
    stage = new KeyStage(roster, "network");
    ana = stage.org.founder();
    ben = stage.org.another("admin");
    stage.make(ana, "billing service:yes");
    stage.make(ben, "ended service:yes");
    stage.org.ask(ben, "key revoke ended");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  @DisplayName("X08 service keys of whoever is removed stay, and the answer names them")
  void removing() {
    String key = stage.make(ben, "ci service:yes");
    Reply asked = roster.say(ana, "member remove " + ben.mention());
    assertThat(TestRoster.words(asked))
        .contains("Service keys: 1 kept, and whoever made them may have a copy: ci (k-")
        .doesNotContain("billing");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("Service keys: 1 kept");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName("X08 service keys of whoever may make none any more stay, and the answer says so")
  void demoting() {
    String key = stage.make(ben, "ci service:yes");
    assertThat(stage.org.ask(ana, "member role " + ben.mention() + " member"))
        .contains("A service key of the org that they made goes on: key list shows it.");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  void whoMadeNoneIsSaidNothingOf() {
    assertThat(stage.org.ask(ana, "member role " + ben.mention() + " member"))
        .doesNotContain("service key");
    assertThat(stage.org.ask(ana, "member remove " + ben.mention())).doesNotContain("Service keys");
  }
}
