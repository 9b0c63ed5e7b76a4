package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class DeletionTest {

  private final TestRoster roster;
  private final TestDatabase database;

  DeletionTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String delete(Account by) {
    return TestRoster.words(roster.press(by, roster.say(by, "org delete"), "Confirm"));
  }

  @Test
  @DisplayName("deleting an org asks first, names what ends, and tells those who were in it")
  void asksTellsAndEnds() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.person("owner");
    Account ben = stage.person("admin");
    Account chloe = stage.person("member");
    roster.say(ana, "team create Data members:" + chloe.mention());
    roster.say(ben, "invite send one@acme.test two@acme.test");
    roster.say(chloe, "upgrade request");
    roster.say(ana, "key create laptop");
    roster.say(ana, "key create old");
    roster.say(ana, "key revoke old");
    database.run(
        """
        insert into webhook (id, org_id, code, url, events, edited_version, created_at)
        values (uuid(), '%s', 'w-2222', 'https://hooks.acme.test/', '*', 1, '2026-11-22 09:00:00')
        """
            .formatted(stage.org()));
    Reply asked = roster.say(ana, "org delete");
    assertThat(TestRoster.words(asked))
        .startsWith(
            """
            Delete %s?
            All 3 people in it lose access at once.
            People: 3
            Teams: 1
            Invitations: 2, cancelled with it
            Requests for Pro: 1, cancelled with it
            API keys: 1, ended with it
            Webhooks: 1, ended with it
            Spoken of in: Acme Chat on Slack; no more then
            Told of it: the 2 others in it, in a direct message
            Everybody's account, their other orgs and the history stay; the short name %s is never given again. This cannot be undone\
            """
                .formatted(stage.name(), stage.slug()));
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .startsWith(
            """
            Deleted %s: nobody has access to it any more.
            People: 3
            Teams: 1
            Invitations: 2 cancelled
            Requests for Pro: 1 cancelled
            API keys: 1 ended
            Webhooks: 1 ended
            Told of it: the 2 others in it, in a direct message
            """
                .formatted(stage.name()))
        .contains("Deleted %s (%s)".formatted(stage.name(), stage.slug()))
        .contains("Id: org " + stage.org())
        .contains("By: Ana Lima")
        .contains("When: 2026-11-22 10:00:00 UTC");
    roster.settle();
    for (Account one : List.of(ben, chloe)) {
      assertThat(roster.newestCard(one).words())
          .startsWith("Ana Lima deleted %s: it does not exist any more".formatted(stage.name()));
    }
    assertThat(stage.audit("before_values", "org.deleted"))
        .singleElement()
        .asString()
        .contains(
            "\"members\":\"3\"",
            "\"invitations\":\"2\"",
            "\"connections\":\"slack:T1\"",
            "\"keys\":\"1\"",
            "\"webhooks\":\"1\"");
  }

  @Test
  @DisplayName("a deleted org is in no list and no call resolves to it")
  void noCallResolvesToIt() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.person("owner");
    Account ben = stage.person("admin");
    roster.say(ana, "org switch " + stage.slug() + " here");
    Reply demotion = roster.say(ana, "member role " + ben.mention() + " member");
    delete(ana);
    for (Account one : List.of(ana, ben)) {
      assertThat(roster.ask(one, "org list")).doesNotContain(stage.name());
      assertThat(roster.ask(one, "me")).doesNotContain(stage.name());
      assertThat(roster.ask(one, "member list")).startsWith("You are in no org here.");
      assertThat(roster.ask(one, "org show org:" + stage.slug())).contains("You are in no org");
      assertThat(roster.ask(one, "org switch " + stage.slug())).contains("You are in no org");
    }
    assertThat(TestRoster.words(roster.press(ana, demotion, "Undo")))
        .isEqualTo("You are not in the org that this is about, or not from here.");
    assertThat(roster.ask(ana, "undo")).doesNotContain("Undone");
  }

  @Test
  @DisplayName("its short name is never another org's")
  void theShortNameStaysTaken() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.person("owner");
    delete(ana);
    roster.say(ana, "org create \"" + stage.name() + "\" pro");
    assertThat(roster.ask(ana, "org list")).contains(stage.slug() + "-2");
  }

  @Test
  @DisplayName("cards, links and requests of a deleted org are dead, and say so politely")
  void cardsAndLinksAreDead() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.person("owner");
    Account ben = stage.person("admin");
    Account chloe = stage.person("member");
    Account dee = stage.outsider();
    roster.say(ana, "invite send " + dee.mention());
    String mailed = "mail" + ana.user().toLowerCase(Locale.ROOT) + "@acme.test";
    roster.say(ana, "invite send " + mailed);
    roster.say(chloe, "upgrade request");
    roster.settle();
    Reply invited = roster.newestCard(dee);
    Reply asked = roster.newestCard(ben);
    String token = roster.mailer().invitationToken(mailed).orElseThrow();
    delete(ana);
    roster.settle();
    assertThat(roster.newestCard(dee).words()).contains("Cancelled:");
    assertThat(roster.ask(dee, "inbox")).contains("Nothing waits for you.");
    assertThat(TestRoster.words(roster.press(dee, invited, "Accept")))
        .isEqualTo("This org does not exist any more.");
    assertThat(TestRoster.words(roster.press(ben, asked, "Approve")))
        .isEqualTo("You are not in the org that this is about, or not from here.");
    assertThat(roster.core().links().find(token)).isEmpty();
    assertThat(database.rows("select state from invitation where email = ?", mailed))
        .containsExactly("cancelled");
    assertThat(roster.accept(token, "k").toString()).contains("This org does not exist any more.");
    assertThat(database.rows("select state from outbox where state = 'parked'")).isEmpty();
  }

  @Test
  @DisplayName("what people are elsewhere does not hang on it: an account is linked as before")
  void linkingGoesOn() {
    Account zoe = roster.onDiscord("Zoe");
    roster.say(zoe, "org create \"Zoo " + zoe.user() + "\" pro");
    assertThat(delete(zoe)).startsWith("Deleted ");
    String email = "zoe" + zoe.user().toLowerCase(Locale.ROOT) + "@acme.test";
    roster.sayDirect(zoe, "account link " + email);
    roster.settle();
    assertThat(
            roster.askDirect(zoe, "account confirm " + roster.mailer().code(email).orElseThrow()))
        .contains("You are Zoe");
    assertThat(roster.askDirect(zoe, "account link")).contains("You are known as " + email);
  }

  @Test
  @DisplayName("who was only in a deleted org can still become who reads the mailbox")
  void aDeletedOrgKeepsNobodyApart() {
    Account max = roster.person("Max Gone");
    roster.say(max, "org create Gone pro");
    assertThat(delete(max)).startsWith("Deleted ");
    Account ana = roster.person("Ana Stay");
    roster.say(ana, "org create Stay pro");
    roster.say(ana, "invite send max@stay.test");
    roster.settle();
    String token = roster.mailer().invitationToken("max@stay.test").orElseThrow();
    roster.accept(token, "link max");

    roster.say(max, "account link max@stay.test");
    roster.settle();
    String code = roster.mailer().code("max@stay.test").orElseThrow();
    assertThat(roster.ask(max, "account confirm " + code)).startsWith("Linked. ");
    assertThat(roster.ask(max, "org list")).contains("Stay").doesNotContain("Gone");
  }

  @ParameterizedTest
  @CsvSource({
    "network, admin, member",
    "ladder, admin, manager",
    "owned, owner, admin",
    "portal, owner, admin"
  })
  @DisplayName("only who holds org.delete deletes the org")
  void onlyItsKeeperDeletes(String scheme, String may, String mayNot) {
    var stage = SchemeStage.on(roster, scheme);
    assertThat(stage.ask(mayNot, "org delete")).contains("does not include this (org.delete)");
    assertThat(delete(stage.person(may))).startsWith("Deleted ");
  }

  @Test
  void nobodyDeletesADirectory() {
    var stage = SchemeStage.on(roster, "directory");
    assertThat(stage.ask("org_admin", "org delete")).contains("does not include this (org.delete)");
  }

  @Test
  @DisplayName("an org of any size is deleted by as many statements and events")
  void theEndOfManyIsOneEvent() {
    var stage = SchemeStage.on(roster, "owned");
    Account ana = stage.person("owner");
    database.run(
        """
        insert into invitation (id, org_id, email, email_norm, role, state, token_hash, invited_by,
          created_at, sent_at, expires_at)
        select uuid(), m.org_id, concat('x', seq, '@many.test'), concat('x', seq, '@many.test'),
          'member', 'pending', unhex(sha2(concat(m.org_id, seq), 256)), m.person_id,
          '2026-11-22 09:00:00', '2026-11-22 09:00:00', '2030-01-01'
        from membership m join seq_1_to_240 where m.org_id = '%s'
        """
            .formatted(stage.org()));
    database.run("update org set pending = 240 where id = '%s'".formatted(stage.org()));
    for (int i = 0; i < 3; i++) {
      roster.say(stage.another("member"), "upgrade request");
    }
    String updates = "select count(*) from outbox where kind = 'invitation.update'";
    long before = database.number(updates);
    assertThat(delete(ana)).contains("Invitations: 240 cancelled", "Requests for Pro: 3 cancelled");
    assertThat(stage.audit("before_values", "invitation.cancelled_all"))
        .singleElement()
        .asString()
        .contains("\"invitations\":\"240\"");
    assertThat(stage.audit("before_values", "upgrade.cancelled_all"))
        .singleElement()
        .asString()
        .contains("\"requests\":\"3\"");
    assertThat(stage.audit("action", "invitation.cancelled")).isEmpty();
    assertThat(database.number(updates))
        .as("the cards of the newest are brought up to date")
        .isEqualTo(before + 200);
  }

  @Test
  @DisplayName("R3: a second delivery of the confirmation hears the same")
  void aSecondDeliveryHearsTheSame() {
    var stage = SchemeStage.on(roster, "network");
    Account ana = stage.person("admin");
    var press = roster.call(ana, TestRoster.pressing(roster.say(ana, "org delete"), "Confirm"));
    Reply first = roster.engine().handle(press);
    assertThat(TestRoster.words(first)).contains("nobody else was in it");
    assertThat(roster.engine().handle(press)).isEqualTo(first);
  }
}
