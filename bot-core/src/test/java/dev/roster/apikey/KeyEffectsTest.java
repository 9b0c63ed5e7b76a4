package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of keys when something becomes of their owner. */
@ExtendWith(DatabaseExtension.class)
class KeyEffectsTest {

  private final TestRoster roster;
  private final TestDatabase database;

  KeyEffectsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private KeyStage stage(String scheme) {
    return new KeyStage(roster, scheme);
  }

  @Test
  @DisplayName("C18 a plain user makes API keys of their own in directory")
  void aUserOfDirectoryMakesKeys() {
    var stage = stage("directory");
    Account user = stage.org.person("user");
    assertThat(stage.state(stage.make(user, "laptop"))).isEqualTo(KeyState.LIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owned", "portal", "network"})
  @DisplayName("X07 who makes keys is a permission of the role, and members of the others do not")
  void aMemberMakesNone(String scheme) {
    var stage = stage(scheme);
    assertThat(stage.org.ask("member", "key create laptop"))
        .contains("Member, does not include this (keys.create)");
  }

  @Test
  @DisplayName("X07 with keys.auto_ide a member has a key for their IDE; without it has none")
  void thePolicyOnIdesLetsAMemberHaveAKey() {
    var stage = stage("owned");
    Account member = stage.org.person("member");
    String key = stage.makeIde(member);
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    assertThat(stage.org.ask(member, "key list")).contains("ide", "live");
    stage.policy("keys.auto_ide", "off");
    assertThat(stage.state(key)).isEqualTo(KeyState.DEMOTED);
    assertThatThrownBy(() -> stage.makeIde(member))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("keys.auto_ide");
    assertThat(stage.state(stage.makeIde(stage.org.person("admin")))).isEqualTo(KeyState.LIVE);
    assertThat(stage.org.ask(member, "key revoke ide")).startsWith("Revoked IDE");
  }

  @Test
  @DisplayName("D47 a key belongs to one membership: it is dead at once where its owner is removed")
  void aKeyBelongsToOneMembership() {
    var stage = stage("owned");
    var other = stage("owned");
    Account ben = stage.org.person("admin");
    String here = stage.make(ben, "here");
    roster.say(other.org.founder(), "invite send " + ben.mention() + " role:admin");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    String there = other.make(ben, "there org:" + other.org.slug());
    assertThat(stage.find(here).orElseThrow().org()).isEqualTo(stage.org.org());
    stage.act(stage.org.founder(), "member remove " + ben.mention());
    assertThat(stage.state(here)).isEqualTo(KeyState.REVOKED);
    assertThat(other.state(there)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName("D34 X08 by_origin(ide): what the IDE made is revoked, the other keys rest")
  void theIdesKeysAreRevoked() {
    var stage = stage("owned");
    stage.policy("keys.on_remove", "by_origin(ide)");
    Account ben = stage.org.person("admin");
    String own = stage.make(ben, "laptop");
    String ide = stage.makeIde(ben);
    Reply done = stage.act(stage.org.founder(), "member remove " + ben.mention());
    assertThat(TestRoster.words(done))
        .contains("API keys: 1 revoked: IDE (k-", "API keys: 1 rest until they are back: laptop");
    assertThat(stage.state(ide)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.state(own)).isEqualTo(KeyState.GONE);
    assertThat(stage.undo(stage.org.founder(), done)).contains("1 API key of theirs");
    assertThat(stage.state(ide)).isEqualTo(KeyState.LIVE);
    assertThat(stage.state(own)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName(
      "E17 X08 all: the personal keys of whoever is removed end, and Undo gives those back")
  void theKeysOfWhoeverIsRemovedEnd() {
    var stage = stage("portal");
    Account ben = stage.org.person("admin");
    Account ana = stage.org.founder();
    String old = stage.make(ben, "old");
    stage.org.ask(ben, "key revoke old");
    String key = stage.make(ben, "laptop");
    String short_ = stage.make(ben, "short expires:1h");
    Reply asked = roster.say(ana, "member remove " + ben.mention());
    assertThat(TestRoster.words(asked)).contains("API keys: 2 revoked with it: short (k-");
    Reply done = roster.press(ana, asked, "Confirm");
    assertThat(stage.state(key)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.org.audit("json_value(after_values, '$.why')", "key.revoked"))
        .containsExactly("revoked", "removed", "removed");
    roster.clock().advance(Duration.ofHours(2));
    assertThat(stage.undo(ana, done))
        .contains("1 API key of theirs is not revoked any more.")
        .contains("1 API key of theirs has expired since.");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    assertThat(stage.state(short_)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.state(old)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.org.audit("action", "key.restored")).hasSize(1);
  }

  @Test
  @DisplayName("X08 none: keys rest while their owner is gone, and work when they join again")
  void keysRestWhereThePolicySaysSo() {
    var stage = stage("owned");
    stage.policy("keys.on_remove", "none");
    Account ben = stage.org.person("admin");
    String key = stage.make(ben, "laptop");
    stage.act(stage.org.founder(), "member remove " + ben.mention());
    assertThat(stage.state(key)).isEqualTo(KeyState.GONE);
    stage.org.ask(stage.org.founder(), "invite send " + ben.mention() + " role:admin");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName("D50 whoever leaves loses all their keys, and D36 D51 none of them works after")
  void whoeverLeavesLosesTheirKeys() {
    var stage = stage("owned");
    Account ben = stage.org.person("admin");
    String own = stage.make(ben, "laptop");
    String ide = stage.makeIde(ben);
    assertThat(TestRoster.words(stage.act(ben, "org leave"))).contains("API keys: 2 revoked");
    assertThat(stage.state(own)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.state(ide)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.org.ask(ben, "key create again")).doesNotContain("rk_");
  }

  @Test
  @DisplayName(
      "X30 suspension blocks keys, which work again afterwards; nothing is written to them")
  void suspensionBlocks() {
    var stage = stage("owned");
    Account ben = stage.org.person("admin");
    String key = stage.make(ben, "laptop");
    var rows = database.rows("select * from api_key");
    assertThat(stage.org.ask(stage.org.founder(), "member suspend " + ben.mention()))
        .contains("Their API key does not work meanwhile.");
    assertThat(stage.state(key)).isEqualTo(KeyState.SUSPENDED);
    assertThat(stage.live(ben)).isZero();
    assertThat(stage.org.ask(stage.org.founder(), "key list " + ben.mention()))
        .contains("blocked: suspended");
    stage.org.ask(stage.org.founder(), "member reactivate " + ben.mention());
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    assertThat(stage.live(ben)).isEqualTo(1);
    assertThat(database.rows("select * from api_key")).isEqualTo(rows);
  }

  @Test
  @DisplayName("X30 on_suspend=none: keys stay known meanwhile")
  void keysStayKnownWhereThePolicySaysSo() {
    var stage = stage("owned");
    stage.policy("keys.on_suspend", "none");
    Account ben = stage.org.person("admin");
    String key = stage.make(ben, "laptop");
    assertThat(stage.org.ask(stage.org.founder(), "member suspend " + ben.mention()))
        .contains("Their API key stays known meanwhile, but may do nothing.");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    assertThat(stage.org.seat(ben).active()).isFalse();
  }

  @Test
  @DisplayName("X08 on_demote=revoke: keys end with the role that lets have them; Undo gives back")
  void demotionRevokes() {
    var stage = stage("owned");
    Account ana = stage.org.founder();
    Account ben = stage.org.person("admin");
    String old = stage.make(ben, "old");
    stage.org.ask(ben, "key revoke old");
    String key = stage.make(ben, "laptop");
    String ide = stage.makeIde(ben);
    Reply done = stage.act(ana, "member role " + ben.mention() + " member");
    assertThat(TestRoster.words(done)).contains("Their API key is revoked.");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Your API key is revoked.");
    assertThat(stage.state(key)).isEqualTo(KeyState.REVOKED);
    // keys.auto_ide lets a member have it.
    assertThat(stage.state(ide)).isEqualTo(KeyState.LIVE);
    assertThat(stage.undo(ana, done)).contains("Their API key works again.");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    assertThat(stage.state(old)).isEqualTo(KeyState.REVOKED);
  }

  @Test
  @DisplayName("X08 on_demote=revoke: a raise that is taken back takes the keys made since with it")
  void anUndoneRaiseRevokes() {
    var stage = stage("owned");
    Account ana = stage.org.founder();
    Account ben = stage.org.person("member");
    Reply done = stage.act(ana, "member role " + ben.mention() + " admin");
    String key = stage.make(ben, "laptop");
    assertThat(stage.undo(ana, done)).contains("Their API key is revoked.");
    assertThat(stage.state(key)).isEqualTo(KeyState.REVOKED);
  }

  @Test
  @DisplayName("X08 on_demote=block: keys do not work, and work again once the role includes it")
  void demotionBlocks() {
    var stage = stage("owned");
    stage.policy("keys.on_demote", "block");
    Account ana = stage.org.founder();
    Account ben = stage.org.person("admin");
    String key = stage.make(ben, "laptop");
    assertThat(TestRoster.words(stage.act(ana, "member role " + ben.mention() + " member")))
        .contains("Their API key does not work with this role.");
    assertThat(stage.state(key)).isEqualTo(KeyState.DEMOTED);
    assertThat(stage.org.ask(ben, "key list")).contains("blocked: role has no keys");
    assertThat(TestRoster.words(stage.act(ana, "member role " + ben.mention() + " admin")))
        .contains("Their API key works again.");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName("X08 on_demote=none: keys go on working")
  void demotionLeavesThem() {
    var stage = stage("owned");
    stage.policy("keys.on_demote", "none");
    Account ben = stage.org.person("admin");
    String key = stage.make(ben, "laptop");
    assertThat(
            TestRoster.words(
                stage.act(stage.org.founder(), "member role " + ben.mention() + " member")))
        .doesNotContain("API key");
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName("a question before a role change says what becomes of the keys")
  void theQuestionSaysIt() {
    var stage = stage("portal");
    Account ben = stage.org.person("admin");
    stage.make(ben, "laptop");
    stage.make(ben, "ci");
    assertThat(stage.org.ask(stage.org.founder(), "member role " + ben.mention() + " member"))
        .contains("Their 2 API keys are revoked.");
  }

  @Test
  void whoeverPassesTheOrgOnKeepsTheirKeys() {
    var stage = stage("owned");
    Account ana = stage.org.founder();
    String key = stage.make(ana, "laptop");
    stage.act(ana, "org transfer " + stage.org.person("admin").mention());
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
  }

  @Test
  @DisplayName(
      "X08 another scheme revokes the keys of roles that make none there, and says so first")
  void anotherSchemeRevokes() {
    var stage = stage("ladder");
    Account ana = stage.org.founder();
    String lost = stage.make(stage.org.person("editor"), "laptop");
    String kept = stage.make(ana, "mine");
    String service = stage.make(ana, "ci service:yes");
    Reply asked = roster.say(ana, "org scheme network");
    assertThat(TestRoster.words(asked))
        .contains("1 API key of people whose role makes none then: revoked.");
    roster.press(ana, asked, "Confirm");
    assertThat(stage.state(lost)).isEqualTo(KeyState.REVOKED);
    assertThat(stage.state(kept)).isEqualTo(KeyState.LIVE);
    assertThat(stage.state(service)).isEqualTo(KeyState.LIVE);
    assertThat(stage.org.audit("json_value(after_values, '$.keys_revoked')", "org.scheme"))
        .containsExactly("1");
    assertThat(stage.org.audit("json_value(after_values, '$.why')", "key.revoked"))
        .containsExactly("demoted");
  }

  @Test
  void theKeysOfADeletedOrgAreNone() {
    var stage = stage("owned");
    String key = stage.make(stage.org.founder(), "ci service:yes");
    assertThat(stage.find(key)).isPresent();
    stage.act(stage.org.founder(), "org delete");
    assertThat(stage.find(key)).isEmpty();
  }

  @Test
  void theCardCountsKeysForWhoeverManagesThem() {
    var stage = stage("ladder");
    Account editor = stage.org.person("editor");
    stage.make(editor, "laptop");
    assertThat(stage.org.ask(stage.org.founder(), "member show " + editor.mention()))
        .contains("API keys: 1");
    assertThat(stage.org.ask(editor, "member show " + editor.mention())).contains("API keys: 1");
    assertThat(stage.org.ask("monitor", "member show " + editor.mention()))
        .doesNotContain("API keys");
    assertThat(stage.org.ask(stage.org.founder(), "audit list key")).doesNotContain("went wrong");
  }

  @Test
  void expiryEndsAKeyAtItsInstant() {
    var stage = stage("owned");
    Account ana = stage.org.founder();
    String key = stage.make(ana, "short expires:1h");
    roster.clock().advance(Duration.ofMinutes(59));
    assertThat(stage.state(key)).isEqualTo(KeyState.LIVE);
    roster.clock().advance(Duration.ofMinutes(1));
    assertThat(stage.state(key)).isEqualTo(KeyState.EXPIRED);
    assertThat(stage.live(ana)).isZero();
  }
}
