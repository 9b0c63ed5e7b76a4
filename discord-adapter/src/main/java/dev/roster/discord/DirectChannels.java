package dev.roster.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.DeliveryException;
import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.entities.channel.concrete.PrivateChannelImpl;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * The channels of direct messages. The only place that uses what JDA does not publish: its public
 * way to open one names the user as a number, which is none in Discord's specification, and it
 * finds an open one by the user only, while of old messages we know the channel. Safe for any
 * number of threads.
 */
final class DirectChannels {

  private final Rest rest;
  private final Cache<String, String> known =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(12)).maximumSize(10_000).build();

  DirectChannels(Rest rest) {
    this.rest = rest;
  }

  /** The direct messages with a user. */
  Place with(String user) throws DeliveryException, Rest.Refused {
    String channel = known.getIfPresent(user);
    if (channel == null) {
      channel = rest.ask("open direct messages", jda -> opening(jda, user));
      known.put(user, channel);
    }
    return new Place(DiscordPlatform.NAME, Account.EVERYWHERE, channel, true);
  }

  private static RestActionImpl<String> opening(JDA jda, String user) {
    return new RestActionImpl<>(
        jda,
        Route.Self.CREATE_PRIVATE_CHANNEL.compile(),
        DataObject.empty().put("recipient_id", user),
        (response, _) -> response.getObject().getString("id"));
  }

  /** What sends to and edits in them. */
  static MessageChannel of(JDA jda, Place place) {
    return new PrivateChannelImpl(jda, Long.parseUnsignedLong(place.channel()), null);
  }
}
