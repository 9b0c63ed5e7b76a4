package dev.roster.discord.render;

import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes spans in Discord's markup. Neighbours of one look become one run first: the marks of two
 * bold words side by side would read as four asterisks.
 */
final class Markdown {

  private final Commands commands;

  Markdown(Commands commands) {
    this.commands = commands;
  }

  /** Spans as they are. */
  String of(List<Span> spans) {
    var text = new StringBuilder();
    joined(spans).forEach(span -> text.append(of(span)));
    return text.toString();
  }

  /** Spans on one line that stands out as a whole. */
  String bold(List<Span> spans) {
    var text = new StringBuilder();
    joined(spans.stream().map(Markdown::withoutBold).toList())
        .forEach(span -> text.append(of(span)));
    String line = Escapes.line(text.toString());
    return line.isBlank() ? line : "**" + line + "**";
  }

  /** A word of ours or a label. */
  static String words(String text) {
    return Escapes.markup(text);
  }

  private String of(Span span) {
    return switch (span) {
      case Span.Plain(var text) -> Escapes.markup(text);
      case Span.Bold(var text) ->
          text.isBlank() ? Escapes.markup(text) : "**" + Escapes.markup(text) + "**";
      case Span.Code(var text) -> Escapes.code(text);
      case Span.Command(var line) -> Escapes.code(commands.typed(line));
      case Span.Person person -> {
        String mention = mention(person);
        yield mention.isEmpty() ? Escapes.markup(person.name()) : mention;
      }
      case Span.When when -> time(when);
      case Span.Link link -> link(link);
    };
  }

  private static String link(Span.Link link) {
    String text = Escapes.line(Escapes.markup(link.text()));
    return text.isBlank() ? target(link) : "[" + text + "](" + target(link) + ")";
  }

  /** A mention of the person on Discord; empty for somebody who is not there. */
  static String mention(Span.Person person) {
    return person.accounts().stream()
        .filter(account -> account.platform().equals("discord"))
        .findFirst()
        .map(account -> "<@" + account.user() + ">")
        .orElse("");
  }

  /** In the reader's own words and time zone. */
  static String time(Span.When when) {
    long second = when.at().getEpochSecond();
    return DiscordLimits.isShowable(second) ? "<t:" + second + ":f>" : when.words();
  }

  /** Where a link leads, without anything that could end it early. */
  static String target(Span.Link link) {
    return link.target().toASCIIString().replace("(", "%28").replace(")", "%29");
  }

  private static Span withoutBold(Span span) {
    return span instanceof Span.Bold(var text) ? Span.plain(text) : span;
  }

  private static List<Span> joined(List<Span> spans) {
    var runs = new ArrayList<Span>();
    for (Span span : spans) {
      if (span.words().isEmpty()) {
        continue;
      }
      Span last = runs.isEmpty() ? null : runs.getLast();
      if (last instanceof Span.Plain(var a) && span instanceof Span.Plain(var b)) {
        runs.set(runs.size() - 1, Span.plain(a + b));
      } else if (last instanceof Span.Bold(var a) && span instanceof Span.Bold(var b)) {
        runs.set(runs.size() - 1, Span.bold(a + b));
      } else {
        runs.add(span);
      }
    }
    return runs;
  }
}
