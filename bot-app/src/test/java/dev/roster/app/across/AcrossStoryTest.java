package dev.roster.app.across;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Ping;
import dev.roster.slack.standin.Shown;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("issue 3, Tests: asked on Discord, decided on Slack, and the reverse")
@ExtendWith(DatabaseExtension.class)
final class AcrossStoryTest {

  private static final Pattern REQUEST = Pattern.compile("r-[2-9a-z]{4,}");

  private final TwoChats chats;
  private final Acme acme;

  AcrossStoryTest(TestDatabase database) throws Exception {
    this.chats = new TwoChats(database);
    this.acme = new Acme(chats);
  }

  @BeforeEach
  void found() throws Exception {
    chats.start();
    acme.found();
  }

  @AfterEach
  void close() {
    chats.roster().settle();
    chats.roster().requireInvariants();
    assertThat(chats.slack.pings()).isEmpty();
    assertThat(chats.discord.pings()).extracting(Ping::kind).doesNotContain("everyone", "role");
    chats.close();
  }

  @Test
  void askedOnDiscordDecidedOnSlack() throws Exception {
    String code =
        code(acme.say(acme.zoe, "/upgrade request", Map.of("reason", "I write long documents")));
    Shown anas = acme.card(acme.ana, "Pro for Zoe?");
    var bens = acme.dm(acme.benny, "Pro for Zoe?");
    assertThat(anas.words()).contains("Requester: Zoe").contains("Who else can decide: ben");
    assertThat(bens.words()).contains("Reason: I write long documents");
    assertThat(bens.buttons()).containsExactly("Approve", "Deny");
    assertThat(chats.slack.inbox(acme.ben))
        .noneMatch(message -> message.words().contains("Pro for"));

    acme.press(acme.ana, anas, "Approve");

    acme.dm(acme.zoe, "approved your request for Pro in " + acme.name + " (" + code + ")");
    requireEnded(anas, bens, "Approved: by ana, ");
    assertThat(acme.say(acme.zoe, "/roster me", Map.of())).contains("Tier: Pro");

    assertThat(acme.say(acme.ana, "undo")).contains("Undone: Zoe is on Base again.");
    acme.dm(acme.zoe, "You are on Base in " + acme.name + " again.");
    requireEnded(anas, bens, "Taken back: by ana, ");
    assertThat(acme.say(acme.zoe, "/roster me", Map.of())).contains("Tier: Base");
    assertThat(acme.audited("upgrade.approved")).isEqualTo(1);
    assertThat(acme.audited("member.tier")).isEqualTo(2);
  }

  @Test
  void askedOnSlackDecidedOnDiscord() throws Exception {
    acme.say(acme.cat, "upgrade request once more");
    Shown anas = acme.card(acme.ana, "Pro for cat?");
    var bens = acme.dm(acme.benny, "Pro for cat?");

    var form = chats.discord.press(acme.benny, bens, "Deny").modal();
    var sent =
        chats.discord.submit(
            acme.benny, form, Map.of(form.labels().getFirst(), "no budget this month"));
    sent.answer();
    chats.discord.again(sent);

    assertThat(acme.card(acme.cat, "denied your request").words())
        .contains("You stay on Base. Why: no budget this month");
    requireEnded(anas, bens, "Why: no budget this month");
    requireEnded(anas, bens, "Denied: by ben, ");
    assertThat(acme.say(acme.cat, "me")).contains("Tier: Base").doesNotContain("requested");
    assertThat(acme.audited("upgrade.denied")).isEqualTo(1);
  }

