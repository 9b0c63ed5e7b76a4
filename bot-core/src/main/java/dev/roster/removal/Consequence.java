package dev.roster.removal;

import dev.roster.reply.Block;
import java.util.List;
import java.util.Map;

/**
 * What one feature says of the end of a membership, as it stands in the database now. It is shown
 * before somebody confirms, in the receipt, and when a suspension makes it wait.
 */
interface Consequence {

  /** What would end, for the question: a label and a value each; none when nothing does. */
  List<Block.Fact> ahead();

  /** What ended, for the receipt. */
  List<Block.Fact> done();

  /** What waits while the membership is suspended, in whole sentences with code in backticks. */
  default List<String> meanwhile() {
    return List.of();
  }

  /**
   * Stands for what whoever confirms relies on: where it differs by then, they are asked again.
   * Empty for what may change meanwhile.
   */
  default String material() {
    return "";
  }

  /** What the audit keeps of it beside the membership, so that the end can be taken back. */
  default Map<String, String> remembered() {
    return Map.of();
  }
}
