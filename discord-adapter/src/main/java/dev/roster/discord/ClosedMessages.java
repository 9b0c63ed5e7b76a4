package dev.roster.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform.Posted;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;

/**
 * Reaches somebody who takes no direct messages: by a mention in a server that they share with the
 * bot, which says nothing but that a message waits in the inbox. Safe for any number of threads.
 */
final class ClosedMessages {

  // Several messages at once are one mention: the inbox holds them all.
  private static final Duration PAUSE = Duration.ofMinutes(5);
  // Each server that we do not know them to be in costs a look-up.
  private static final int MOST_SERVERS = 20;

  private final Rest rest;
  private final Profiles profiles;
  private final Posts posts;
  private final Cache<String, Posted> mentioned =
      Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(10_000).build();

  ClosedMessages(Rest rest, Profiles profiles, Posts posts) {
    this.rest = rest;
    this.profiles = profiles;
    this.posts = posts;
  }

  /**
   * Mentions somebody, at most every 5 minutes.
   *
   * @throws DeliveryException never to be tried again when there is no channel for it
   */
  Posted mention(Account to, String key) throws DeliveryException {
    Posted earlier = mentioned.getIfPresent(to.user());
    if (earlier != null) {
      return earlier;
    }
    for (Guild server : servers(to.user())) {
      Optional<TextChannel> channel = channel(server, to.user());
      if (channel.isPresent() && post(server, channel.get(), to, key)) {
        var place = new Place(DiscordPlatform.NAME, server.getId(), channel.get().getId(), false);
        var posted = Posted.mentioned(place);
        mentioned.put(to.user(), posted);
        return posted;
      }
    }
    throw new DeliveryException(
        new Verdict.Never(), to + " takes no direct messages and shares no channel with the bot");
  }

  private boolean post(Guild server, TextChannel channel, Account to, String key)
      throws DeliveryException {
    var place = new Place(DiscordPlatform.NAME, server.getId(), channel.getId(), false);
    try {
      posts.call(place, to.user(), words(to), key);
      return true;
    } catch (Rest.Refused e) {
      return false;
    }
  }

  private static Reply.Message words(Account to) {
    return Reply.of(
        new Span.Person("Somebody", List.of(to)),
        Span.plain(
            ", Roster has a message for you, but you take no direct messages from this server. Read"
                + " it with "),
        Span.command("inbox"),
        Span.plain("."));
  }

  /** Where they spoke last comes first. */
  private List<Guild> servers(String user) throws DeliveryException {
    var servers = new ArrayList<Guild>();
    profiles.lastServer(user).map(rest.jda()::getGuildById).ifPresent(servers::add);
    for (Guild server : rest.jda().getGuilds()) {
      if (servers.size() < MOST_SERVERS && !servers.contains(server)) {
        servers.add(server);
      }
    }
    return servers;
  }

  /** The first channel that they read and the bot writes to; that for greetings is preferred. */
  private Optional<TextChannel> channel(Guild server, String user) throws DeliveryException {
    Member member;
    try {
      member = rest.ask("look a member up", _ -> server.retrieveMemberById(user).useCache(false));
    } catch (Rest.Refused e) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.ofNullable(server.getSystemChannel()), server.getTextChannels().stream())
        .filter(TextChannel::canTalk)
        .filter(channel -> member.hasPermission(channel, Permission.VIEW_CHANNEL))
        .findFirst();
  }
}
