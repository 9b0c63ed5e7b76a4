package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message as people see it; it changes when the app edits it. */
public final class Shown {

  static final int EPHEMERAL = 1 << 6;
  static final int LOADING = 1 << 7;
  static final int COMPONENTS_V2 = 1 << 15;

  private final Channel channel;
  private final @Nullable Person onlyFor;
  private final Map<String, String> files = new LinkedHashMap<>();
  private volatile ObjectNode json;
  private volatile boolean gone;
  private final AtomicInteger edits = new AtomicInteger();

  Shown(Channel channel, @Nullable Person onlyFor, ObjectNode json) {
    this.channel = channel;
    this.onlyFor = onlyFor;
    this.json = json;
  }

  /** Discord's id of it. */
  public String id() {
    return Json.text(json, "id");
  }

  /** The conversation it stands in. */
  public Channel channel() {
    return channel;
  }

  /** Whether only one person sees it. */
  public boolean isEphemeral() {
    return onlyFor != null;
  }

  /** Whether it was deleted. */
  public boolean isGone() {
    return gone;
  }

  /** How often it was edited. */
  public int edits() {
    return edits.get();
  }

  /** All its texts as the app wrote them, in the order of reading, a line break between them. */
  public String text() {
    return String.join("\n", texts());
  }

  /** The same as a person reads it: no marks of formatting, names for mentions, times in UTC. */
  public String words() {
    return String.join(
        "\n", texts().stream().map(text -> Words.seen(text, channel::nameOf)).toList());
  }

  /** Where links in the text lead; buttons that open a page are not among them. */
  public List<String> links() {
    return texts().stream().flatMap(text -> Words.links(text).stream()).toList();
  }

  /** The lines that are headings. */
  public List<String> headings() {
    return texts().stream().flatMap(text -> Words.headings(text).stream()).toList();
  }

  /** The labels of the buttons that can be pressed. */
  public List<String> buttons() {
    return buttonNodes()
        .filter(button -> !button.path("disabled").asBoolean())
        .map(button -> Json.text(button, "label"))
        .toList();
  }

  /** What the button of that label sends. */
  public String customId(String label) {
    return buttonNodes()
        .filter(button -> Json.text(button, "label").equals(label))
        .filter(button -> !button.path("disabled").asBoolean())
        .map(button -> Json.text(button, "custom_id"))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button `" + label + "` under: " + this));
  }

  /** The files under it by name, as text. */
  public Map<String, String> files() {
    return Map.copyOf(files);
  }

  /** The message as Discord would give it. */
  public JsonNode json() {
    return json;
  }

  boolean isLoading() {
    return (json.path("flags").asInt() & LOADING) != 0;
  }

  boolean isFor(Person person) {
    return onlyFor == null || onlyFor.equals(person);
  }

  void attach(Map<String, String> more) {
    files.putAll(more);
  }

  void delete() {
    gone = true;
    channel.remove(this);
  }

  /** Takes the fields that are given; ends the waiting when it was only a promise. */
  void edit(JsonNode changes) {
    ObjectNode changed = merged(changes);
    Components.number(changed.path("components"));
    changed.remove("allowed_mentions");
    json = changed;
    edits.incrementAndGet();
  }

  /** What it would be after a change. */
  ObjectNode merged(JsonNode changes) {
    ObjectNode merged = json.deepCopy();
    int flags = merged.path("flags").asInt() & ~LOADING;
    changes.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
    return merged.put("flags", flags | (changes.path("flags").asInt() & COMPONENTS_V2));
  }

  private Stream<JsonNode> buttonNodes() {
    return Components.all(json.path("components"), Components.BUTTON).stream();
  }

  private List<String> texts() {
    var texts = new ArrayList<String>();
    texts.add(Json.text(json, "content"));
    for (JsonNode embed : json.path("embeds")) {
      texts.add(Json.text(embed, "title"));
      texts.add(Json.text(embed, "description"));
      for (JsonNode field : embed.path("fields")) {
        texts.add(Json.text(field, "name") + ": " + Json.text(field, "value"));
      }
      texts.add(Json.text(embed.path("footer"), "text"));
    }
    Components.all(json.path("components"), Components.TEXT)
        .forEach(text -> texts.add(Json.text(text, "content")));
    return texts.stream().filter(text -> !text.isEmpty()).toList();
  }

  /** The words, and the labels in brackets. */
  @Override
  public String toString() {
    return words() + (buttons().isEmpty() ? "" : "\n" + buttons());
  }
}
