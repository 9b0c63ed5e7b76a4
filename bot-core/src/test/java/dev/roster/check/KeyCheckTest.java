package dev.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is answered to whoever presents a key. */
@ExtendWith(DatabaseExtension.class)
class KeyCheckTest {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final Pattern CODE = Pattern.compile("k-[2-9b-z]{4,}");

  private final TestRoster roster;
  private final CheckStage stage;

  KeyCheckTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.stage = CheckStage.on(roster, "owned");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static String found(Pattern pattern, Reply made) {
    var matcher = pattern.matcher(TestRoster.words(made));
    assertThat(matcher.find()).as(TestRoster.words(made)).isTrue();
    return matcher.group();
  }

  private Answer check(String key, String permission) {
    return roster
        .core()
        .checks()
        .check(new Question(stage.org.slug(), new Subject.Key(KeyHash.of(key)), permission, null));
  }

  @Test
  void aKeySpeaksForItsOwnerUntilItIsRevoked() {
    Account admin = stage.org.person("admin");
    Reply made = roster.say(admin, "key create laptop");
    String key = found(KEY, made);
    assertThat(check(key, "inference.use")).isEqualTo(stage.check(admin, "inference.use"));
    assertThat(check(key, "org.delete").rule()).isEqualTo("permission=org.delete");
    Reply asked = roster.say(admin, "key revoke " + found(CODE, made));
    if (TestRoster.words(asked).contains("?")) {
      roster.press(admin, asked, "Confirm");
    }
    assertThat(check(key, "inference.use")).isEqualTo(Answer.ofNobody("key.revoked"));
  }

  @Test
  @DisplayName("E17 C18: a removed person's key fails at once where they were removed")
  void aRemovedPersonsKeyFailsAtOnce() {
    Account admin = stage.org.person("admin");
    String key = found(KEY, roster.say(admin, "key create laptop"));
    assertThat(check(key, "inference.use").allowed()).isTrue();
    stage.does("member remove " + admin.mention());
    assertThat(check(key, "inference.use").allowed()).isFalse();
    assertThat(check(key, "inference.use").member()).isEmpty();
  }

  @Test
  @DisplayName("X30: keys of whoever is suspended are blocked and work again afterwards")
  void aSuspendedPersonsKeyIsBlocked() {
    Account admin = stage.org.person("admin");
    String key = found(KEY, roster.say(admin, "key create laptop"));
    assertThat(check(key, "inference.use").allowed()).isTrue();
    stage.does("member suspend " + admin.mention());
    assertThat(check(key, "inference.use").rule()).isEqualTo("suspended");
    assertThat(introspected(key)).isFalse();
    stage.does("member reactivate " + admin.mention());
    assertThat(check(key, "inference.use").allowed()).isTrue();
    assertThat(introspected(key)).isTrue();
  }

  private boolean introspected(String key) {
    return roster.core().checks().introspect(stage.org.slug(), KeyHash.of(key)).isPresent();
  }

  @Test
  void aKeyEndsWithItsTimeWithoutAnyEvent() {
    Account admin = stage.org.person("admin");
    String key = found(KEY, roster.say(admin, "key create laptop expires:30d"));
    assertThat(check(key, "inference.use").allowed()).isTrue();
    roster.clock().advance(Duration.ofDays(30).plusSeconds(1));
    assertThat(check(key, "inference.use")).isEqualTo(Answer.ofNobody("key.expired"));
    assertThat(introspected(key)).isFalse();
  }

  @Test
  void aKeyOfAnotherOrgIsUnknown() {
    var other = CheckStage.on(roster, "owned");
    String key = found(KEY, roster.say(other.founder, "key create laptop"));
    assertThat(check(key, "inference.use")).isEqualTo(Answer.ofNobody("key.unknown"));
    assertThat(introspected(key)).isFalse();
    assertThat(check("rk_" + "A".repeat(43), "inference.use").rule()).isEqualTo("key.unknown");
    assertThat(check("anything", "inference.use").rule()).isEqualTo("key.unknown");
  }

  @Test
  void onlyAServiceKeyOpensTheApiAndItSpeaksForNobody() {
    var checks = roster.core().checks();
    Reply made = roster.say(stage.founder, "key create product service:yes");
    String service = found(KEY, made);
    String own = found(KEY, roster.say(stage.founder, "key create laptop"));
    assertThat(checks.service(service))
        .hasValueSatisfying(key -> assertThat(key.slug()).isEqualTo(stage.org.slug()));
    assertThat(checks.service(own)).isEmpty();
    assertThat(checks.service("rk_" + "A".repeat(43))).isEmpty();
    assertThat(checks.service("")).isEmpty();
    assertThat(check(service, "inference.use")).isEqualTo(Answer.ofNobody("key.service"));
    assertThat(introspected(service)).isTrue();
    stage.does("key revoke " + found(CODE, made));
    assertThat(checks.service(service)).isEmpty();
    assertThat(introspected(service)).isFalse();
  }
}