  @Test
  void decidedByCommandOnTheOtherPlatform() throws Exception {
    String first = code(acme.say(acme.zoe, "/upgrade request", Map.of()));
    Shown anas = acme.card(acme.ana, "Pro for Zoe?");
    var bens = acme.dm(acme.benny, "Pro for Zoe?");
    assertThat(acme.say(acme.ana, "upgrade deny " + first + " not now")).contains("Denied: Zoe");
    acme.dm(acme.zoe, "You stay on Base. Why: not now");
    requireEnded(anas, bens, "Denied: by ana, ");

    String second = code(acme.say(acme.cat, "upgrade request please"));
    Shown anasNext = acme.card(acme.ana, "Pro for cat?");
    var bensNext = acme.dm(acme.benny, "Pro for cat?");
    assertThat(acme.say(acme.benny, "/upgrade approve", Map.of("request", second)))
        .contains("cat is on Pro now.");
    acme.card(acme.cat, "approved your request for Pro");
    requireEnded(anasNext, bensNext, "Approved: by ben, ");
    assertThat(acme.say(acme.ana, "upgrade approve " + second))
        .contains("ben approved this before you.");
  }

  @Test
  void nobodyDecidesOnTheirOwnThroughTheirSecondAccount() throws Exception {
    String code = code(acme.say(acme.ben, "upgrade request please"));
    Shown anas = acme.card(acme.ana, "Pro for ben?");
    assertThat(chats.discord.dms(acme.benny))
        .noneMatch(message -> message.words().contains("Pro for"));

    String own = "This is your own request, and nobody decides on their own. Who could: ana.";
    assertThat(acme.say(acme.benny, "/upgrade approve", Map.of("request", code))).contains(own);
    assertThat(acme.say(acme.ben, "upgrade approve " + code)).contains(own);
    var any = chats.discord.dms(acme.benny);
    var under =
        any.isEmpty()
            ? chats.discord.type(acme.benny, "/roster me", Map.of()).answer()
            : any.getLast();
    assertThat(chats.discord.pressed(acme.benny, under, anas.value("Approve")).answer().words())
        .contains(own);
    assertThat(acme.audited("upgrade.approved")).isZero();
    assertThat(anas.buttons()).containsExactly("Approve", "Deny");

    acme.press(acme.ana, anas, "Approve");
    assertThat(acme.say(acme.benny, "/roster me", Map.of())).contains("Tier: Pro");
    assertThat(acme.say(acme.ben, "me")).contains("Tier: Pro");
  }

  @Test
  void anotherProcessDecidesWhileConnectionsBreak() throws Exception {
    var asked = chats.discord.type(acme.zoe, "/upgrade request", Map.of("reason", "please"));
    asked.answer();
    Shown anas = acme.card(acme.ana, "Pro for Zoe?");
    var bens = acme.dm(acme.benny, "Pro for Zoe?");
    String approve = anas.value("Approve");

    chats.restart();
    chats.discord.again(asked);
    chats.discord.gateway().cut();
    var approved = chats.discord.press(acme.benny, bens, "Approve");
    approved.answer();
    chats.socket.dropAll();
    var late = chats.people.pressed(acme.ana, anas, approve);
    assertThat(late.answer().text()).contains("ben approved this before you.");
    chats.restart();
    chats.discord.again(approved);
    chats.people.again(late);
    late.answer();

    requireEnded(anas, bens, "Approved: by ben, ");
    assertThat(acme.say(acme.zoe, "/roster me", Map.of())).contains("Tier: Pro");
    assertThat(chats.discord.dms(acme.zoe))
        .filteredOn(message -> message.words().contains("approved your request"))
        .hasSize(1);
    for (String action : new String[] {"upgrade.requested", "upgrade.approved", "member.tier"}) {
      assertThat(acme.audited(action)).as(action).isEqualTo(1);
    }
  }

  /** The code of the request in an answer. */
  private static String code(String answer) {
    var code = REQUEST.matcher(answer);
    assertThat(code.find()).as(answer).isTrue();
    return code.group();
  }

  private void requireEnded(Shown slack, dev.roster.discord.standin.Shown discord, String outcome) {
    chats.roster().settle();
    assertThat(slack.words()).contains(outcome);
    assertThat(slack.buttons()).isEmpty();
    assertThat(discord.words()).contains(outcome);
    assertThat(discord.buttons()).isEmpty();
  }
}
