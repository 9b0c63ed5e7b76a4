package dev.roster.chat;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel that somebody named by the platform's own mention: how it stands in a line handed to
 * the engine, as people do in {@link Account#mention()}.
 *
 * @param platform such as {@code slack}
 * @param install the workspace's or server's id
 * @param channel the platform's id of the channel
 * @param name what people call it, without its sign; empty when the platform did not say
 */
public record ChannelMention(String platform, String install, String channel, String name) {

  private static final String ID = "[A-Za-z0-9_.-]{1,64}";
  private static final Pattern MENTION =
      Pattern.compile(
          "<#(?<platform>[a-z]{1,16}):(?<install>%s)/(?<channel>%s)(?:\\|(?<name>[^<>|\\s]*))?>"
              .formatted(ID, ID));

  /** Checks that nothing is missing. */
  public ChannelMention {
    requireNonNull(platform, "platform must not be null");
    requireNonNull(install, "install must not be null");
    requireNonNull(channel, "channel must not be null");
    requireNonNull(name, "name must not be null");
  }

  /** Reads the form of {@link #toString()}; empty when the word is something else. */
  public static Optional<ChannelMention> parse(String word) {
    var matcher = MENTION.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name");
    return Optional.of(
        new ChannelMention(
            matcher.group("platform"),
            matcher.group("install"),
            matcher.group("channel"),
            name == null ? "" : name));
  }

  /** A text as people read it: each such mention becomes the channel's name with its sign. */
  public static String named(String text) {
    return text.contains("<#")
        ? MENTION
            .matcher(text)
            .replaceAll(found -> {
              String name = found.group("name");
              return Matcher.quoteReplacement(
                  "#" + (name == null || name.isEmpty() ? found.group("channel") : name));
            })
        : text;
  }

  /** Where that is. */
  public Place place() {
    return new Place(platform, install, channel, false);
  }

  /** {@code <#slack:T1/C2|general>}. */
  @Override
  public String toString() {
    return "<#%s:%s/%s|%s>".formatted(platform, install, channel, name);
  }
}
