package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.person.EmailAddress;
import dev.roster.session.WebSession;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who somebody is who signed in, and what that opens. */
@ExtendWith(DatabaseExtension.class)
class SignInsTest {

  private final SignInStage stage;
  private final TestRoster roster;

  SignInsTest(TestDatabase database) {
    this.stage = new SignInStage(database, "network");
    this.roster = stage.roster;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static UUID known(Arrival arrival) {
    assertThat(arrival).isInstanceOf(Arrival.Known.class);
    return ((Arrival.Known) arrival).person();
  }

  private long people() {
    return roster.database().number("select count(*) from person");
  }

  private String answer(Account who, String line) {
    return roster.ask(who, line);
  }

  @Test
  @DisplayName("C06 who is let in nowhere does not become a person")
  void whoIsLetInNowhereDoesNotBecomeAPerson() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    long before = people();
    assertThat(stage.arrive("max", stage.address("max"))).isInstanceOf(Arrival.Nobody.class);
    assertThat(people()).isEqualTo(before);
    assertThat(stage.holder("max")).isEmpty();
    assertThat(stage.arrive("zoe", stage.address("zoe"))).isInstanceOf(Arrival.Known.class);
    assertThat(people()).isEqualTo(before + 1);
  }

  @Test
  void aDoorTakesInANewcomerUnderTheNameOfTheProviderAndRemembersThem() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    var arrival = (Arrival.Known) stage.arrive("zoe", stage.address("zoe"));
    assertThat(arrival.entries()).singleElement().isInstanceOf(Entry.Joined.class);
    assertThat(answer(stage.ana, "member list")).contains("Zoe Kim");
    assertThat(stage.events("account.sign_in", arrival.person())).isEqualTo(1);
    var again = (Arrival.Known) stage.arrive("zoe", stage.address("zoe"));
    assertThat(again.person()).isEqualTo(arrival.person());
    assertThat(again.entries()).isEmpty();
    assertThat(stage.events("account.sign_in", arrival.person())).isEqualTo(1);
  }

  @Test
  void oneOrgThatRefusesKeepsNobodyOutOfAnother() {
    stage.doors.add((person, proof, key) -> List.of(new Entry.Refused("Full Ltd", "It is full.")));
    stage.doors.add(stage.taking(stage.address("zoe")));
    var arrival = (Arrival.Known) stage.arrive("zoe", stage.address("zoe"));
    assertThat(arrival.entries())
        .extracting(entry -> entry.getClass().getSimpleName())
        .containsExactly("Refused", "Joined");
    assertThat(roster.core().accounts().of(arrival.person()).orElseThrow().news())
        .isEqualTo(arrival.entries());
  }

  @Test
  void whoProvedTheAddressBeforeIsTheSamePersonAndItStandsInTheHistory() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    roster.database().run("delete from sign_in where person_id = ?", zoe);
    stage.doors.clear();
    assertThat(known(stage.arrive("zoe-anew", stage.address("zoe")))).isEqualTo(zoe);
    assertThat(stage.holder("zoe-anew")).contains(zoe);
  }

  @Test
  void aHomeWorkspaceVouchesForItsMembersAndAForeignOneForNobody() {
    String address = stage.address("ben");
    Account ben = roster.person("Ben Ode", address);
    roster.say(stage.ana, "invite send " + ben.mention());
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(stage.arrive("ben", address)).isInstanceOf(Arrival.Nobody.class);
    stage.homes.add(TestRoster.TENANT);
    assertThat(known(stage.arrive("ben", address))).isEqualTo(stage.person(ben));
    assertThat(stage.events("address.proven", stage.person(ben))).isPositive();
  }

  @Test
  @DisplayName("B22 a sign-in is a login")
  void aSignInIsALogin() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    roster.clock().advance(Duration.ofDays(40));
    assertThat(answer(stage.ana, "member list inactive:30d")).contains("Zoe Kim");
    known(stage.arrive("zoe", stage.address("zoe")));
    assertThat(answer(stage.ana, "member list inactive:30d")).doesNotContain("Zoe Kim");
    assertThat(zoe).isNotNull();
  }

  @Test
  @DisplayName("C16 an address belongs to the identity provider, which may change it")
  void theProviderChangesAnAddressAndThePersonStays() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    assertThat(known(stage.arrive("zoe", stage.address("zoe.kim")))).isEqualTo(zoe);
    assertThat(answer(stage.ana, "member list " + stage.address("zoe.kim"))).contains("Zoe Kim");
    // In the org's own history, and in that of all.
    assertThat(stage.events("address.changed", zoe)).isEqualTo(2);
    assertThat(answer(stage.ana, "member edit " + stage.address("zoe.kim") + " email:x@acme.test"))
        .contains("identity provider");
    assertThat(
            roster
                .database()
                .number(
                    "select count(*) from person where email_norm = ?", stage.address("zoe.kim")))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("B35 a sign-in does not take over somebody else's address")
  void anAddressThatIsSomebodyElsesIsRefusedAndRecorded() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    stage.doors.add(stage.taking(stage.address("max")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    UUID max = known(stage.arrive("max", stage.address("max")));
    Arrival refused = stage.arrive("max", stage.address("zoe"));
    assertThat(((Arrival.Refused) refused).sentence())
        .contains("id.test", stage.address("zoe"), "nothing was changed");
    assertThat(stage.events("account.sign_in_refused", zoe)).isEqualTo(1);
    assertThat(known(stage.arrive("max", stage.address("max")))).isEqualTo(max);
  }

  @Test
  @DisplayName("B35 a second account at the provider with somebody's address is not that person")
  void whoeverGetsTheAddressOfSomebodyGoneGetsNotTheirPlace() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    assertThat(stage.arrive("zoe-two", stage.address("zoe")))
        .isEqualTo(
            new Arrival.OtherAccount(
                "id.test", EmailAddress.parse(stage.address("zoe")).orElseThrow()));
    assertThat(stage.holder("zoe-two")).isEmpty();
    assertThat(stage.events("account.sign_in_refused", zoe)).isEqualTo(1);
  }

  @Test
  void aPageOfAnotherAccountWithTheAddressRecordsNothing() {
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = known(stage.arrive("zoe", stage.address("zoe")));
    String cookie =
        roster
            .core()
            .sessions()
            .begin(
                stage.proof("zoe-two", stage.address("zoe")), Optional.empty(), Optional.empty());
    WebSession session = roster.core().sessions().find(cookie).orElseThrow();
    assertThat(stage.signIns().recognise(session, "test:page")).isEmpty();
    assertThat(stage.events("account.sign_in_refused", zoe)).isZero();
  }

  @Test
  @DisplayName("E04 signing in with the invited address gives the invited role")
  void signingInWithTheInvitedAddressGivesTheInvitedRole() {
    roster.press(
        stage.ana, roster.say(stage.ana, "org policy join.identity verified_email"), "Confirm");
    roster.say(stage.ana, "invite send " + stage.address("zoe") + " role:admin");
    var arrival =
        (Arrival.Known)
            roster.core().signIns().arrive(stage.proof("zoe", stage.address("zoe")), "test:e04");
    assertThat(arrival.entries())
        .containsExactly(new Entry.Joined("Org " + stage.ana.user(), "Admin"));
  }

  private String browserOf(Account who) {
    return roster
        .core()
        .sessions()
        .begin(
            stage.proof("ben", stage.address("ben")),
            Optional.of(stage.person(who)),
            Optional.empty());
  }

  @Test
  @DisplayName("E18 removal ends the sessions of whoever is removed, and nobody else's")
  void removalEndsSessions() {
    Account ben = roster.member(stage.ana, "Ben Ode", "member");
    Account cem = roster.member(stage.ana, "Cem Ay", "member");
    String bens = browserOf(ben);
    String cems = browserOf(cem);
    stage.remove(ben.mention());
    assertThat(roster.core().sessions().find(bens)).isEmpty();
    assertThat(roster.core().sessions().find(cems)).isPresent();
  }

  @Test
  @DisplayName("B26 a change of role ends no session")
  void aChangeOfRoleEndsNoSession() {
    Account ben = roster.member(stage.ana, "Ben Ode", "member");
    String browser = browserOf(ben);
    roster.press(
        stage.ana, roster.say(stage.ana, "member role " + ben.mention() + " admin"), "Confirm");
    assertThat(roster.core().sessions().find(browser)).isPresent();
    assertThat(roster.core().accounts().of(stage.person(ben)).orElseThrow().orgs())
        .singleElement()
        .matches(org -> org.role().equals("Admin"));
  }

  @Test
  void whoTurnsOutToBeSomebodyElseTakesTheirSignInAndSessionsAlong() {
    String address = stage.address("zoe");
    stage.doors.add(stage.taking(address));
    UUID zoe = known(stage.arrive("zoe", address));
    stage.remove(address);
    Account chat = roster.person("Zoe on chat");
    roster.say(stage.ana, "invite send " + chat.mention());
    roster.settle();
    roster.press(chat, roster.newestCard(chat), "Accept");
    var cookie =
        roster
            .core()
            .sessions()
            .begin(stage.proof("zoe", address), Optional.of(zoe), Optional.empty());
    assertThat(answer(chat, "account link " + address)).contains("A code is on its way");
    roster.settle();
    answer(chat, "account confirm " + roster.mailer().code(address).orElseThrow());
    UUID now = stage.person(chat);
    assertThat(now).isNotEqualTo(zoe);
    assertThat(stage.holder("zoe")).contains(now);
    assertThat(roster.core().sessions().find(cookie).orElseThrow().person()).contains(now);
    assertThat(known(stage.arrive("zoe", address))).isEqualTo(now);
  }
}
