package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.reply.Reply;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An org of its own on Slack: Ana owns it, Elif is an admin, Ben a member who wants Pro. */
final class UpgradeStage implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("r-[2-9a-z]{4,}");

  private static final Pattern ADDRESS = Pattern.compile("p[0-9]+@acme\\.test");

  final TestRoster roster;
  final Account ana;
  final Account elif;
  final Account ben;
  final String org;

  UpgradeStage(TestDatabase database) {
    this(TestRoster.start(database));
  }

  UpgradeStage(TestRoster roster) {
    this.roster = roster;
    this.ana = roster.person("Ana Lima");
    this.org = "Acme " + ana.user();
    roster.say(ana, "org create \"" + org + "\" pro");
    this.elif = roster.member(ana, "Elif Kaya", "admin");
    this.ben = roster.member(ana, "Ben Ode", "member");
    roster.settle();
  }

  /** Ben asks, and the cards go out; the request's code. */
  String request(String reason) {
    String answer = roster.ask(ben, "upgrade request " + reason);
    roster.settle();
    return code(answer);
  }

  /** The address that the org knows of somebody. */
  String address(Account who) {
    var matcher = ADDRESS.matcher(roster.ask(ana, "member show " + who.mention()));
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  static String code(String words) {
    var matcher = CODE.matcher(words);
    assertThat(matcher.find()).as(words).isTrue();
    return matcher.group();
  }

  /** Fills the form that the card's Deny opens. */
  Reply deny(Account who, Reply card, String reason) {
    String button = TestRoster.button(card, "Deny").id();
    assertThat(roster.engine().form(new Input.Pressed(button)).orElseThrow().fields())
        .extracting("name")
        .containsExactly("reason");
    Map<String, String> words = reason.isEmpty() ? Map.of() : Map.of("reason", reason);
    return roster
        .engine()
        .handle(roster.call(who, new Input.Filled("upgrade deny", words, Optional.of(button))));
  }

  /** Without buttons, and with what became of the request. */
  static void requireEnded(Reply.Message card, String outcome) {
    assertThat(card.words()).contains(outcome);
    assertThat(card).isEqualTo(card.withoutButtons());
  }

  @Override
  public void close() {
    roster.settle();
    roster.requireInvariants();
    roster.close();
  }
}
