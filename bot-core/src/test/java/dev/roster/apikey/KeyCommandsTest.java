package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Making, listing and ending keys in chat. */
@ExtendWith(DatabaseExtension.class)
class KeyCommandsTest {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final Pattern CODE = Pattern.compile("k-[2-9b-z]{4,}");

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account dee;

  KeyCommandsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.dee = roster.member(ana, "Dee Fox", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static String keyIn(Reply reply) {
    Matcher matcher = KEY.matcher(TestRoster.words(reply));
    assertThat(matcher.find()).as(TestRoster.words(reply)).isTrue();
    return matcher.group();
  }

  private static String codeIn(Reply reply) {
    Matcher matcher = CODE.matcher(TestRoster.words(reply));
    assertThat(matcher.find()).as(TestRoster.words(reply)).isTrue();
    return matcher.group();
  }

  private long open(Account owner) {
    return database.number(
        """
        select count(*) from api_key k join chat_identity i on i.person_id = k.person_id
        where i.user_id = ? and k.revoked_at is null
        """,
        owner.user());
  }

  private static List<Block.Row> rows(Reply reply) {
    return TestRoster.message(reply).blocks().stream()
        .filter(Block.Table.class::isInstance)
        .flatMap(block -> ((Block.Table) block).rows().stream())
        .toList();
  }

  @Test
  @DisplayName("D47: whose role includes it makes keys of their own; the key is shown once")
  void aKeyIsShownOnceToWhoeverMakesIt() {
    Reply made = roster.say(ben, "key create laptop");
    String key = keyIn(made);
    assertThat(TestRoster.words(made))
        .startsWith("Made the API key laptop (" + codeIn(made) + "), for you in Acme")
        .contains("Copy it now: it is not shown again.", "Authorization: Bearer ");
    assertThat(roster.ask(ben, "key list")).doesNotContain(key).contains(key.substring(0, 8));
    assertThat(roster.ask(dee, "key create laptop"))
        .contains("Member, does not include this (keys.create)");
    assertThat(open(dee)).isZero();
  }

  @Test
  @DisplayName("trust.md R3: a second delivery makes no second key and does not show the first")
  void aSecondDeliverySaysThatTheKeyWasShown() {
    var call = roster.call(ben, new Input.Line("key create laptop"));
    String key = keyIn(roster.engine().handle(call));
    String again = TestRoster.words(roster.engine().handle(call));
    assertThat(again)
        .doesNotContain(key)
        .doesNotContainPattern(KEY)
        .contains("It was shown when it was made, and cannot be shown again.");
    assertThat(open(ben)).isEqualTo(1);
  }

  @Test
  void aKeyEndsAfterAYearUnlessSomethingElseIsSaid() {
    String day = roster.clock().instant().plus(Duration.ofDays(365)).toString().substring(0, 10);
    roster.say(ben, "key create a");
    roster.say(ben, "key create b expires:12h");
    roster.say(ben, "key create c expires:never");
    roster.say(ben, "key create d expires:2w");
    assertThat(
            database.rows(
                """
                select concat(k.name, ' ', coalesce(timestampdiff(hour, k.created_at, k.expires_at), '-'))
                from api_key k join chat_identity i on i.person_id = k.person_id
                where i.user_id = ? order by k.name
                """,
                ben.user()))
        .containsExactly("a 8760", "b 12", "c -", "d 336");
    assertThat(
            database.rows(
                """
                select date(k.expires_at) from api_key k
                join chat_identity i on i.person_id = k.person_id
                where i.user_id = ? and k.name = 'a'
                """,
                ben.user()))
        .containsExactly(day);
  }

  @Test
  void aTimeThatIsNoneIsRefusedInOneSentence() {
    assertThat(roster.ask(ben, "key create a expires:soon"))
        .isEqualTo(
            "soon is no time that expires takes. A time such as 30d, 12h or 2w is allowed, the last day such as 2027-01-31, or never.");
    assertThat(roster.ask(ben, "key create a expires:2020-01-01")).contains("is over already");
    assertThat(roster.ask(ben, "key create a expires:0d")).contains("is over already");
    assertThat(roster.ask(ben, "key create a expires:99999d")).contains("over 10 years away");
    assertThat(roster.ask(ben, "key create a expires:2027-02-30")).contains("is no time");
    assertThat(open(ben)).isZero();
  }

  @Test
  void oneHasTwentyKeysAtMost() {
    for (int i = 0; i < ApiKeys.MOST; i++) {
      keyIn(roster.say(ben, "key create n" + i + (i == 0 ? " expires:1h" : "")));
    }
    assertThat(roster.ask(ben, "key create more"))
        .contains("There are 20 keys already, the most that one may have");
    roster.clock().advance(Duration.ofHours(2));
    keyIn(roster.say(ben, "key create more"));
    assertThat(roster.ask(ben, "key create evenmore")).contains("There are 20 keys already");
  }

  @Test
  void theListPagesAndShowsWhatBecameOfEachKey() {
    roster.say(ben, "key create first");
    roster.say(ben, "key create short expires:1h");
    roster.say(ben, "key create gone");
    roster.say(ben, "key revoke gone");
    roster.clock().advance(Duration.ofHours(2));
    assertThat(rows(roster.say(ben, "key list")))
        .extracting(row -> Block.Row.class.cast(row).cells().get(2).toString())
        .satisfiesExactly(
            state -> assertThat(state).contains("revoked"),
            state -> assertThat(state).contains("expired"),
            state -> assertThat(state).contains("live"));
    for (int i = 0; i < 12; i++) {
      roster.say(ben, "key create n" + i);
    }
    Reply one = roster.say(ben, "key list");
    assertThat(rows(one)).hasSize(10);
    Reply two = roster.press(ben, one, "Next");
    assertThat(rows(two)).hasSize(5);
    assertThat(rows(roster.press(ben, two, "Previous"))).isEqualTo(rows(one));
  }

  @Test
  @DisplayName("D47: others' keys by keys.manage, one's own always; both are told")
  void othersKeysAreRevokedByWhoManagesThem() {
    String code = codeIn(roster.say(ben, "key create laptop"));
    assertThat(roster.ask(dee, "key revoke " + code))
        .contains("Member, does not include this (keys.manage)");
    assertThat(roster.ask(dee, "key list " + ben.mention()))
        .contains("Member, does not include this (keys.manage)");
    assertThat(roster.ask(ana, "key list " + ben.mention()))
        .contains("API keys of Ben Ode", code, "Ben Ode", "live");
    Reply done = roster.say(ana, "key revoke " + code);
    assertThat(TestRoster.words(done))
        .isEqualTo("Revoked laptop (" + code + ") of Ben Ode: it does not work any more.");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("Ana Lima revoked your API key laptop");
    assertThat(open(ben)).isZero();
    assertThat(TestRoster.words(roster.press(ana, done, "Undo")))
        .isEqualTo("Undone: laptop (" + code + ") works again.");
    roster.settle();
    assertThat(roster.newestCard(ben).words()).contains("gave your API key laptop");
    assertThat(open(ben)).isEqualTo(1);
  }

  @Test
  @DisplayName("the target rule holds for keys too: an admin does not end the owner's")
  void theTargetRuleHoldsForKeys() {
    String code = codeIn(roster.say(ana, "key create mine"));
    assertThat(roster.ask(ben, "key revoke " + code))
        .contains("cannot be changed, only be succeeded by a transfer");
    assertThat(open(ana)).isEqualTo(1);
  }

  @Test
  void aKeyIsNamedByCodeNameBeginningOrItself() {
    for (int way = 0; way < 5; way++) {
      Reply made = roster.say(ben, "key create laptop");
      String key = keyIn(made);
      String word =
          switch (way) {
            case 0 -> codeIn(made);
            case 1 -> codeIn(made).substring(2);
            case 2 -> "LAPTOP";
            case 3 -> key.substring(0, 8);
            default -> key;
          };
      assertThat(roster.ask(ben, "key revoke " + word)).as(word).startsWith("Revoked laptop");
      assertThat(open(ben)).isZero();
    }
    roster.say(ben, "key create twice");
    roster.say(ben, "key create twice");
    assertThat(roster.ask(ben, "key revoke twice")).startsWith("twice are 2 keys: k-");
    assertThat(roster.ask(ben, "key revoke nothing")).startsWith("There is no key nothing in Acme");
  }

  @Test
  @DisplayName("a whole key that somebody pastes is never said again")
  void aPastedKeyIsNotRepeated() {
    String strange = Secret.make().reveal();
    assertThat(roster.ask(ben, "key revoke " + strange))
        .startsWith("There is no key " + strange.substring(0, 8) + " in Acme")
        .doesNotContain(strange);
  }

  @Test
  void theButtonInTheListAsksFirst() {
    String code = codeIn(roster.say(ben, "key create laptop"));
    Reply asked = roster.press(ben, roster.say(ben, "key list"), "Revoke");
    assertThat(TestRoster.words(asked)).startsWith("Revoke laptop?").contains("It was never used.");
    assertThat(open(ben)).isEqualTo(1);
    assertThat(TestRoster.words(roster.press(ben, asked, "Confirm")))
        .startsWith("Revoked laptop (" + code + ")");
    assertThat(open(ben)).isZero();
  }

  @Test
  void undoOfAKeyRevokesIt() {
    Reply made = roster.say(ben, "key create laptop");
    assertThat(TestRoster.words(roster.press(ben, made, "Undo")))
        .isEqualTo("Undone: laptop (" + codeIn(made) + ") is revoked and does not work any more.");
    assertThat(open(ben)).isZero();
  }

  @Test
  @DisplayName("design.md: a service key is the org's, for the top role only, and stays")
  void aServiceKeyStaysWhenItsMakerGoes() {
    assertThat(roster.ask(ben, "key create ci service:yes"))
        .contains("Admin, does not include this (keys.service)");
    Reply made = roster.say(ana, "key create ci service:yes");
    String key = keyIn(made);
    assertThat(TestRoster.words(made)).contains("with the rights of Owner", "stays when you go");
    roster.press(ana, roster.say(ana, "org transfer " + ben.mention()), "Confirm");
    roster.press(ana, roster.say(ana, "org leave"), "Confirm");
    assertThat(
            database.number(
                "select count(*) from api_key where hash = ? and revoked_at is null",
                (Object) ApiKey.hash(key)))
        .isEqualTo(1);
    assertThat(roster.ask(ben, "key list")).contains("ci", "the org", "live");
    assertThat(roster.ask(dee, "key list")).doesNotContain("ci");
    assertThat(roster.ask(dee, "key revoke " + codeIn(made)))
        .contains("does not include this (keys.service)");
    assertThat(roster.ask(ben, "key revoke ci")).startsWith("Revoked ci");
  }

  @Test
  void whomAServiceKeySpeaksForIsNobodyInTheOrg() {
    String people = roster.ask(ana, "member list");
    long members = database.number("select count(*) from membership");
    roster.say(ana, "key create zzmachine service:yes");
    assertThat(roster.ask(ana, "member list")).isEqualTo(people);
    assertThat(roster.ask(ana, "member list zzmachine")).doesNotContain("Service key");
    assertThat(database.number("select count(*) from membership")).isEqualTo(members);
    assertThat(roster.ask(ana, "audit list"))
        .contains("made a service key (k-")
        .contains("“zzmachine”");
    var call = roster.call(ana, new Input.Line(""));
    assertThat(roster.engine().suggest(call, "member show", "person", "Service")).isEmpty();
    assertThat(roster.engine().suggest(call, "key revoke", "key", "zz")).hasSize(1);
  }
}
