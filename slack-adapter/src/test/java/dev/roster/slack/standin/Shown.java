package dev.roster.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as a person sees it; its content changes when the app edits it. */
public final class Shown {

  private final String channel;
  private final String ts;
  private final @Nullable String onlyFor;
  private volatile JsonObject content;

  Shown(String channel, String ts, @Nullable String onlyFor, JsonObject content) {
    this.channel = channel;
    this.ts = ts;
    this.onlyFor = onlyFor;
    this.content = content;
  }

  /** The channel it stands in. */
  public String channel() {
    return channel;
  }

  /** Slack's id of it. */
  public String ts() {
    return ts;
  }

  /** Whether only one person sees it. */
  public boolean isPrivate() {
    return onlyFor != null;
  }

  /** The words beside the blocks. */
  public String text() {
    return content.has("text") ? content.get("text").getAsString() : "";
  }

  /** The words of its blocks, as a person reads them. */
  public String words() {
    return Reading.of(content).words();
  }

  /** Where links in it lead. */
  public List<String> links() {
    return Reading.of(content).links();
  }

  /** What the app sent. */
  public JsonObject content() {
    return content;
  }

  /** The labels of its buttons. */
  public List<String> buttons() {
    return buttonElements().stream().map(Shown::label).toList();
  }

  /** What the button with that label sends as its value when it is pressed. */
  public String value(String label) {
    return button(label).get("value").getAsString();
  }

  /** The button with that label. */
  JsonObject button(String label) {
    return buttonElements().stream()
        .filter(button -> label(button).equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button `" + label + "` in " + content));
  }

  void replace(JsonObject with) {
    content = with;
  }

  private static String label(JsonObject button) {
    return button.getAsJsonObject("text").get("text").getAsString();
  }

  private List<JsonObject> buttonElements() {
    var buttons = new ArrayList<JsonObject>();
    JsonArray blocks = content.has("blocks") ? content.getAsJsonArray("blocks") : new JsonArray();
    for (JsonElement block : blocks) {
      if (block.getAsJsonObject().get("type").getAsString().equals("actions")) {
        block
            .getAsJsonObject()
            .getAsJsonArray("elements")
            .forEach(e -> buttons.add(e.getAsJsonObject()));
      }
    }
    return buttons;
  }

  @Override
  public String toString() {
    return content.toString();
  }
}
