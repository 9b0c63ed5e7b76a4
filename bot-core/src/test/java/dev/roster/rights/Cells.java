package dev.roster.rights;

import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Runs cells through the engine, compares each with its table, and collects what differs. */
final class Cells {

  private static final int MOST_SHOWN = 30;

  private final Scene scene;
  private final List<String> red = new ArrayList<>();
  private final Set<String> notBuilt = new TreeSet<>();
  private int run;
  // As the last cell left it; empty when it was brought back since.
  private String state = "";

  Cells(Scene scene) {
    this.scene = scene;
  }

  /**
   * One cell.
   *
   * @param line what the actor types
   * @param expected the table's word
   * @param isDone whether the database says that it was done
   * @param mayName whether the table agrees that a role, by its word, could do what was refused by
   *     another rule than for lack of a permission
   */
  record Cell(
      Figure actor,
      String line,
      String what,
      String expected,
      BooleanSupplier isDone,
      Predicate<String> mayName) {

    @Override
    public String toString() {
      return "%s: %s".formatted(actor, what);
    }
  }

  /** Whether there is such a command; notes which are asked for and not there. */
  boolean isBuilt(String command) {
    boolean built = scene.roster().engine().catalog().find(command).isPresent();
    if (!built) {
      notBuilt.add(command);
    }
    return built;
  }

  /** Runs one. */
  void run(Cell cell) {
    run++;
    String before = state.isEmpty() ? scene.state() : state;
    Reply answer = scene.roster().say(cell.actor().account(), cell.line());
    boolean asked = hasButton(answer, "Confirm");
    if (asked) {
      answer = scene.roster().press(cell.actor().account(), answer, "Confirm");
    }
    String words = TestRoster.words(answer);
    state = scene.state();
    boolean changed = !state.equals(before);
    Optional<Rule> rule = Rule.of(cell.expected());
    String wrong =
        rule.map(by -> refusedWrongly(cell, by, words, changed, asked))
            .orElseGet(() -> doneWrongly(cell, words));
    if (!wrong.isEmpty()) {
      red.add("%s: expected %s, %s: %s".formatted(cell, cell.expected(), wrong, words));
    }
    if (changed) {
      scene.restore();
      state = "";
    }
  }

  private static String doneWrongly(Cell cell, String words) {
    if (saysRefusal(words)) {
      return "refused";
    }
    return cell.isDone().getAsBoolean() ? "" : "not done";
  }

  private static boolean saysRefusal(String words) {
    return words.contains("Who could:")
        || words.contains("Something went wrong")
        || words.contains("How it is typed")
        || Rule.STRANGER.isSaidBy(words)
        || Rule.SUSPENDED.isSaidBy(words);
  }

  private String refusedWrongly(
      Cell cell, Rule rule, String words, boolean changed, boolean asked) {
    if (changed) {
      return "changed something";
    }
    if (asked) {
      return "asked for confirmation first";
    }
    if (!rule.isSaidBy(words)) {
      return "by another rule";
    }
    for (String title : Rule.whoCould(words)) {
      String role = scene.roleOf(title);
      boolean could =
          Rule.lacking(words)
              .map(permission -> scene.holds(role, permission))
              .orElseGet(() -> cell.mayName().test(role));
      if (!could) {
        return "names " + title + " who could not";
      }
    }
    return "";
  }

  static boolean hasButton(Reply reply, String label) {
    return TestRoster.message(reply).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .anyMatch(button -> button.label().equals(label));
  }

  /** What was done beside the cells is where the next one begins. */
  void forget() {
    state = "";
  }

  int count() {
    return run;
  }

  /** What differs: how many, and the first of them. */
  List<String> red() {
    return shown(red);
  }

  /** So many that one sees what is wrong; all of them would fill the log. */
  static List<String> shown(List<String> red) {
    var first = new ArrayList<>(red.subList(0, Math.min(red.size(), MOST_SHOWN)));
    if (red.size() > first.size()) {
      first.addFirst(red.size() + " differ");
    }
    return first;
  }

  Set<String> notBuilt() {
    return notBuilt;
  }
}
