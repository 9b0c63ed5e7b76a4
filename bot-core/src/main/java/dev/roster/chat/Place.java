package dev.roster.chat;

import static java.util.Objects.requireNonNull;

/**
 * A conversation in chat: a channel or a direct message.
 *
 * @param platform the adapter's name, such as {@code slack}
 * @param install the installation it belongs to: a Slack workspace's or Discord server's id, or
 *     {@code -} in a direct message of a platform whose messages belong to no server
 * @param channel the platform's id of the channel
 * @param direct whether only the person and the bot are in it
 */
public record Place(String platform, String install, String channel, boolean direct) {

  /** Checks that nothing is missing. */
  public Place {
    requireNonNull(platform, "platform must not be null");
    requireNonNull(install, "install must not be null");
    requireNonNull(channel, "channel must not be null");
  }
}
