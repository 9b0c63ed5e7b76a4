package dev.roster.app.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes replies as JSON, from which the page builds DOM nodes. There is nothing to escape, because
 * no text is ever read as HTML, and no layout, because a page has room for everything.
 */
final class Renderer {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Renderer() {}

  /** {@code {"words": ..., "blocks": [...]}}; the words are for notices and screen readers. */
  static ObjectNode message(Reply.Message message) {
    var node = JSON.objectNode().put("words", message.words());
    node.set("blocks", array(message.blocks().stream().map(Renderer::block)));
    return node;
  }

  private static ObjectNode block(Block block) {
    var node = JSON.objectNode();
    switch (block) {
      case Block.Heading(var text) -> node.put("type", "heading").put("text", text);
      case Block.Paragraph(var spans) -> node.put("type", "paragraph").set("spans", spans(spans));
      case Block.Note(var spans) -> node.put("type", "note").set("spans", spans(spans));
      case Block.Facts(var facts) ->
          node.put("type", "facts").set("facts", array(facts.stream().map(Renderer::fact)));
      case Block.Table(var columns, var rows) -> {
        node.put("type", "table").set("columns", words(columns));
        node.set("rows", array(rows.stream().map(Renderer::row)));
      }
      case Block.Buttons(var buttons) ->
          node.put("type", "buttons").set("buttons", array(buttons.stream().map(Renderer::button)));
    }
    return node;
  }

  private static ObjectNode fact(Block.Fact fact) {
    return JSON.objectNode().put("label", fact.label()).set("value", spans(fact.value()));
  }

  private static ArrayNode row(Block.Row row) {
    return array(row.cells().stream().map(Renderer::spans));
  }

  private static ObjectNode button(Button button) {
    return JSON.objectNode()
        .put("label", button.label())
        .put("style", button.style().name().toLowerCase(Locale.ROOT))
        .put("id", button.id());
  }

  private static ArrayNode spans(List<Span> spans) {
    return array(spans.stream().map(Renderer::span));
  }

  private static ObjectNode span(Span span) {
    var node = JSON.objectNode();
    return switch (span) {
      case Span.Plain(var text) -> node.put("type", "plain").put("text", text);
      case Span.Bold(var text) -> node.put("type", "bold").put("text", text);
      case Span.Code(var text) -> node.put("type", "code").put("text", text);
      case Span.When(var at) ->
          node.put("type", "when").put("at", at.toString()).put("text", span.words());
      case Span.Link(var text, var target) ->
          node.put("type", "link").put("text", text).put("target", target.toString());
      case Span.Command(var line) ->
          node.put("type", "command").put("line", Mentions.toTyped(line));
      case Span.Person(var name, var accounts) -> {
        node.put("type", "person").put("name", name);
        accounts.stream()
            .flatMap(account -> Cast.find(account).stream())
            .findFirst()
            .ifPresent(person -> node.put("user", person.user()));
        yield node;
      }
    };
  }

  private static ArrayNode words(List<String> words) {
    var node = JSON.arrayNode();
    words.forEach(node::add);
    return node;
  }

  private static ArrayNode array(Stream<? extends JsonNode> nodes) {
    var node = JSON.arrayNode();
    nodes.forEach(node::add);
    return node;
  }
}
