package dev.roster.testing;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What people say, press and fill in where a test lets them, and what the answers hold. */
public abstract class Talk {

  /** The Discord server in which lines are said unless a test says where. */
  public static final String GUILD = "G1";

  // Never the same twice in a run, so that several cores may follow each other on one schema.
  private static final AtomicInteger DELIVERIES = new AtomicInteger();

  /** What adapters talk to. */
  public abstract Engine engine();

  /** Types a line in a channel. */
  public Reply say(Account who, String line) {
    return engine().handle(call(who, new Input.Line(line)));
  }

  /** Types a line in a channel of a Slack workspace or Discord server. */
  public Reply sayIn(Account who, String install, String line) {
    return engine().handle(callIn(who, install, new Input.Line(line)));
  }

  /** Types a line in a channel of a workspace or server; the words of the answer. */
  public String askIn(Account who, String install, String line) {
    return words(sayIn(who, install, line));
  }

  /** Types a line in the direct messages with the bot. */
  public Reply sayDirect(Account who, String line) {
    return engine().handle(callDirect(who, new Input.Line(line)));
  }

  /** Types a line in the direct messages with the bot; the words of the answer. */
  public String askDirect(Account who, String line) {
    return words(sayDirect(who, line));
  }

  /** Types a line; the words of the answer. */
  public String ask(Account who, String line) {
    return words(say(who, line));
  }

  /** Submits a form without a button behind it. */
  public Reply fill(Account who, String command, Map<String, String> words) {
    return engine().handle(call(who, new Input.Filled(command, words, Optional.empty())));
  }

  /** Presses a button that opens a form, and sends the form. */
  public Reply fillAfter(Account who, Reply shown, String label, Map<String, String> words) {
    String id = button(shown, label).id();
    String command = engine().form(new Input.Pressed(id)).orElseThrow().command();
    return engine().handle(call(who, new Input.Filled(command, words, Optional.of(id))));
  }

  /**
   * Presses the button of that label under an answer or card; on Discord in the direct messages.
   */
  public Reply press(Account who, Reply shown, String label) {
    Input pressed = pressing(shown, label);
    return engine().handle(isOnDiscord(who) ? callDirect(who, pressed) : call(who, pressed));
  }

  /** Presses the button of that label in a channel of a workspace or server. */
  public Reply pressIn(Account who, String install, Reply shown, String label) {
    return engine().handle(callIn(who, install, pressing(shown, label)));
  }

  /** What pressing the button of that label would send. */
  public static Input pressing(Reply shown, String label) {
    return new Input.Pressed(button(shown, label).id());
  }

  /** A call with a delivery id of its own, from a channel. */
  public Call call(Account who, Input input) {
    return callIn(who, isOnDiscord(who) ? GUILD : who.tenant(), input);
  }

  /** The same from a channel of a workspace or server. */
  public Call callIn(Account who, String install, Input input) {
    return call(who, new Place(who.platform(), install, "C1", false), input);
  }

  /** The same from the direct messages; on Discord these belong to no server. */
  public Call callDirect(Account who, Input input) {
    return call(who, new Place(who.platform(), who.tenant(), "D-" + who.user(), true), input);
  }

  private static Call call(Account who, Place place, Input input) {
    return new Call(who, place, input, "d" + DELIVERIES.incrementAndGet());
  }

  static boolean isOnDiscord(Account who) {
    return who.platform().equals("discord");
  }

  /** The button of that label. */
  public static Button button(Reply shown, String label) {
    return message(shown).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .filter(button -> button.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button `" + label + "` under: " + words(shown)));
  }

  /** The message of any answer. */
  public static Reply.Message message(Reply reply) {
    return switch (reply) {
      case Reply.Message message -> message;
      case Reply.Update(var message) -> message;
      case Reply.File file -> file.caption();
      case Reply.Picture picture -> picture.message();
    };
  }

  /** The words of any answer. */
  public static String words(Reply reply) {
    return message(reply).words();
  }
}
