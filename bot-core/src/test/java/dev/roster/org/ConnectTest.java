package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code org connect}: who may, once, and not by guessing. */
@ExtendWith(DatabaseExtension.class)
class ConnectTest {

  private static final String WRONG = "This code is wrong or too old";

  private final TestRoster roster;
  private final Account ana;
  private final Account max;
  private final String org;
  private final String guild;

  ConnectTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    this.max = roster.onDiscord("Max");
    this.org = "Org " + ana.user();
    this.guild = "G" + ana.user();
  }

  @BeforeEach
  void anOrgAndAServer() {
    roster.say(ana, "org create \"" + org + "\" pro");
    roster.discord().runs(max, guild);
    roster.discord().install(guild, "Chess Club");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private String code() {
    String made = roster.ask(ana, "org connect");
    assertThat(made).contains("org connect ");
    return made.replaceAll("(?s).*org connect (\\S{9}).*", "$1");
  }

  private String connect(Account who, String code) {
    return roster.askIn(who, guild, "org connect " + code);
  }

  @Test
  void aCodeConnectsOnceHoweverItIsTyped() {
    String code = code();

    assertThat(connect(max, code.toLowerCase(Locale.ROOT).replace('-', ' ')))
        .contains(org + " is connected to Chess Club on Discord now");
    assertThat(roster.ask(ana, "org show")).contains("Chess Club on Discord, Acme Chat on Slack");
    roster.discord().runs(max, "H" + guild);
    assertThat(roster.askIn(max, "H" + guild, "org connect " + code)).contains(WRONG);
    roster.settle();
    assertThat(roster.newestCard(ana).words())
        .contains("Max connected Chess Club on Discord to " + org);
  }

  @Test
  void onlyWhoManagesSettingsMakesACode() {
    Account ben = roster.member(ana, "Ben", "member");

    assertThat(roster.ask(ben, "org connect")).contains("Who could: Ana Lima");
    assertThat(roster.ask(roster.person("Cleo"), "org connect")).contains("in no org here");
  }

  @Test
  void onlyWhoRunsThePlaceOrManagesTheOrgUsesIt() {
    String code = code();
    Account bea = roster.onDiscord("Bea");

    assertThat(connect(bea, code)).contains("Only an admin of this workspace or server");
    assertThat(connect(max, code)).contains("is connected to");
  }

  @Test
  void whoManagesTheOrgConnectsAnyServer() {
    connect(max, code());
    Account ana2 = roster.onDiscord("ana_l");
    String address = "ana" + ana.user() + "@acme.test";
    for (Account account : List.of(ana, ana2)) {
      roster.settle();
      roster.clock().advance(Duration.ofMinutes(2));
      roster.ask(account, "account link " + address);
      roster.settle();
      roster.ask(account, "account confirm " + roster.mailer().code(address).orElseThrow());
    }

    assertThat(roster.askIn(ana2, "J" + guild, "org connect " + code()))
        .contains("is connected to");
    assertThat(roster.askIn(ana2, "J" + guild, "me")).contains("Org: " + org);
  }

  @Test
  void aCodeOfSomebodyWhoLostTheRightIsDead() {
    Account ben = roster.member(ana, "Ben", "admin");
    String made = roster.ask(ben, "org connect");
    String code = made.replaceAll("(?s).*org connect (\\S{9}).*", "$1");
    roster.say(ana, "member role " + ben.mention() + " member");

    assertThat(connect(max, code)).contains(WRONG);
  }

  @Test
  void everyWrongCodeIsAnsweredTheSame() {
    String unknown = connect(max, "7K2M-QRXA");
    assertThat(unknown).contains(WRONG);
    String replaced = code();
    String late = code();

    assertThat(connect(max, replaced)).as("replaced").isEqualTo(unknown);
    roster.clock().advance(Duration.ofMinutes(15));
    assertThat(connect(max, late)).as("too old").isEqualTo(unknown);
  }

  @Test
  void tenWrongCodesAnHourAreEnough() {
    for (int i = 0; i < 10; i++) {
      assertThat(connect(max, "2222-222" + "ABCDEFGHJK".charAt(i))).contains(WRONG);
    }
    assertThat(connect(max, "2222-2222")).contains("You tried too many codes");
    assertThat(connect(max, code())).as("the right one too").contains("too many codes");
    roster.clock().advance(Duration.ofHours(1));
    assertThat(connect(max, code())).contains("is connected to");
  }

  @Test
  void aPlaceThatIsConnectedSaysSoAndLeavesTheCode() {
    connect(max, code());
    String code = code();

    assertThat(connect(max, code)).contains("is connected to this place already");
    roster.discord().runs(max, "K" + guild);
    assertThat(roster.askIn(max, "K" + guild, "org connect " + code)).contains("is connected to");
  }

  @Test
  void aDirectMessageBelongsToNoServer() {
    assertThat(roster.askDirect(max, "org connect " + code()))
        .contains("belongs to no server")
        .contains("Type org connect CODE in a channel");
  }

  @Test
  void whoRunsAnotherServerHasNoSayInThisOne() {
    Reply done = roster.sayIn(max, guild, "org connect " + code());
    roster.discord().runs(max, "K" + guild);

    assertThat(TestRoster.words(roster.pressIn(max, "K" + guild, done, "Undo")))
        .contains("Only an admin of this workspace or server");
    assertThat(roster.ask(ana, "org show")).contains("Chess Club on Discord");
    assertThat(TestRoster.words(roster.pressIn(max, guild, done, "Undo"))).contains("Undone");
  }

  @Test
  void whoConnectedCanUndoIt() {
    Reply connected = roster.sayIn(max, guild, "org connect " + code());

    assertThat(TestRoster.words(roster.pressIn(max, guild, connected, "Undo")))
        .contains("Undone: " + org);
    assertThat(roster.ask(ana, "org show")).doesNotContain("Chess Club");
    assertThat(TestRoster.words(roster.pressIn(max, guild, connected, "Undo")))
        .doesNotContain("Undone");
  }

  @Test
  void theCodeIsShownAgainToASecondDeliveryAndLiesNowhere() {
    var call = roster.call(ana, new Input.Line("org connect"));
    String first = TestRoster.words(roster.engine().handle(call));
    String code = first.replaceAll("(?s).*org connect (\\S{9}).*", "$1");

    assertThat(TestRoster.words(roster.engine().handle(call))).isEqualTo(first);
    for (String table : List.of("handled_delivery", "connect_code", "audit_event", "outbox")) {
      assertThat(roster.database().rows("select * from " + table).toString())
          .as(table)
          .doesNotContain(code)
          .doesNotContain(code.replace("-", ""));
    }
  }
}
