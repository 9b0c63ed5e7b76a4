package dev.roster.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.slack.render.StyledText.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders a message that fits into {@link SlackLimits}, block by block; cuts and drops nothing but
 * what is empty.
 */
public final class MessageBlocks {

  private final String team;

  private MessageBlocks(String team) {
    this.team = team;
  }

  /**
   * The blocks of a message.
   *
   * @param team the Slack workspace that reads it
   */
  public static List<LayoutBlock> of(Reply.Message message, String team) {
    var renderer = new MessageBlocks(team);
    var blocks = new ArrayList<LayoutBlock>();
    for (Block block : message.blocks()) {
      renderer.block(block).ifPresent(blocks::add);
    }
    return blocks;
  }

  private Optional<LayoutBlock> block(Block block) {
    return switch (block) {
      case Block.Heading(var text) -> heading(text);
      case Block.Paragraph(var spans) -> rich(new RichText(team).add(spans));
      case Block.Note(var spans) -> rich(new RichText(team).add(spans, Style.ITALIC));
      case Block.Facts(var facts) -> rich(facts(facts));
      case Block.Table table -> rich(table(table));
      case Block.Buttons(var buttons) -> buttons(buttons);
    };
  }

  private static Optional<LayoutBlock> rich(RichText text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text.block());
  }

  private static Optional<LayoutBlock> heading(String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(HeaderBlock.builder().text(plain(text)).build());
  }

  private RichText facts(List<Block.Fact> facts) {
    var text = new RichText(team);
    for (Block.Fact fact : facts) {
      text.lineBreak().words(fact.label() + ": ", null).add(fact.value());
    }
    return text;
  }

  /**
   * A line a row under a line of column names. Slack's own table block is not used: a message holds
   * one only, and a home tab none.
   */
  private RichText table(Block.Table table) {
    var text = new RichText(team).words(String.join(" · ", table.columns()), Style.ITALIC);
    for (Block.Row row : table.rows()) {
      text.lineBreak();
      boolean first = true;
      for (List<Span> cell : row.cells()) {
        if (first) {
          text.add(cell, Style.BOLD);
        } else if (!cell.isEmpty()) {
          text.words(" · ", null).add(cell);
        }
        first = false;
      }
    }
    return text;
  }

  private static Optional<LayoutBlock> buttons(List<Button> buttons) {
    var elements = new ArrayList<BlockElement>();
    for (Button button : buttons) {
      elements.add(button(button, elements.size()));
    }
    return elements.isEmpty()
        ? Optional.empty()
        : Optional.of(ActionsBlock.builder().elements(elements).build());
  }

  private static BlockElement button(Button button, int position) {
    return ButtonElement.builder()
        // Unique in its block whatever the ids are; the press reads the value.
        .actionId("press-" + position)
        .value(button.id())
        .text(plain(button.label()))
        .style(
            switch (button.style()) {
              case PRIMARY -> "primary";
              case DANGER -> "danger";
              case PLAIN -> null;
            })
        .build();
  }

  /** Text that stays as it is, smileys included. */
  static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(Escapes.shown(text)).emoji(false).build();
  }
}
