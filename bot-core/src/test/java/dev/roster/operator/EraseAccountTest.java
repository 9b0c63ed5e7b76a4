package dev.roster.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.domain.Gate;
import dev.roster.invite.InvitationLinks;
import dev.roster.invite.TypedName;
import dev.roster.org.OrgCreation;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Reply;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of somebody whose account was deleted: nothing that names them. */
@ExtendWith(DatabaseExtension.class)
class EraseAccountTest {

  private static final String OPS = "ops@orbit.test";

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account olu;
  private final Account ana;
  private final Account ben;
  private final String first;
  private final String address;
  private final String org;

  EraseAccountTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.runBy(database, OrgCreation.ANYONE, OPS);
    this.olu = roster.person("Olu Price", OPS);
    this.ana = roster.person("Ana Lima");
    this.first = "Benvolio" + ana.user();
    this.address = first.toLowerCase(Locale.ROOT) + "@acme.test";
    this.ben = roster.person(first + " Castillo", address);
    this.org = "Org " + ana.user();
    roster.say(ana, "org create \"" + org + "\" pro");
    roster.say(ana, "invite send " + ben.mention() + " role:admin message:\"Hello " + first + "\"");
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    roster.close();
  }

  private Reply erase(Account who) {
    Reply asked = roster.say(olu, "account erase " + who.mention());
    return roster.press(olu, asked, "Confirm");
  }

  private String person(Account account) {
    return database
        .rows("select person_id from chat_identity where user_id = ?", account.user())
        .getFirst();
  }

  @Test
  @DisplayName("B29 Erasing is an act of its own: it says what ends, asks, and leaves no name")
  void leavesNothingThatNamesThem() {
    roster.say(ben, "upgrade request I am " + first + " and need it");
    roster.say(ana, "member edit " + ben.mention() + " first:" + first + " last:Ode");
    roster.say(ben, "key create " + first);
    String id = person(ben);
    EmailAddress email = EmailAddress.parse(address).orElseThrow();
    roster.core().mailboxCodes().ask("browser of " + first, email);
    roster.proving(address);

    Reply asked = roster.say(olu, "account erase " + ben.mention());
    assertThat(TestRoster.words(asked))
        .contains("Erase " + first, "for good?")
        .contains("This cannot be undone.")
        .contains(org + ": their place ends");
    Reply done = roster.press(olu, asked, "Confirm");

    assertThat(TestRoster.words(done)).contains("Erased.").doesNotContain(first);
    roster.settle();
    assertThat(holding(first)).isEmpty();
    assertThat(holding(address)).isEmpty();
    assertThat(database.number("select count(*) from membership where person_id = ?", id)).isZero();
    assertThat(roster.ask(ana, "member list")).doesNotContain(first);
    assertThat(roster.ask(ana, "audit list")).contains("Erased person").doesNotContain(first);
    assertThat(roster.ask(ana, "audit verify")).contains("whole");
    assertThat(roster.newestCard(ana).words())
        .contains("Olu Price, a platform admin of this Roster, deleted the account of somebody");
    assertThat(roster.ask(ben, "me")).contains("You are in no org");
  }

  private WebSession browser(UUID who) {
    var proof = new Proof.Code(EmailAddress.parse(address).orElseThrow());
    String cookie = roster.core().sessions().begin(proof, Optional.of(who), Optional.empty());
    return roster.core().sessions().find(cookie).orElseThrow();
  }

  @Test
  @DisplayName("B29 A browser that acts for somebody who was erased meanwhile acts for nobody")
  void whoWasErasedMeanwhileComesInNowhere() {
    UUID id = UUID.fromString(person(ben));
    WebSession before = browser(id);
    erase(ben);
    roster.say(ana, "invite send " + address);
    var links = roster.core().links();
    UUID invitation = links.waitingFor(before.proof().email()).getFirst().id();
    var name = new TypedName("Ben", "Anew");

    assertThat(links.accept(invitation, before, name, "stale"))
        .isInstanceOfSatisfying(
            InvitationLinks.Outcome.Refused.class,
            why -> assertThat(why.sentence()).contains("deleted meanwhile"));
    assertThat(database.number("select count(*) from membership where person_id = ?", id)).isZero();

    WebSession after = browser(id);
    assertThat(after.person()).isEmpty();
    assertThat(links.accept(invitation, after, name, "anew"))
        .isInstanceOf(InvitationLinks.Outcome.Joined.class);
    assertThat(database.number("select count(*) from membership where person_id = ?", id)).isZero();
  }

  @Test
  void theCardOfTheirOpenRequestIsDrawnAnewWithoutTheName() {
    roster.say(ben, "upgrade request For the launch");
    roster.settle();
    List<String> before = roster.slack().directTo(ana).stream().map(Reply.Message::words).toList();
    int card = before.size() - 1;
    assertThat(before.get(card)).contains(first, "For the launch");

    Reply asked = roster.say(olu, "account erase " + ben.mention());
    assertThat(TestRoster.words(asked)).contains("Messages that stand in chat keep their name");
    roster.press(olu, asked, "Confirm");
    roster.settle();

    assertThat(roster.slack().directTo(ana).get(card).words())
        .doesNotContain(first)
        .doesNotContain("For the launch");
  }

  /** Tables and columns that hold a text anywhere, but for what the platform itself has. */
  private List<String> holding(String text) {
    return database
        .rows(
            """
            select concat(table_name, '.', column_name) from information_schema.columns
            where table_schema = database()
              and data_type in ('varchar', 'char', 'text', 'mediumtext', 'longtext')
            """)
        .stream()
        .filter(column -> !column.startsWith("outbox.") && !column.startsWith("pending_action."))
        .filter(column -> {
          int dot = column.indexOf('.');
          return database.number(
                  "select count(*) from `%s` where instr(lower(`%s`), ?) > 0"
                      .formatted(column.substring(0, dot), column.substring(dot + 1)),
                  text.toLowerCase(Locale.ROOT))
              > 0;
        })
        .toList();
  }

  @Test
  void whoProvedAnAddressIsToldByMailAndTheRowKeepsNothing() {
    roster.say(ben, "account link " + address);
    roster.settle();
    roster.say(ben, "account confirm " + roster.mailer().code(address).orElseThrow());
    erase(ben);
    roster.settle();

    assertThat(roster.mailer().to(address).getLast().subject())
        .isEqualTo("Your Roster account was deleted");
    assertThat(
            database.number(
                "select count(*) from outbox where kind = 'operator.farewell' and words <> '{}'"))
        .isZero();
    assertThat(holding(address)).isEmpty();
  }

  @Test
  void anOwnerPassesTheOrgOnFirst() {
    assertThat(roster.ask(olu, "account erase " + ana.mention()))
        .contains("Ana Lima is Owner of " + org)
        .contains("org transfer", "org delete");
  }

  @Test
  void nobodyErasesThemselvesAndNobodyElseMay() {
    roster.say(olu, "org create \"Ops " + olu.user() + "\" pro");
    assertThat(roster.ask(olu, "account erase " + olu.mention()))
        .startsWith("You cannot erase yourself");
    assertThat(roster.ask(ana, "account erase " + ben.mention()))
        .startsWith("Only platform admins can do this");
    assertThat(roster.ask(ana, "help account")).doesNotContain("erase");
  }

  @Test
  void theirInvitationsEndAndTheirTeamsPassOn() {
    Account cem = roster.person("Cem Ay", "cem" + ana.user().toLowerCase(Locale.ROOT) + "@x.test");
    roster.say(cem, "org create \"Cems " + cem.user() + "\" pro scheme:directory");
    roster.say(cem, "org create \"Cem2 " + cem.user() + "\" pro");
    roster.say(
        cem, "invite send " + ben.mention() + " org:cem2-" + cem.user().toLowerCase(Locale.ROOT));
    erase(ben);
    roster.settle();

    assertThat(roster.ask(cem, "invite list org:cem2-" + cem.user().toLowerCase(Locale.ROOT)))
        .doesNotContain(first);
    assertThat(
            database.number(
                "select count(*) from invitation where state = 'pending' and account = ?",
                ben.toString()))
        .isZero();
  }

  @Test
  @DisplayName("B29 Removing somebody deletes no account")
  void removalKeepsTheAccount() {
    String id = person(ben);
    Reply asked = roster.say(ana, "member remove " + ben.mention());
    roster.press(ana, asked, "Confirm");

    assertThat(person(ben)).isEqualTo(id);
    assertThat(database.rows("select display_name from person where id = ?", id).getFirst())
        .contains(first);
  }

  @Test
  void leavesNoNameOnTheCardThatAskedToLetThemIn() {
    String domain = ana.user().toLowerCase(Locale.ROOT) + "-doors.test";
    var gate = new Gate(roster);
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "ask");
    String email = "zoe@" + domain;
    gate.enter(gate.newcomer("Zoe " + first, email), email);
    roster.settle();
    assertThat(roster.newestCard(ana).words()).contains("Let Zoe " + first + " into");
    roster.press(olu, roster.say(olu, "account erase " + email), "Confirm");
    roster.settle();
    assertThat(roster.slack().directTo(ana))
        .noneMatch(card -> card.words().contains(email))
        .anyMatch(card ->
            card.words().contains("an address that was erased")
                && card.words().contains("nobody has to decide any more"));
    assertThat(roster.ask(ana, "inbox")).contains("Nothing waits");
  }
}
