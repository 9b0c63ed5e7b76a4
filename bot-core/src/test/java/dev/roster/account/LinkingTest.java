package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.platform.Profile.Standing;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which account becomes whose by a mailed code, and what it is protected by. */
@ExtendWith(DatabaseExtension.class)
class LinkingTest {

  private static final String WRONG = "This code is wrong or too old";

  private final TestRoster roster;
  private final Account ana;
  private final Account max;
  private final String org;
  private final String zoesAddress;

  LinkingTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    this.max = roster.onDiscord("Max", Standing.ADMIN);
    this.org = "Org " + ana.user();
    this.zoesAddress = "zoe" + ana.user().toLowerCase(Locale.ROOT) + "@acme.test";
  }

  @BeforeEach
  void anOrgOnBothPlatforms() {
    roster.say(ana, "org create \"" + org + "\" pro");
    String made = roster.ask(ana, "org connect");
    String code = made.replaceAll("(?s).*org connect (\\S{9}).*", "$1");
    assertThat(roster.askIn(max, guild(), "org connect " + code)).contains("is connected to");
    later();
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String guild() {
    return "G" + ana.user();
  }

  private String in(Account who, String line) {
    return roster.askIn(who, guild(), line);
  }

  /** Nothing is on its way while time jumps: else it would be sent again, as after a kill. */
  private void later() {
    roster.settle();
    roster.clock().advance(Duration.ofMinutes(2));
  }

  private String link(Account who, String address) {
    later();
    assertThat(in(who, "account link " + address)).contains("A code is on its way");
    roster.settle();
    return in(who, "account confirm " + roster.mailer().code(address).orElseThrow());
  }

  private Account zoeOnSlackByCard() {
    Account zoe = roster.person("Zoe Kim", zoesAddress);
    roster.say(ana, "invite send " + zoe.mention());
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    return zoe;
  }

  private void joinByLink(String address) {
    roster.say(ana, "invite send " + address);
    roster.settle();
    String token = roster.mailer().invitationToken(address).orElseThrow();
    roster.accept(token, "link " + address);
  }

  @Test
  void anAccountOfNobodyBecomesThatOfWhoProvedTheAddress() {
    joinByLink(zoesAddress);
    Account zoe = roster.onDiscord("zoe_k");

    assertThat(link(zoe, zoesAddress)).contains("In " + org + " you are Member.");
    assertThat(in(zoe, "account link")).contains("You are known as " + zoesAddress);
    assertThat(in(zoe, "account link " + zoesAddress)).contains("there is nothing to do");
    assertThat(in(zoe, "account link other@acme.test")).contains("an account has one address");
  }

  @Test
  void inADirectMessageAProvenAddressIsEnough() {
    joinByLink(zoesAddress);
    Account zoe = roster.onDiscord("zoe_k");
    roster.askDirect(zoe, "account link " + zoesAddress);
    roster.settle();

    String code = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(roster.askDirect(zoe, "account confirm " + code)).contains("you are Member");
    assertThat(roster.mailer().to(zoesAddress))
        .anySatisfy(mail -> assertThat(mail.text()).startsWith("zoe_k on Discord wants"));
  }

  @Test
  void anAddressThatOnlySlackShowsIsProvenOnTheWay() {
    Account onSlack = zoeOnSlackByCard();
    Account zoe = roster.onDiscord("zoe_k");

    assertThat(link(zoe, zoesAddress)).contains("You are Zoe Kim").contains("you are Member");
    assertThat(roster.ask(onSlack, "me")).contains("Linked: Discord, Slack");
    assertThat(roster.ask(onSlack, "account link")).contains("there is nothing to do");
  }

  @Test
  void aWorkspaceThatNoOrgHereIsConnectedToVouchesForNobody() {
    Account rogue =
        roster
            .slack()
            .person("T" + ana.user(), "R1", "Not Zoe", Optional.of(zoesAddress), Standing.ADMIN);
    roster.ask(rogue, "org create \"Rogue " + ana.user() + "\" pro");
    Account zoe = roster.onDiscord("zoe_k");

    assertThat(link(zoe, zoesAddress))
        .contains("Linked. You are zoe_k")
        .contains("You are in no org yet");
    assertThat(roster.ask(rogue, "me")).doesNotContain("Linked");
  }

  @Test
  void somebodyNewIsFoundLaterFromSlack() {
    Account onSlack = zoeOnSlackByCard();
    Account zoe = roster.onDiscord("zoe_k");
    roster.askIn(zoe, "G9", "account link " + zoesAddress);
    roster.settle();
    String first = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(roster.askIn(zoe, "G9", "account confirm " + first))
        .contains("You are in no org yet")
        .contains("account link");

    later();
    assertThat(roster.ask(onSlack, "account link")).contains("A code is on its way");
    roster.settle();
    String second = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(roster.ask(onSlack, "account confirm " + second)).contains("you are Member");
    assertThat(in(zoe, "me")).contains("Zoe Kim").contains("Role: Member");
  }

  @Test
  void aMemberWithoutAnAddressProvesOne() {
    Account owner = roster.onDiscord("Olga");
    roster.sayIn(owner, "H" + ana.user(), "org create \"Guild " + ana.user() + "\" pro");

    roster.askIn(owner, "H" + ana.user(), "account link " + zoesAddress);
    roster.settle();
    String code = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(roster.askIn(owner, "H" + ana.user(), "account confirm " + code))
        .contains("You are Olga (" + zoesAddress + ")")
        .contains("you are Owner");
    assertThat(roster.askDirect(owner, "member list")).contains(zoesAddress);
  }

  @Test
  @DisplayName("B35: an account that is in an org is not made somebody else's")
  void twoMembersStayTwoPeople() {
    joinByLink(zoesAddress);
    Account owner = roster.onDiscord("Olga");
    roster.sayIn(owner, guild(), "org create \"Guild " + ana.user() + "\" pro");

    assertThat(link(owner, zoesAddress))
        .contains("are two people")
        .contains("Ask an admin to take this account out of its org");
    assertThat(in(owner, "org list")).contains("Guild").doesNotContain(org);
    assertThat(refusals(owner)).containsExactly("other_person");
  }

  @Test
  @DisplayName("B35: a person has one account on Discord; a second is refused and recorded")
  void aSecondAccountOnDiscordIsRefused() {
    joinByLink(zoesAddress);
    link(roster.onDiscord("zoe_k"), zoesAddress);
    Account second = roster.onDiscord("zoe_2");

    assertThat(link(second, zoesAddress)).contains("has another account on Discord");
    assertThat(in(second, "me")).contains("in no org here");
    assertThat(refusals(second)).containsExactly("other_account");
  }

  private List<String> refusals(Account account) {
    return roster
        .database()
        .rows(
            "select json_value(after_values, '$.why') from audit_event"
                + " where action = 'account.refused' and account = ?",
            account.toString());
  }

  @Test
  void anInvitationToTheAddressTurnsUpOnceItIsProven() {
    Account zoe = roster.onDiscord("zoe_k");
    roster.say(ana, "invite send " + zoesAddress);
    roster.settle();
    assertThat(in(zoe, "inbox")).contains("Nothing waits for you");

    assertThat(link(zoe, zoesAddress)).contains("An invitation waits for you: inbox");

    assertThat(roster.press(zoe, roster.sayIn(zoe, guild(), "inbox"), "Accept").toString())
        .contains("You are in " + org);
    assertThat(in(zoe, "me")).contains("Role: Member");
  }

  @Test
  void whoIsLinkedGetsTheCardWhereTheySpokeLast() {
    Account zoe = roster.onDiscord("zoe_k");
    link(zoe, zoesAddress);
    roster.say(ana, "invite send " + zoesAddress);
    roster.settle();

    assertThat(roster.discord().directTo(zoe)).hasSize(1);
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    assertThat(in(zoe, "me")).contains("Role: Member");
  }

  @Test
  void everyWrongCodeIsAnsweredTheSame() {
    Account zoe = roster.onDiscord("zoe_k");
    String none = in(zoe, "account confirm 7K2M-QRXA");
    assertThat(none).contains(WRONG);

    in(zoe, "account link " + zoesAddress);
    roster.settle();
    String code = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(in(zoe, "account confirm 2222-2222")).isEqualTo(none);
    assertThat(in(max, "account confirm " + code)).as("of another account").isEqualTo(none);
    roster.clock().advance(Duration.ofMinutes(15));
    assertThat(in(zoe, "account confirm " + code)).as("too old").isEqualTo(none);
    assertThat(link(zoe, zoesAddress)).contains("Linked.");
    String used = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(in(zoe, "account confirm " + used)).as("used").isEqualTo(none);
  }

  @Test
  void aCodeIsTakenHoweverItIsTyped() {
    Account zoe = roster.onDiscord("zoe_k");
    in(zoe, "account link " + zoesAddress);
    roster.settle();
    String code = roster.mailer().code(zoesAddress).orElseThrow();

    assertThat(in(zoe, "account confirm " + code.toLowerCase(Locale.ROOT).replace('-', ' ')))
        .contains("Linked.");
  }

  @Test
  void theFifthWrongCodeEndsIt() {
    Account zoe = roster.onDiscord("zoe_k");
    in(zoe, "account link " + zoesAddress);
    roster.settle();
    for (int i = 0; i < 5; i++) {
      in(zoe, "account confirm 2222-2222");
    }

    String code = roster.mailer().code(zoesAddress).orElseThrow();
    assertThat(in(zoe, "account confirm " + code)).contains(WRONG);
  }

  @Test
  void aNewCodeTakesThePlaceOfTheOld() {
    Account zoe = roster.onDiscord("zoe_k");
    in(zoe, "account link " + zoesAddress);
    roster.settle();
    String old = roster.mailer().code(zoesAddress).orElseThrow();
    roster.clock().advance(Duration.ofMinutes(1));
    in(zoe, "account link " + zoesAddress);
    roster.settle();

    assertThat(in(zoe, "account confirm " + old)).contains(WRONG);
    assertThat(in(zoe, "account confirm " + roster.mailer().code(zoesAddress).orElseThrow()))
        .contains("Linked.");
  }

  @Test
  void nobodysMailboxIsFilled() {
    Account zoe = roster.onDiscord("zoe_k");
    in(zoe, "account link " + zoesAddress);
    assertThat(in(zoe, "account link " + zoesAddress)).contains("in 60 seconds");
    assertThat(in(roster.onDiscord("Bea"), "account link " + zoesAddress))
        .as("somebody else at once")
        .contains("in 60 seconds");
    for (int i = 0; i < 4; i++) {
      later();
      in(roster.onDiscord("Bot " + i), "account link " + zoesAddress);
    }
    later();

    assertThat(in(roster.onDiscord("Bot"), "account link " + zoesAddress))
        .contains("Enough codes were asked for");
    roster.settle();
    assertThat(roster.mailer().to(zoesAddress)).hasSize(5);
    roster.clock().advance(Duration.ofHours(1));
    assertThat(in(zoe, "account link " + zoesAddress)).contains("A code is on its way");
  }

  @Test
  void anAddressIsAskedForWithAnExample() {
    Account zoe = roster.onDiscord("zoe_k");

    assertThat(in(zoe, "account link")).contains("for example account link zoe@acme.test");
    assertThat(in(zoe, "account link nonsense")).contains("nonsense is no address");
    assertThat(in(zoe, "account link a@b.test,c@d.test")).contains("is no address");
  }

  @Test
  void theMailLeadsNowhereAndTheCodeLiesNowhere() {
    Account hostile = roster.onDiscord("Win at https://evil.test <b>now</b>");
    in(hostile, "account link " + zoesAddress);
    roster.settle();
    var mail = roster.mailer().to(zoesAddress).getLast();
    String code = roster.mailer().code(zoesAddress).orElseThrow();

    assertThat(mail.text()).startsWith("Somebody on Discord").doesNotContain("evil");
    assertThat(mail.html()).doesNotContain("evil").contains(code);
    for (String table : List.of("outbox", "account_challenge", "audit_event")) {
      assertThat(roster.database().rows("select * from " + table).toString())
          .as(table)
          .doesNotContain(code)
          .doesNotContain(code.replace("-", ""));
    }
  }
}
