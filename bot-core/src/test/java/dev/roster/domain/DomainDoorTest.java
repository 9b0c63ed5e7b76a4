package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class DomainDoorTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Gate gate;
  private final Account ana;
  private final String org;
  private final String domain;

  DomainDoorTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.gate = new Gate(roster);
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    this.domain = ana.user().toLowerCase(Locale.ROOT) + ".test";
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private void found(String scheme, String plan) {
    roster.say(ana, "org create \"%s\" %s scheme:%s".formatted(org, plan, scheme));
  }

  private String row(UUID person) {
    return String.join(
        ",",
        database.rows(
            """
            select concat(m.role, ' ', m.tier, ' ', m.status) from membership m
            join org o on o.id = m.org_id where m.person_id = ? and not o.personal
            """,
            person.toString()));
  }

  @Test
  @DisplayName("C05 signing in with an address of the org's domain makes somebody a user on Base")
  void makesAUserOnBase() {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isTrue();
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Joined(org, "User"));
    assertThat(row(zoe)).isEqualTo("user base active");
    assertThat(gate.enter(zoe, email)).as("a second sign-in").isEmpty();
    assertThat(roster.ask(ana, "audit list person:" + email))
        .as("one act, one line")
        .containsOnlyOnce("joined")
        .contains("joined as User by the domain " + domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoe@other%s",
        "zoe@mail.%s",
        "zoe@%s.evil.test",
        "zoe@%s-evil.test",
        "zoe@evil%s"
      })
  @DisplayName("C06 an address of another domain gives no access, nor one below the org's")
  void letsNobodyElseIn(String pattern) {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = pattern.formatted(domain);
    UUID zoe = gate.newcomer(email);
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isFalse();
    assertThat(gate.enter(zoe, email)).isEmpty();
    assertThat(row(zoe)).isEmpty();
  }

  @Test
  @DisplayName("C06 a domain that looks alike is another one")
  void knowsHomographs() {
    found("directory", "pro");
    gate.prove(ana, "acme" + domain);
    // A Cyrillic letter in the place of the first.
    String email = "zoe@\u0430cme" + domain;
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isFalse();
    assertThat(gate.enter(gate.newcomer(email), email)).isEmpty();
  }

  @Test
  @DisplayName("C05 who has an address that mixes alphabets is asked about, also where it is auto")
  void asksAboutMixedAlphabets() {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = "l\u0456sa@" + domain;
    UUID lisa = gate.newcomer(email);
    assertThat(gate.enter(lisa, email)).containsExactly(new Entry.Asked(org));
    assertThat(row(lisa)).isEmpty();
    roster.settle();
    var card = roster.newestCard(ana);
    assertThat(card.words())
        .contains("Their address mixes alphabets", "CYRILLIC", "Make sure who it is.");
    roster.press(ana, card, "Approve");
    assertThat(row(lisa)).isEqualTo("user base active");
  }

  @Test
  void readsUpperCaseAndInternationalDomainsAsOne() {
    found("directory", "pro");
    gate.prove(ana, "b\u00fccher-" + domain);
    String email = "Zoe@B\u00dcCHER-" + domain.toUpperCase(Locale.ROOT);
    assertThat(gate.enter(gate.newcomer(email), email))
        .containsExactly(new Entry.Joined(org, "User"));
  }

  @Test
  @DisplayName("E05 X23 off: the org's domain lets nobody in")
  void letsNobodyInWhereItIsOff() {
    found("portal", "pro");
    assertThat(TestRoster.words(gate.prove(ana, domain))).contains("nobody comes in by it yet");
    String email = "zoe@" + domain;
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isFalse();
    assertThat(gate.enter(gate.newcomer(email), email)).isEmpty();
  }

  @Test
  @DisplayName("E05 X23 auto: they are in, with the role that is set")
  void letsPeopleInWhereItIsAuto() {
    found("portal", "pro");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    gate.policy(ana, "join.domain_role", "admin");
    String email = "zoe@" + domain;
    assertThat(gate.enter(gate.newcomer(email), email))
        .containsExactly(new Entry.Joined(org, "Admin"));
  }

  @Test
  @DisplayName("X23 a role above one's own ceiling cannot be set, nor the owner's")
  void setsNoRoleAboveTheCeiling() {
    found("portal", "pro");
    assertThat(roster.ask(ana, "org policy join.domain_role owner")).contains("There is only one");
    Account ben = roster.member(ana, "Ben Ode", "admin");
    assertThat(roster.ask(ben, "org policy join.domain_role admin")).contains("decides on rights");
  }

  @Test
  @DisplayName("X02 X23 a domain of somebody who could not make admins makes none")
  void handsOutNoMoreThanItsProverCould() {
    found("portal", "pro");
    gate.policy(ana, "join.domain", "auto");
    gate.policy(ana, "join.domain_role", "admin");
    Account ben = roster.member(ana, "Ben Ode", "admin");
    assertThat(TestRoster.words(gate.prove(ben, domain)))
        .contains("comes in by themselves, as Member");
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Joined(org, "Member"));
    // The owner looks too, and vouches for it from then on.
    assertThat(
            TestRoster.words(
                roster.press(ana, roster.say(ana, "org domain-add " + domain), "Check now")))
        .contains("comes in by themselves, as Admin");
    String next = "yan@" + domain;
    assertThat(gate.enter(gate.newcomer(next), next))
        .containsExactly(new Entry.Joined(org, "Admin"));
  }

  @Test
  @DisplayName("X02 X23 once who set the role is demoted it is the lowest")
  void handsOutTheLowestOnceTheSponsorIsDemoted() {
    found("network", "pro");
    Account ben = roster.member(ana, "Ben Ode", "admin");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    gate.policy(ben, "join.domain_role", "admin");
    String email = "zoe@" + domain;
    assertThat(gate.enter(gate.newcomer(email), email))
        .containsExactly(new Entry.Joined(org, "Admin"));
    roster.say(ana, "member role " + ben.mention() + " member");
    String next = "yan@" + domain;
    assertThat(gate.enter(gate.newcomer(next), next))
        .containsExactly(new Entry.Joined(org, "Member"));
  }

  @Test
  @DisplayName("A10 whoever is suspended does not come back by signing in")
  void keepsTheSuspendedOut() {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    gate.enter(zoe, email);
    roster.say(ana, "member suspend " + email);
    assertThat(gate.enter(zoe, email))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.Refused.class, no -> assertThat(no.sentence()).contains("is suspended"));
    assertThat(row(zoe)).isEqualTo("user base suspended");
  }

  @Test
  @DisplayName("X23 whoever was removed is asked about, also where others come in by themselves")
  void asksAboutWhoWasRemoved() {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    gate.enter(zoe, email);
    roster.press(ana, roster.say(ana, "member remove " + email), "Confirm");
    assertThat(row(zoe)).isEmpty();
    roster.clock().advance(Duration.ofDays(40));
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Asked(org));
    assertThat(row(zoe)).isEmpty();
    roster.settle();
    assertThat(TestRoster.words(roster.newestCard(ana))).contains("Was here before");
    roster.press(ana, roster.newestCard(ana), "Approve");
    assertThat(row(zoe)).isEqualTo("user base active");
  }

  @Test
  @DisplayName("D27 a full plan lets nobody in, and its people hear of it once a day")
  void tellsOnceADayThatThereIsNoSeat() {
    found("portal", "free");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    roster.settle();
    int before = roster.slack().directTo(ana).size();
    for (String name : new String[] {"zoe", "yan"}) {
      String email = name + "@" + domain;
      assertThat(gate.enter(gate.newcomer(email), email))
          .singleElement()
          .isInstanceOfSatisfying(
              Entry.Refused.class, no -> assertThat(no.sentence()).contains("no free seat"));
    }
    roster.settle();
    assertThat(roster.slack().directTo(ana)).hasSize(before + 1);
    assertThat(TestRoster.words(roster.newestCard(ana)))
        .contains("found no seat in " + org, "room for 1 person", "/roster org plan".substring(8));
    roster.clock().advance(Duration.ofDays(1));
    String email = "xia@" + domain;
    gate.enter(gate.newcomer(email), email);
    roster.settle();
    assertThat(roster.slack().directTo(ana)).hasSize(before + 2);
  }

  @Test
  @DisplayName("E04 a waiting invitation goes first, for it carries a role of its own")
  void leavesTheInvitedToTheirInvitation() {
    found("owned", "pro");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    String email = "zoe@" + domain;
    roster.say(ana, "invite send " + email + " role:admin");
    UUID zoe = gate.newcomer(email);
    assertThat(gate.enter(zoe, email))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.Refused.class, no -> assertThat(no.sentence()).contains("An invitation"));
    roster.say(ana, "invite cancel " + email);
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Joined(org, "Member"));
  }

  @Test
  @DisplayName("X27 whoever comes into an owned org by its domain gets an org of their own")
  void makesAPersonalOrg() {
    found("owned", "pro");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    assertThat(gate.enter(zoe, email)).containsExactly(new Entry.Joined(org, "Member"));
    assertThat(database.number("select count(*) from org where personal_of = ?", zoe.toString()))
        .isEqualTo(1);
  }

  @Test
  void takesNobodyTwiceWhoIsInFromChat() {
    found("directory", "pro");
    gate.prove(ana, domain);
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    gate.enter(zoe, email);
    UUID other = UUID.randomUUID();
    database.run(
        "insert into person (id, email, email_norm, created_at) values (?, ?, ?, now())",
        other.toString(),
        email,
        email);
    assertThat(gate.enter(other, email))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.Refused.class, no -> assertThat(no.sentence()).contains("already, from chat"));
  }

  @Test
  void letsNobodyInOnceTheDomainOrTheOrgIsGone() {
    found("portal", "pro");
    gate.prove(ana, domain);
    gate.policy(ana, "join.domain", "auto");
    String email = "zoe@" + domain;
    UUID zoe = gate.newcomer(email);
    var removed = roster.say(ana, "org domain-remove " + domain);
    assertThat(TestRoster.words(removed)).contains("nobody comes in by it");
    assertThat(gate.enter(zoe, email)).isEmpty();
    roster.press(ana, removed, "Undo");
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isTrue();
    roster.press(ana, roster.say(ana, "org delete"), "Confirm");
    assertThat(roster.core().domainDoor().isFor(Gate.proof(email))).isFalse();
    assertThat(gate.enter(zoe, email)).isEmpty();
    assertThat(database.number("select count(*) from org_domain where domain = ?", domain))
        .isZero();
  }
}
