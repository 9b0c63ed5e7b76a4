package dev.roster.slack.render;

import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.roster.chat.Account;
import dev.roster.reply.Span;
import dev.roster.slack.render.StyledText.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds one rich text block. Rich text has no markup: what people typed stays text whatever it
 * looks like, which markup fields cannot promise for asterisks, underscores and links.
 */
final class RichText {

  // Slack's words for a day, in the reader's language and time zone.
  private static final String DATE = "{date_short_pretty} at {time}";

  private final String team;
  private final List<RichTextElement> elements = new ArrayList<>();

  /**
   * Begins an empty block.
   *
   * @param team the Slack workspace that reads it: people with an account there are mentioned
   */
  RichText(String team) {
    this.team = team;
  }

  /** Adds spans as they are. */
  RichText add(List<Span> spans) {
    return add(spans, null);
  }

  /** Adds spans whose words all have a style. */
  RichText add(List<Span> spans, @Nullable Style style) {
    spans.forEach(span -> add(span, style));
    return this;
  }

  /** Adds words. */
  RichText words(String words, @Nullable Style style) {
    // Slack refuses empty texts.
    if (words.isEmpty()) {
      return this;
    }
    if (!elements.isEmpty()
        && elements.getLast() instanceof StyledText last
        && Objects.equals(last.style(), style)) {
      // One run for what looks alike: shorter, and a search finds words across spans.
      elements.removeLast();
      elements.add(new StyledText(Escapes.shown(last.text() + words), style));
    } else {
      elements.add(new StyledText(Escapes.shown(words), style));
    }
    return this;
  }

  /** Begins a new line, unless this is the first. */
  RichText lineBreak() {
    return elements.isEmpty() ? this : words("\n", null);
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  RichTextBlock block() {
    return RichTextBlock.builder()
        .elements(List.of(RichTextSectionElement.builder().elements(elements).build()))
        .build();
  }

  private void add(Span span, @Nullable Style style) {
    switch (span) {
      case Span.Plain(var text) -> words(text, style);
      case Span.Bold(var text) -> words(text, Style.BOLD);
      case Span.Code(var text) -> words(text, Style.inCode(style));
      case Span.Command(var line) -> words(Commands.typed(line), Style.inCode(style));
      case Span.Person person -> person(person, style);
      case Span.When when -> when(when, style);
      case Span.Link(var text, var target) ->
          elements.add(
              RichTextSectionElement.Link.builder()
                  .url(target.toString())
                  .text(Escapes.shown(text))
                  .build());
    }
  }

  private void person(Span.Person person, @Nullable Style style) {
    person.accounts().stream()
        .filter(account -> account.platform().equals("slack") && account.tenant().equals(team))
        .map(Account::user)
        .findFirst()
        .ifPresentOrElse(
            user -> elements.add(RichTextSectionElement.User.builder().userId(user).build()),
            () -> words(person.name(), style));
  }

  private void when(Span.When when, @Nullable Style style) {
    long seconds = when.at().getEpochSecond();
    if (seconds != (int) seconds) {
      // The SDK's model cannot carry dates after 2038.
      words(when.words(), style);
      return;
    }
    elements.add(
        RichTextSectionElement.Date.builder()
            .timestamp((int) seconds)
            .format(DATE)
            .fallback(when.words())
            .build());
  }
}
