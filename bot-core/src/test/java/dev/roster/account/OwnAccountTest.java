package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.account.DiscordLinks.Consent;
import dev.roster.account.DiscordLinks.Outcome;
import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with their own account: unlink it, link it by Discord, pick a time zone. */
@ExtendWith(DatabaseExtension.class)
class OwnAccountTest {

  private final TestRoster roster;
  private final Account ana;
  private final String address;

  OwnAccountTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    String user = roster.person("Nobody").user().toLowerCase(Locale.ROOT);
    this.address = "ana" + user + "@acme.test";
    this.ana = roster.person("Ana Lima", address);
    roster
        .core()
        .discordLinks()
        .open((state, challenge) ->
            URI.create("https://discord.test/authorize?state=" + state + "&c=" + challenge));
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private void prove(Account who, String email) {
    roster.say(who, "account link " + email);
    roster.settle();
    assertThat(roster.ask(who, "account confirm " + roster.mailer().code(email).orElseThrow()))
        .contains("Linked.");
  }

  @Test
  void theOnlyAccountStaysWithoutAnotherWayBack() {
    roster.say(ana, "org create \"Org " + ana.user() + "\" pro");

    assertThat(roster.ask(ana, "account unlink"))
        .contains("only way by which Roster knows you")
        .contains("account link");
  }

  @Test
  void anUnlinkedAccountSpeaksForNobodyUntilItIsLinkedAgain() {
    roster.say(ana, "org create \"Org " + ana.user() + "\" pro");
    prove(ana, address);
    Reply asked = roster.say(ana, "account unlink");

    assertThat(TestRoster.words(asked)).contains("Unlink this Slack account?");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm"))).contains("Unlinked.");
    // Its confirmed address would bind it again at once.
    assertThat(roster.ask(ana, "org list")).doesNotContain("Org " + ana.user());
    assertThat(roster.ask(ana, "account unlink")).contains("linked to nobody");

    roster.clock().advance(Duration.ofMinutes(2));
    prove(ana, address);
    assertThat(roster.ask(ana, "org list")).contains("Org " + ana.user());
  }

  @Test
  void aZoneIsPickedShownAndGivenBack() {
    roster.say(ana, "org create \"Org " + ana.user() + "\" pro");

    assertThat(roster.ask(ana, "account timezone")).contains("Your time zone is UTC");
    assertThat(roster.ask(ana, "account timezone berlin")).contains("Europe/Berlin from now on");
    assertThat(roster.ask(ana, "account timezone")).contains("Europe/Berlin, which you picked");
    assertThat(roster.ask(ana, "account timezone Mars/Base")).contains("is not");
    roster.say(ana, "account timezone default");
    assertThat(roster.ask(ana, "account timezone")).contains("Your time zone is UTC");
  }

  private String link(Account who) {
    String answer = roster.ask(who, "account link");
    assertThat(answer).contains("Link this account (https://discord.test/authorize?state=");
    return answer.replaceAll("(?s).*state=([^&]+)&.*", "$1");
  }

  private Outcome back(String state, Account who, Optional<String> email) {
    return roster
        .core()
        .discordLinks()
        .finish(
            state,
            Optional.empty(),
            new Consent(who.user(), "Zoe", email.flatMap(EmailAddress::parse)));
  }

  @Test
  @DisplayName("B35 Discord's verified address links only the account that asked, once")
  void linksByDiscord() {
    roster.say(ana, "org create \"Org " + ana.user() + "\" pro");
    prove(ana, address);
    Account zoe = roster.onDiscord("Zoe");
    Account other = roster.onDiscord("Other");

    String wrong = link(zoe);
    assertThat(back(wrong, other, Optional.of(address)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, no -> assertThat(no.sentence()).contains("not the account"));
    assertThat(back(wrong, zoe, Optional.of(address))).isEqualTo(new Outcome.Over());
    assertThat(back(link(zoe), zoe, Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, no -> assertThat(no.sentence()).contains("no verified"));

    String state = link(zoe);
    assertThat(roster.core().discordLinks().verifier(state)).isPresent();
    assertThat(back(state, zoe, Optional.of(address))).isInstanceOf(Outcome.Linked.class);
    assertThat(back(state, zoe, Optional.of(address))).isEqualTo(new Outcome.Over());
    assertThat(roster.core().discordLinks().verifier(state)).isEmpty();
    assertThat(roster.ask(zoe, "me")).contains("Ana Lima");
  }

  @Test
  void aLinkIsSignedAndEnds() {
    Account zoe = roster.onDiscord("Zoe");
    String state = link(zoe);

    assertThat(back(state.substring(0, state.length() - 2) + "xx", zoe, Optional.of(address)))
        .isEqualTo(new Outcome.Over());
    roster.clock().advance(DiscordLinks.LIFE.plusSeconds(1));
    assertThat(back(state, zoe, Optional.of(address))).isEqualTo(new Outcome.Over());
  }

  @Test
  @DisplayName("B35 In direct messages nobody becomes a second person with an address")
  void noSecondPersonInDirectMessages() {
    String org = "Org " + ana.user();
    roster.say(ana, "org create \"" + org + "\" pro");
    Account max = roster.onDiscord("Max", Standing.ADMIN);
    String code = roster.ask(ana, "org connect").replaceAll("(?s).*org connect (\\S{9}).*", "$1");
    roster.askIn(max, "G" + ana.user(), "org connect " + code);
    Account zoe = roster.onDiscord("Zoe");
    roster.sayDirect(zoe, "account link " + address);
    roster.settle();

    assertThat(
            roster.askDirect(zoe, "account confirm " + roster.mailer().code(address).orElseThrow()))
        .contains("in a channel of your org's server");
  }
}
