package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class RemovalTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account chloe;

  RemovalTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" starter");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "member");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  private String acme() {
    return "Acme " + ana.user();
  }

  private String remove(Account by, Account who) {
    return remove(by, who, "");
  }

  private String remove(Account by, Account who, String more) {
    Reply asked = roster.say(by, "member remove " + who.mention() + " " + more);
    String answer = TestRoster.words(roster.press(by, asked, "Confirm"));
    assertThat(answer).startsWith("Removed ");
    return answer;
  }

  private String of(Account who, String column) {
    return database
        .rows(
            "select "
                + column
                + " from person p join chat_identity i on i.person_id = p.id"
                + " join membership m on m.person_id = p.id join org o on o.id = m.org_id"
                + " where i.user_id = ? and o.slug = ?",
            who.user(),
            slug())
        .getFirst();
  }

  private long version() {
    return number("select version from org where id = :org");
  }

  private long number(String query) {
    return Long.parseLong(
        database
            .rows(query.replace(":org", "(select id from org where slug = ?)"), slug())
            .getFirst());
  }

  @Test
  @DisplayName("whoever may removes somebody from the org")
  void removesSomebody() {
    String email = of(chloe, "p.email");
    String person = of(chloe, "p.id");
    String membership = of(chloe, "m.id");
    assertThat(remove(ana, chloe, "left us"))
        .isEqualTo(
            """
            Removed Chloe Fay from %1$s: their access ended at once.
            What they did and made here stays.
            Receipt, to copy into a ticket:
            Removed from %1$s (%2$s)
            Who: Chloe Fay, %3$s
            Ids: person %4$s, membership %5$s
            By: Ana Lima
            When: 2026-11-22 10:00:00 UTC
            Had: role Member, tier Base, limit none, member since 2026-11-22 10:00:00 UTC
            Reason: left us
            Change: %6$s in the audit of %2$s
            audit list %3$s action:member since:1d shows it in the history.\
            """
                .formatted(acme(), slug(), email, person, membership, version()));
    assertThat(roster.ask(ana, "member list")).contains("2 users").doesNotContain("Chloe Fay");
    roster.settle();
    assertThat(roster.newestCard(chloe).words())
        .startsWith("Ana Lima removed you from %s: your access there ended.".formatted(acme()));
  }

  @Test
  @DisplayName("what the receipt names to check it with shows the removal")
  void theHistoryHasWhatTheReceiptSays() {
    String receipt = remove(ana, chloe);
    String line =
        receipt
            .lines()
            .filter(one -> one.startsWith("audit list "))
            .map(one -> one.replace(" shows it in the history.", ""))
            .findFirst()
            .orElseThrow();
    assertThat(roster.ask(ana, line)).contains("removed").contains("Chloe Fay");
  }

  @Test
  void confirmRemovesWhomTheQuestionNamedThoughTheAddressChangedHands() {
    String address = "shared-" + ana.user() + "@acme.test";
    giveAddress(ben, address);
    Reply asked = roster.say(ana, "member remove " + address);
    assertThat(TestRoster.words(asked)).contains("Remove Ben Ode from");
    giveAddress(ben, "other-" + ana.user() + "@acme.test");
    giveAddress(chloe, address);
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm"))).contains("Removed Ben Ode");
    assertThat(roster.ask(ana, "member list")).contains("Chloe Fay").doesNotContain("Ben Ode");
  }

  private void giveAddress(Account who, String address) {
    database.changeMembers(
        "update person p join chat_identity i on i.person_id = p.id"
            + " set p.email = lower('%1$s'), p.email_norm = lower('%1$s') where i.user_id = '%2$s'"
                .formatted(address, who.user()));
  }

  @Test
  @DisplayName("D32 removal asks first and says what ends")
  void removalAsksFirst() {
    roster.say(ana, "team create Data members:" + chloe.mention());
    roster.say(chloe, "upgrade request");
    Reply asked = roster.say(ana, "member remove " + chloe.mention());
    assertThat(TestRoster.words(asked))
        .startsWith("Remove Chloe Fay from %s?\nChloe Fay loses access to".formatted(acme()))
        .contains("Role: ⚪ Member\nTier: Base\nLimit: none\nMember since: ")
        .containsPattern("Last active: .*\nTeams: . Data\nRequest for Pro: r-\\w+ open, cancelled")
        .contains("Their account, their other orgs, their past usage and the history stay.")
        .contains("member suspend");
    assertThat(roster.ask(ana, "member list")).as("nothing is done yet").contains("Chloe Fay");
    assertThat(TestRoster.words(roster.press(ana, asked, "Cancel")))
        .isEqualTo("Cancelled. Nothing was changed.");
    assertThat(roster.ask(chloe, "me")).contains("Role: Member");
  }

  @Test
  @DisplayName("D33 whoever is removed has no access from the next command on")
  void accessEndsAtOnce() {
    assertThat(roster.ask(ben, "member list")).contains("Chloe Fay");
    remove(ana, ben);
    for (String line : List.of("member list", "org show", "invite send x@y.test", "team list")) {
      assertThat(roster.ask(ben, line)).as(line).doesNotContain(acme());
      assertThat(roster.ask(ben, line + " org:" + slug()))
          .as(line)
          .startsWith("You are in no org called `%s` here.".formatted(slug()).replace("`", ""));
    }
    assertThat(roster.ask(ben, "org list")).doesNotContain(acme());
    assertThat(roster.ask(ben, "org switch " + slug())).contains("You are in no org called");
  }

  @Test
  @DisplayName("removal ends access to this org only")
  void otherOrgsAreNotTouched() {
    roster.say(chloe, "org create \"Beta " + chloe.user() + "\" pro");
    roster.say(chloe, "org switch " + slug());
    remove(ana, chloe);
    assertThat(roster.ask(chloe, "me")).contains("Beta").contains("Role: Owner");
    assertThat(roster.ask(chloe, "member list")).contains("People in Beta");
  }

  @Test
  @DisplayName("what somebody made in the org stays the org's")
  void whatTheyMadeStays() {
    roster.say(ben, "team create Data members:" + chloe.mention());
    roster.say(chloe, "upgrade request");
    String code = database.rows("select code from upgrade_request order by id desc").getFirst();
    roster.say(ben, "upgrade approve " + code);
    remove(ana, ben);
    assertThat(roster.ask(ana, "team show data")).contains("Chloe Fay");
    assertThat(roster.ask(ana, "upgrade show " + code)).contains("Ben Ode");
    assertThat(roster.ask(chloe, "me")).contains("Tier: Pro");
    assertThat(number("select count(*) from team where org_id = :org")).isEqualTo(1);
  }

  @Test
  @DisplayName("removal deletes no history")
  void historyStays() {
    roster.say(chloe, "upgrade request for the launch");
    String code = database.rows("select code from upgrade_request order by id desc").getFirst();
    roster.say(ana, "upgrade deny " + code);
    roster.say(ben, "invite send dee@acme.test");
    String query = "select (select count(*) from audit_event where chain = :org)";
    long before = number(query);
    remove(ana, chloe);
    remove(ana, ben);
    assertThat(number(query)).isGreaterThan(before);
    assertThat(roster.ask(ana, "upgrade show " + code)).contains("Chloe Fay").contains("Denied");
    assertThat(roster.ask(ana, "invite list")).contains("dee@acme.test").contains("cancelled");
    assertThat(
            number(
                "select count(*) from audit_event e join chat_identity i on i.person_id = e.person_id"
                    + " where e.chain = :org and i.user_id = '"
                    + ben.user()
                    + "'"))
        .as("what Ben did is still his")
        .isPositive();
  }

  @Test
  @DisplayName("somebody suspended can be removed as well")
  void removesSomebodySuspended() {
    roster.say(ana, "member suspend " + chloe.mention());
    remove(ben, chloe);
    assertThat(roster.ask(chloe, "me")).doesNotContain(acme());
  }

  @Test
  @DisplayName("the question says who decides on what waits for them")
  void saysWhoDecidesOnWhatWaits() {
    roster.say(chloe, "upgrade request");
    assertThat(roster.ask(ana, "member remove " + ben.mention()))
        .contains("Approvals: 1 request for Pro waits; Ana Lima can still decide.");
  }

  @Test
  @DisplayName("the question says so when nobody else could decide on what waits")
  void saysThatNobodyElseDecides() {
    roster.say(ana, "upgrade request");
    assertThat(roster.ask(ana, "member remove " + ben.mention()))
        .containsPattern(
            "Approvals: The request for Pro r-\\w+ of Ana Lima waits, and nobody else in %s can decide on it then."
                .formatted(acme()));
    roster.say(chloe, "upgrade request");
    assertThat(roster.ask(ana, "member remove " + ben.mention()))
        .containsPattern(
            "Approvals: 2 requests for Pro wait; Ana Lima can still decide, but not on their own, r-\\w+\\.");
  }

  @Test
  @DisplayName("the question lists a few invitations, the receipt more of them")
  void namesAFewInvitations() {
    roster.say(ana, "org plan pro");
    roster.say(
        ben,
        "invite send a%1$s@acme.test b%1$s@acme.test c%1$s@acme.test d%1$s@acme.test e%1$s@acme.test"
            .formatted(ana.user()));
    Reply asked = roster.say(ana, "member remove " + ben.mention());
    assertThat(TestRoster.words(asked))
        .containsPattern("Invitations: 5 pending, cancelled with it: \\S+, \\S+, \\S+ and 2 more");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .containsPattern("Invitations: 5 cancelled: \\S+, \\S+, \\S+, \\S+ and \\S+@acme.test");
  }

  @Test
  @DisplayName("a seat is free at once")
  void theSeatIsFreeAtOnce() {
    roster.say(ana, "invite send one@acme.test two@acme.test");
    assertThat(roster.ask(ana, "invite send three@acme.test")).contains("all of it is taken");
    remove(ana, chloe);
    assertThat(roster.ask(ana, "invite send three@acme.test")).contains("three@acme.test");
    assertThat(number("select pending from org where id = :org")).isEqualTo(3);
  }

  @Test
  @DisplayName("the invitations that they sent end, and so does a live one for themselves")
  void invitationsEnd() {
    Account dee = roster.person("Dee Fox", "dee" + ana.user() + "@acme.test");
    roster.say(ben, "invite send " + dee.mention());
    roster.settle();
    Reply card = roster.newestCard(dee);
    Reply asked = roster.say(ana, "member remove " + ben.mention());
    assertThat(TestRoster.words(asked))
        .contains(
            "Invitations: 1 pending, cancelled with it: dee%s@acme.test".formatted(ana.user()));
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("Invitations: 1 cancelled: dee%s@acme.test".formatted(ana.user()));
    roster.settle();
    assertThat(roster.newestCard(dee).words()).contains("Cancelled:");
    assertThat(TestRoster.words(roster.press(dee, card, "Accept")))
        .contains("This invitation was withdrawn.");
    assertThat(roster.ask(dee, "me")).doesNotContain(acme());
  }

  @Test
  @DisplayName("a live request for Pro ends, and its cards lose their buttons")
  void theRequestEnds() {
    roster.say(chloe, "upgrade request");
    roster.settle();
    Reply card = roster.newestCard(ben);
    remove(ana, chloe);
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .contains("Cancelled: Chloe Fay is not in %s any more".formatted(acme()));
    assertThat(TestRoster.words(roster.press(ben, card, "Approve"))).contains("Cancelled");
  }

  @Test
  void theOwnerAndOneselfCannotBeRemoved() {
    assertThat(roster.ask(ben, "member remove " + ana.mention()))
        .contains("The owner of " + acme() + " cannot be changed, only be succeeded by a transfer");
    for (Account who : List.of(ana, ben)) {
      assertThat(roster.ask(who, "member remove " + who.mention()))
          .isEqualTo(
              "You cannot remove yourself. org leave ends your own place in %s.".formatted(acme()));
    }
    assertThat(roster.ask(chloe, "member remove " + ben.mention()))
        .contains("does not include this (member.remove)");
  }

  @Test
  void offersOnlyWhomTheCallerMayRemoveAndWhoCanSucceed() {
    roster.say(ana, "member suspend " + chloe.mention());
    assertThat(offered(ben, "person")).containsExactly("Chloe Fay");
    assertThat(offered(ana, "person")).containsExactly("Ben Ode", "Chloe Fay");
    assertThat(offered(ana, "successor")).containsExactly("Ana Lima", "Ben Ode");
  }

  private List<String> offered(Account who, String option) {
    String command = "member remove";
    var call = roster.call(who, new Input.Filled(command, Map.of(), Optional.empty()));
    return roster.engine().suggest(call, command, option, "").stream()
        .map(Suggestion::label)
        .map(label -> label.replaceAll(" · .*", ""))
        .toList();
  }

  @Test
  @DisplayName("R3: the same Confirm twice removes once and answers the same")
  void theSamePressTwice() {
    Reply asked = roster.say(ana, "member remove " + chloe.mention() + " left us");
    var press = roster.call(ana, TestRoster.pressing(asked, "Confirm"));
    Reply first = roster.engine().handle(press);
    assertThat(roster.engine().handle(press)).isEqualTo(first);
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("This question was answered already.");
    assertThat(
            database.rows(
                "select e.before_values, p.words from audit_event e"
                    + " join audit_personal p on p.id = e.personal_id"
                    + " join org o on o.id = e.chain"
                    + " where o.slug = ? and e.action = 'member.removed'",
                slug()))
        .singleElement()
        .asString()
        .contains("\"role\":\"member\"", "\"status\":\"active\"", "\"tier\":\"base\"", "left us");
  }

  @Test
  @DisplayName(
      "somebody who takes no direct messages finds it in the inbox, though they are in no org")
  void theInboxSaysSoAfterwards() {
    roster.slack().closeDirect(chloe);
    remove(ana, chloe);
    roster.settle();
    assertThat(roster.ask(chloe, "inbox")).contains("Ana Lima removed you from " + acme());
  }
}
