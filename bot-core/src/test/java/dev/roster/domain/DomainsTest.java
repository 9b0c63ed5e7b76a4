package dev.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class DomainsTest {

  private final TestRoster roster;
  private final TestDatabase database;
  private final Gate gate;
  private final Account ana;
  private final String org;
  private final String domain;

  DomainsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.gate = new Gate(roster);
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    this.domain = ana.user().toLowerCase(Locale.ROOT) + "-d.test";
    roster.say(ana, "org create \"%s\" pro scheme:portal".formatted(org));
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String state() {
    return String.join(
        ",", database.rows("select state from org_domain where domain = ? order by 1", domain));
  }

  private void pass(Duration time) {
    roster.clock().advance(time);
    roster.core().watchDomains();
    roster.settle();
  }

  @Test
  void saysWhichRecordToPublishAndChecksItNow() {
    Reply card = roster.say(ana, "org domain-add @" + domain.toUpperCase(Locale.ROOT));
    assertThat(TestRoster.words(card))
        .contains("TXT", "_roster." + domain, "roster-domain-verification=", "7 days");
    assertThat(TestRoster.words(roster.press(ana, card, "Check now")))
        .contains("The record is not there yet");
    assertThat(state()).isEqualTo("pending");
    String record = gate.record(ana, domain);
    assertThat(gate.record(ana, domain)).as("the same each time").isEqualTo(record);
    roster.records().publish(domain, "v=spf1 -all", record);
    assertThat(TestRoster.words(roster.press(ana, card, "Check now")))
        .contains(
            "%s belongs to %s now".formatted(domain, org),
            "`join.domain` is `off`".replace("`", ""));
    assertThat(state()).isEqualTo("proven");
    assertThat(roster.ask(ana, "org show")).contains("E-mail domains", domain + " (proven)");
    Account dee = roster.member(ana, "Dee Fox", "member");
    assertThat(roster.ask(dee, "org show")).doesNotContain(domain);
    assertThat(roster.ask(ana, "audit list"))
        .contains("added the e-mail domain " + domain, "proved the e-mail domain " + domain);
  }

  @Test
  void takesADnsThatDoesNotAnswerForNoNo() {
    Reply card = roster.say(ana, "org domain-add " + domain);
    roster.records().silence("_roster." + domain);
    assertThat(TestRoster.words(roster.press(ana, card, "Check now")))
        .contains("DNS gave no answer", "Check again in a minute", "the DNS of " + domain);
    assertThat(state()).isEqualTo("pending");
  }

  @Test
  void takesNoOtherRecordForItsOwn() {
    Account eve = roster.person("Eve Orr");
    roster.say(eve, "org create \"Evil %s\" pro scheme:portal".formatted(eve.user()));
    Reply card = roster.say(ana, "org domain-add " + domain);
    roster
        .records()
        .publish("_roster." + domain, gate.record(eve, domain), gate.record(ana, "x" + domain));
    assertThat(TestRoster.words(roster.press(ana, card, "Check now")))
        .contains("with another value: it was made for another org or domain");
    assertThat(state()).isEqualTo("pending,pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail.com", "GoogleMail.com", "gmx.de", "outlook.com", "proton.me"})
  void refusesPublicProviders(String provider) {
    assertThat(roster.ask(ana, "org domain-add " + provider))
        .contains("gives addresses to anybody", "/invite send".substring(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"co.uk", "co.test"})
  void refusesWhatOthersRegisterUnder(String suffix) {
    assertThat(roster.ask(ana, "org domain-add " + suffix))
        .contains("Others register their own domains under " + suffix);
  }

  @Test
  void belongsToOneOrgOnceProven() {
    gate.prove(ana, domain);
    Account eve = roster.person("Eve Orr");
    roster.say(eve, "org create \"Evil %s\" pro scheme:portal".formatted(eve.user()));
    Reply card = roster.say(eve, "org domain-add " + domain);
    roster.records().publish(domain, gate.record(eve, domain));
    assertThat(TestRoster.words(roster.press(eve, card, "Check now")))
        .contains("another org has proven " + domain)
        .doesNotContain(org);
    assertThat(state()).isEqualTo("pending,proven");
    Reply removed = roster.say(ana, "org domain-remove " + domain);
    assertThat(TestRoster.words(roster.press(eve, card, "Check now"))).contains("belongs to Evil");
    assertThat(TestRoster.words(roster.press(ana, removed, "Undo")))
        .contains("another org has proven " + domain + " meanwhile");
  }

  @Test
  void isForWhoManagesSettings() {
    Account dee = roster.member(ana, "Dee Fox", "member");
    assertThat(roster.ask(dee, "org domain-add " + domain)).contains("does not include this");
    Reply card = roster.say(ana, "org domain-add " + domain);
    assertThat(TestRoster.words(roster.press(dee, card, "Check now")))
        .contains("does not include this");
    assertThat(roster.ask(ana, "org domain-remove other.test"))
        .contains("other.test is no domain of " + org, domain);
  }

  @Test
  void isProvenByItselfAndSaysSo() {
    String record = gate.record(ana, domain);
    pass(Duration.ofMinutes(1));
    assertThat(state()).isEqualTo("pending");
    roster.records().publish("_roster." + domain, record);
    pass(Duration.ofMinutes(4));
    assertThat(state()).as("not before its time").isEqualTo("pending");
    pass(Duration.ofMinutes(1));
    assertThat(state()).isEqualTo("proven");
    assertThat(TestRoster.words(roster.newestCard(ana))).contains(domain + " is proven");
  }

  @Test
  void givesUpAfterSevenDaysAndSaysSoOnce() {
    Reply card = roster.say(ana, "org domain-add " + domain);
    for (int day = 0; day <= 8; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(roster.slack().directTo(ana)).hasSize(1);
    assertThat(TestRoster.words(roster.newestCard(ana))).contains("for 7 days and did not find");
    roster.records().publish("_roster." + domain, gate.record(ana, domain));
    roster.press(ana, card, "Check now");
    assertThat(state()).as("later is not too late").isEqualTo("proven");
  }

  @Test
  void isSuspendedOnceItsRecordIsGoneForSevenDaysAndComesBackWithIt() {
    String record = gate.record(ana, domain);
    gate.prove(ana, domain);
    roster.records().silence("_roster." + domain);
    for (int day = 0; day <= 9; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(state()).as("no answer counts for nothing").isEqualTo("proven");
    roster.records().withdraw("_roster." + domain);
    pass(Duration.ofDays(1));
    assertThat(roster.ask(ana, "org show")).contains("proven, its record is gone");
    assertThat(roster.ask(ana, "org domain-add " + domain)).contains("missing since", record);
    for (int day = 0; day < 6; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(state()).isEqualTo("proven");
    pass(Duration.ofDays(1));
    assertThat(state()).isEqualTo("suspended");
    pass(Duration.ofDays(1));
    assertThat(roster.slack().directTo(ana)).hasSize(1);
    assertThat(TestRoster.words(roster.newestCard(ana)))
        .contains("has been gone for 7 days, so nobody comes into " + org);
    assertThat(roster.core().domainDoor().isFor(Gate.proof("zoe@" + domain))).isFalse();
    roster.records().publish("_roster." + domain, record);
    pass(Duration.ofDays(1));
    assertThat(state()).isEqualTo("proven");
  }

  @Test
  void isNoMatterOfPersonalOrgs() {
    Account zed = roster.person("Zed Moss");
    roster.say(zed, "org create \"Own %s\" pro".formatted(zed.user()));
    Account ivy = roster.member(zed, "Ivy Poe", "member");
    String personal =
        database
            .rows(
                """
                select o.slug from org o join chat_identity c on c.person_id = o.personal_of
                where c.user_id = ?
                """,
                ivy.user())
            .getFirst();
    assertThat(roster.ask(ivy, "org domain-add acme.test org:" + personal))
        .contains("personal org");
  }
}
