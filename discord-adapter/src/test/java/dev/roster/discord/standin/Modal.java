package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A form that a person sees. */
public final class Modal {

  private final Interaction openedBy;
  private final JsonNode json;

  Modal(Interaction openedBy, JsonNode json) {
    this.openedBy = openedBy;
    this.json = json;
  }

  /** What stands over it. */
  public String title() {
    return Json.text(json, "title");
  }

  /** The labels of its fields, in order. */
  public List<String> labels() {
    return Stream.concat(
            Components.all(json.path("components"), Components.LABEL).stream(),
            Components.all(json.path("components"), Components.TEXT_INPUT).stream())
        .map(each -> Json.text(each, "label"))
        .filter(label -> !label.isEmpty())
        .toList();
  }

  /** What the app sent. */
  public JsonNode json() {
    return Objects.requireNonNull(json);
  }

  Interaction openedBy() {
    return openedBy;
  }
}
