package dev.roster.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.org.OrgCreation;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is taken for somebody who runs this Roster; orgs may be made by them only. */
@ExtendWith(DatabaseExtension.class)
class PlatformAdminsTest {

  private static final String OPS = "ops@orbit.test";
  private static final String MADE = "Acme is yours now";
  private static final String REFUSED =
      "Only the people who run this Roster may create orgs. Ask them.";

  private final TestDatabase database;
  private final TestRoster roster;

  PlatformAdminsTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.runBy(database, OrgCreation.PLATFORM_ADMINS, "Ops@Orbit.test");
  }

  @AfterEach
  void stop() {
    roster.requireInvariants();
    roster.close();
  }

  private String create(Account who) {
    return roster.ask(who, "org create Acme pro");
  }

  @Test
  void aConfirmedAddressInTheConfiguredWorkspaceProvesIt() {
    assertThat(create(roster.person("Olu Price", OPS))).contains(MADE);
  }

  @Test
  void somebodyElseThereIsNone() {
    assertThat(create(roster.person("Ben Castillo", "ben@orbit.test"))).isEqualTo(REFUSED);
    assertThat(create(roster.person("Nobody Known"))).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("An address from a foreign Slack workspace makes nobody a platform admin")
  void aForeignWorkspaceVouchesForNobody() {
    roster.slack().install("T2", "Strangers");
    Account stranger = roster.slack().person("T2", "U9", "Olu Price", OPS);

    assertThat(roster.askIn(stranger, "T2", "org create Acme pro")).isEqualTo(REFUSED);
  }

  @Test
  void aGuestOfTheConfiguredWorkspaceIsNone() {
    Account guest =
        roster
            .slack()
            .person(TestRoster.TENANT, "U9", "Olu Price", Optional.of(OPS), Standing.OUTSIDER);

    assertThat(create(guest)).isEqualTo("Guests of this workspace cannot use Roster.");
  }

  @Test
  @DisplayName(
      "B35 A mailed code makes nobody a platform admin, whatever their person signed in as")
  void aMailedCodeMakesNobodyOne() {
    Account onDiscord = roster.onDiscord("Olu");
    link(onDiscord, OPS);
    signIn(onDiscord, OPS);

    assertThat(create(onDiscord)).isEqualTo(REFUSED);
  }

  @Test
  void anAccountThatWasLinkedWhileSignedInProvesIt() {
    Account onDiscord = roster.onDiscord("Olu");
    link(onDiscord, "olu@home.test");
    signIn(onDiscord, OPS);
    database.run("update chat_identity set signed_in = true where user_id = ?", onDiscord.user());

    assertThat(create(onDiscord)).contains(MADE);

    database.run(
        "update sign_in set email_norm = 'olu@home.test' where subject = ?", onDiscord.user());
    assertThat(roster.ask(onDiscord, "org create Orbit pro")).isEqualTo(REFUSED);
  }

  @Test
  void nobodyIsOneWhileThePlatformDoesNotSayWhichWorkspaceIsItsOwn() throws DeliveryException {
    Account olu = roster.person("Olu Price", OPS);
    Profile profile = roster.slack().profile(olu).orElseThrow();
    var platforms = new Platforms();
    var admins = new PlatformAdmins(Set.of(OPS), platforms);

    assertThat(admins.isOne(profile, Set.of())).isFalse();
    platforms.register(roster.slack());
    assertThat(admins.isOne(profile, Set.of())).isTrue();
    roster.slack().failNext(new DeliveryException.Verdict.Never());
    assertThat(admins.isOne(profile, Set.of())).isFalse();
  }

  private void link(Account account, String address) {
    roster.sayDirect(account, "account link " + address);
    roster.settle();
    String code = roster.mailer().code(address).orElseThrow();
    assertThat(roster.askDirect(account, "account confirm " + code)).contains("Linked.");
  }

  private void signIn(Account account, String email) {
    database.run(
        """
        insert into sign_in (issuer, subject, person_id, email, email_norm, created_at, seen_at)
        select 'https://id.test', user_id, person_id, ?, ?, created_at, created_at
        from chat_identity where user_id = ?
        """,
        email,
        email,
        account.user());
  }
}
