package dev.roster.app.across;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Guild;
import dev.roster.discord.standin.Person;
import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.Shown;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * An org on both: Ana owns it and Cat is a member, both on Slack only; Ben is an admin on both; Zoe
 * is a member on Discord only. What they type and press here is delivered twice.
 */
final class Acme {

  private static final String GENERAL = "C0GENERAL";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern CONNECT = Pattern.compile("org connect ([2-9A-Z]{4}-[2-9A-Z]{4})");

  final TwoChats chats;
  final String name;
  final String ana;
  final String ben;
  final String cat;
  final Person max;
  final Person zoe;
  final Person benny;

  /** The people, who are in no org yet. */
  Acme(TwoChats chats) {
    this.chats = chats;
    int number = NUMBER.incrementAndGet();
    name = "Acme " + number;
    ana = onSlack("ana", number);
    ben = onSlack("ben", number);
    cat = onSlack("cat", number);
    Guild guild = chats.discord.guild(name + " Guild");
    max = guild.person("Max");
    guild.letManage(max);
    zoe = guild.person("Zoe");
    benny = guild.person("benny");
  }

  private String onSlack(String called, int number) {
    String id = "U0" + called.toUpperCase(Locale.ROOT) + number;
    chats.slack.addUser(id, called, address(id));
    return id;
  }

  private static String address(String id) {
    return id.toLowerCase(Locale.ROOT) + "@acme.test";
  }

  /** Makes the org on Slack, connects the server, and lets everybody in. */
  void found() throws Exception {
    assertThat(say(ana, "org create “" + name + "” pro")).contains("is yours now");
    say(ana, "invite send <@" + ben + "> role:admin");
    say(ana, "invite send <@" + cat + ">");
    press(ben, card(ben, "Join " + name), "Accept");
    press(cat, card(cat, "Join " + name), "Accept");

    var code = CONNECT.matcher(say(ana, "org connect"));
    assertThat(code.find()).isTrue();
    assertThat(say(max, "/org connect", Map.of("code", code.group(1))))
        .contains(name + " is connected to " + name + " Guild on Discord now");
    card(ana, "Max connected ");

    assertThat(say(benny, "/account link", Map.of("email", address(ben))))
        .contains("A code is on its way");
    chats.roster().settle();
    String mailed = chats.roster().mailer().code(address(ben)).orElseThrow();
    assertThat(say(benny, "/account confirm", Map.of("code", mailed)))
        .contains("Linked. You are ben ")
        .contains("In " + name + " you are Admin.");

    assertThat(say(benny, "/invite send", Map.of("people", zoe))).contains("Invited ");
    press(zoe, dm(zoe, "Join " + name), "Accept");
    Awaitility.await().until(() -> dm(zoe, "You are in " + name).buttons().isEmpty());
    // Ben was seen last on Discord from here on.
    chats.roster().clock().advance(Duration.ofMinutes(1));
    assertThat(say(benny, "/roster me", Map.of())).contains("Linked: Discord, Slack");
  }

  /** Types a line on Slack; the words of the answer. */
  String say(String user, String line) throws Exception {
    Interaction typed = chats.people.type(user, GENERAL, line);
    String words = typed.answer().text();
    chats.people.again(typed);
    assertThat(typed.answer().text()).isEqualTo(words);
    return words;
  }

  /** Types a command on Discord; the words of the answer. */
  String say(Person person, String line, Map<String, Object> options) throws Exception {
    var typed = chats.discord.type(person, line, options);
    String words = typed.answer().words();
    chats.discord.again(typed);
    return words;
  }

  /** Presses on Slack a button that edits. */
  void press(String user, Shown card, String label) throws Exception {
    Interaction pressed = chats.people.press(user, card, label);
    pressed.answer();
    chats.people.again(pressed);
    pressed.answer();
  }

  /** Presses on Discord a button that edits. */
  void press(Person person, dev.roster.discord.standin.Shown card, String label) throws Exception {
    var pressed = chats.discord.press(person, card, label);
    pressed.answer();
    chats.discord.again(pressed);
  }

  /** The newest direct message on Slack with these words, once all is sent. */
  Shown card(String user, String words) {
    chats.roster().settle();
    return chats.slack.inbox(user).stream()
        .filter(message -> message.words().contains(words))
        .reduce((_, last) -> last)
        .orElseThrow(
            () -> new AssertionError("no `" + words + "` among " + chats.slack.inbox(user)));
  }

  /** The newest direct message on Discord with these words, once all is sent. */
  dev.roster.discord.standin.Shown dm(Person person, String words) {
    chats.roster().settle();
    return chats.discord.dm(person, words);
  }

  /** How often that stands in the audit of this org. */
  long audited(String action) {
    return chats
        .roster()
        .database()
        .number(
            "select count(*) from audit_event e join org o on o.id = e.chain"
                + " where o.name = ? and e.action = ?",
            name,
            action);
  }
}
