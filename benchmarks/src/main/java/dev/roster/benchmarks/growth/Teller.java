package dev.roster.benchmarks.growth;

import dev.roster.benchmarks.load.Workload;
import dev.roster.chat.Account;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.Input;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to the engine as an admin of one org does on Slack, and takes the time of it. */
final class Teller {

  // Other people in each run: one that was cut off may have left somebody changed.
  private static final long RUN = System.currentTimeMillis();

  private final Engine engine;
  private final SizedOrg org;
  private final LocalDateTime seededAt;
  private Reply.@Nullable Message last;

  Teller(Engine engine, SizedOrg org, LocalDateTime seededAt) {
    this.engine = engine;
    this.org = org;
    this.seededAt = seededAt;
  }

  LocalDateTime seededAt() {
    return seededAt;
  }

  SizedOrg org() {
    return org;
  }

  /** What was answered last. */
  String answer() {
    return last == null ? "" : last.words();
  }

  /**
   * Types a line as the admin.
   *
   * @param expected what the right answer holds
   * @return nanoseconds until it came
   */
  long say(String line, String expected) {
    return said(org.account(0), new Input.Line(line), line, expected);
  }

  /** Presses a button of the last answer. */
  long press(String label, String expected) {
    String id =
        button(label)
            .orElseThrow(
                () -> new IllegalStateException("no button `" + label + "` in: " + answer()));
    return said(org.account(0), new Input.Pressed(id), label, expected);
  }

  /** The id of a button of the last answer. */
  Optional<String> button(String label) {
    return last == null
        ? Optional.empty()
        : last.blocks().stream()
            .filter(Block.Buttons.class::isInstance)
            .flatMap(block -> ((Block.Buttons) block).buttons().stream())
            .filter(button -> button.label().equals(label))
            .map(Button::id)
            .findFirst();
  }

  /** Presses a button that was remembered. */
  long pressId(String id, String expected) {
    return said(org.account(0), new Input.Pressed(id), id, expected);
  }

  private long said(Account who, Input input, String words, String expected) {
    Call call = Workload.call(who, input);
    long from = System.nanoTime();
    Reply reply = engine.handle(call);
    long nanos = System.nanoTime() - from;
    last =
        switch (reply) {
          case Reply.Message answer -> answer;
          case Reply.Update(var update) -> update;
          case Reply.File file -> file.caption();
          case Reply.Picture picture -> picture.message();
        };
    if (!last.words().contains(expected)) {
      throw new IllegalStateException(
          org.name() + ": `" + words + "` was answered with: " + last.words());
    }
    return nanos;
  }

  /** Asks for values while one is typed; there has to be one. */
  long suggest(String command, String option, String typed) {
    Call call =
        Workload.call(org.account(0), new Input.Filled(command, Map.of(), Optional.empty()));
    long from = System.nanoTime();
    var offered = engine.suggest(call, command, option, typed);
    long nanos = System.nanoTime() - from;
    if (offered.isEmpty()) {
      throw new IllegalStateException(org.name() + ": nothing is offered for " + typed);
    }
    return nanos;
  }

  /** Somebody else each time, from all over the org: active, of tier Base and with that role. */
  int member(int turn, String role) {
    int from = 2 * SizedOrg.ADMINS + org.requests();
    int some = from + (int) Math.floorMod(Someone.mixed(RUN + turn), (long) (org.size() - from));
    for (int i = 0; i < org.size(); i++) {
      int member = from + (some - from + i) % (org.size() - from);
      Someone who = who(member);
      if (who.role().equals(role) && !who.suspended() && !who.pro()) {
        return member;
      }
    }
    throw new IllegalStateException("nobody fits in " + org.name());
  }

  Someone who(int member) {
    return Someone.of(org, member, seededAt);
  }
}
