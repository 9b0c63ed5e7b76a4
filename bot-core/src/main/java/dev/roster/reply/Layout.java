package dev.roster.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * Fits a message into what a platform can carry: wraps long text, facts, tables and buttons over
 * several blocks, and blocks over several messages. Nothing is dropped; a block that fits is passed
 * on unchanged.
 */
public final class Layout {

  private final Limits limits;
  private final Costs costs;
  private final List<Reply.Message> done = new ArrayList<>();
  private final List<Block> open = new ArrayList<>();
  private int used;

  private Layout(Limits limits) {
    this.limits = limits;
    this.costs = new Costs(limits.measure());
  }

  /**
   * The messages to post, in order; one when everything fits. Buttons stay in the message of the
   * block above them, a heading in that of the block below it.
   */
  public static List<Reply.Message> fit(Reply.Message message, Limits limits) {
    var layout = new Layout(limits);
    var pieces = new Pieces(limits, layout.costs);
    var blocks = message.blocks().stream().flatMap(block -> pieces.of(block).stream()).toList();
    for (List<Block> unit : units(blocks)) {
      layout.place(unit);
    }
    if (layout.done.isEmpty() || !layout.open.isEmpty()) {
      layout.flush();
    }
    return List.copyOf(layout.done);
  }

  /** What should not be torn apart. */
  private static List<List<Block>> units(List<Block> blocks) {
    var units = new ArrayList<List<Block>>();
    for (Block block : blocks) {
      boolean joins =
          !units.isEmpty()
              && (block instanceof Block.Buttons
                  || units.getLast().getLast() instanceof Block.Heading);
      if (!joins) {
        units.add(new ArrayList<>());
      }
      units.getLast().add(block);
    }
    return units;
  }

  private void place(List<Block> unit) {
    if (!fits(unit) && !open.isEmpty()) {
      flush();
    }
    for (Block block : unit) {
      if (!open.isEmpty() && !fits(List.of(block))) {
        flush();
      }
      open.add(block);
      used += costs.of(block);
    }
  }

  private boolean fits(List<Block> more) {
    return open.size() + more.size() <= limits.blocks()
        && used + more.stream().mapToInt(costs::of).sum() <= limits.message()
        && buttonRows(open) + buttonRows(more) <= limits.buttonRows();
  }

  private static long buttonRows(List<Block> blocks) {
    return blocks.stream().filter(Block.Buttons.class::isInstance).count();
  }

  private void flush() {
    done.add(new Reply.Message(open));
    open.clear();
    used = 0;
  }
}
