package dev.roster.discord.render;

import dev.roster.reply.Block;
import dev.roster.reply.Button.Style;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.separator.Separator.Spacing;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;

/**
 * Renders a message that fits into {@link DiscordLimits}, block by block; cuts and drops nothing
 * but what is empty. A line ends each card, so that its buttons are not taken for the next one's.
 */
public final class MessageComponents {

  private static final String SEPARATOR = " · ";

  private final Markdown markdown;

  /** Knows how commands are typed. */
  public MessageComponents(Commands commands) {
    this.markdown = new Markdown(commands);
  }

  /** The one container that holds the message; never empty, which Discord refuses. */
  public Container of(Reply.Message message) {
    var children = new ArrayList<ContainerChildComponent>();
    boolean ended = false;
    for (Block block : message.blocks()) {
      var child = block instanceof Block.Buttons(var buttons) ? row(buttons) : text(block);
      for (ContainerChildComponent each : child) {
        if (ended && each instanceof TextDisplay) {
          children.add(Separator.createDivider(Spacing.SMALL));
        }
        ended = each instanceof ActionRow;
        children.add(each);
      }
    }
    if (children.isEmpty()) {
      children.add(TextDisplay.of("Done."));
    }
    return Container.of(children);
  }

  private static List<ContainerChildComponent> row(List<dev.roster.reply.Button> buttons) {
    return buttons.isEmpty()
        ? List.of()
        : List.of(ActionRow.of(buttons.stream().map(MessageComponents::button).toList()));
  }

  private static Button button(dev.roster.reply.Button button) {
    return Button.of(style(button.style()), button.id(), button.label());
  }

  private static ButtonStyle style(Style style) {
    return switch (style) {
      case PRIMARY -> ButtonStyle.PRIMARY;
      case DANGER -> ButtonStyle.DANGER;
      case PLAIN -> ButtonStyle.SECONDARY;
    };
  }

  private List<ContainerChildComponent> text(Block block) {
    String text =
        switch (block) {
          case Block.Heading(var words) -> begun("### ", Escapes.line(Markdown.words(words)));
          case Block.Paragraph(var spans) -> markdown.of(spans);
          case Block.Note(var spans) ->
              markdown
                  .of(spans)
                  .lines()
                  .map(line -> begun("-# ", line))
                  .collect(Collectors.joining("\n"));
          case Block.Facts(var facts) ->
              facts.stream().map(this::fact).collect(Collectors.joining("\n"));
          case Block.Table table -> table(table);
          case Block.Buttons _ -> "";
        };
    return text.isBlank() ? List.of() : List.of(TextDisplay.of(text));
  }

  private static String begun(String mark, String line) {
    return line.isBlank() ? line : mark + line;
  }

  private String fact(Block.Fact fact) {
    return Escapes.line(Markdown.words(fact.label())) + ": " + markdown.of(fact.value());
  }

  /** A line a row, under a line of column names in small print. */
  private String table(Block.Table table) {
    var lines = new ArrayList<String>();
    String columns =
        table.columns().stream()
            .map(column -> Escapes.line(Markdown.words(column)))
            .collect(Collectors.joining(SEPARATOR));
    if (!columns.isBlank()) {
      lines.add("-# " + columns);
    }
    table.rows().forEach(row -> lines.add(row(row)));
    return String.join("\n", lines);
  }

  private String row(Block.Row row) {
    var cells = new ArrayList<String>();
    boolean first = true;
    for (List<Span> cell : row.cells()) {
      String text = first ? markdown.bold(cell) : Escapes.line(markdown.of(cell));
      if (!text.isBlank()) {
        cells.add(text);
      }
      first = false;
    }
    return String.join(SEPARATOR, cells);
  }
}
