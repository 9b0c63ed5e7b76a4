package dev.roster.slack.render;

import static java.util.Objects.requireNonNull;

import dev.roster.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a submitted form needs to know of where it came from. It travels in the view, so that a form
 * survives a restart; Slack gives it back unchanged and shows it to nobody.
 *
 * @param command the command's path
 * @param given words that were given before the form opened
 * @param button the id of the button that opened it
 * @param channel the channel it came from
 * @param direct whether that is a direct message
 * @param message the message whose button opened it, where the bot can edit it
 * @param responseUrl where the answer goes for the first 30 minutes
 */
public record FormState(
    String command,
    Map<String, String> given,
    @Nullable String button,
    String channel,
    boolean direct,
    @Nullable String message,
    @Nullable String responseUrl) {

  /** Slack's limit on {@code private_metadata} (platforms.md 2). */
  private static final int MOST = 3_000;

  /** Copies the words. */
  public FormState {
    requireNonNull(command, "command must not be null");
    requireNonNull(channel, "channel must not be null");
    given = Map.copyOf(given);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static FormState read(String metadata) {
    return Json.read(metadata, FormState.class);
  }

  String write() {
    return Json.write(this);
  }

  /** Whether a view can carry it; a line with a very long message cannot be asked on. */
  public boolean fits() {
    return write().length() <= MOST;
  }
}
