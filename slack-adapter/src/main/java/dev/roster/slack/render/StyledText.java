package dev.roster.slack.render;

import com.slack.api.model.block.element.RichTextElement;
import org.jspecify.annotations.Nullable;

/**
 * A run of rich text. The SDK's own element writes eight styles for each bold word, which eats up
 * what a message may hold; this one writes those that are on.
 */
record StyledText(String type, String text, @Nullable Style style) implements RichTextElement {

  /** The styles that are on; null for off. */
  record Style(@Nullable Boolean bold, @Nullable Boolean italic, @Nullable Boolean code) {

    static final Style BOLD = new Style(true, null, null);
    static final Style ITALIC = new Style(null, true, null);

    /** The same in code. */
    static Style inCode(@Nullable Style around) {
      return around == null
          ? new Style(null, null, true)
          : new Style(around.bold, around.italic, true);
    }
  }

  StyledText(String text, @Nullable Style style) {
    this("text", text, style);
  }

  @Override
  public String getType() {
    return type;
  }
}
