package dev.roster.discord;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;

/** What the core asks of Discord. */
final class DiscordPlatform implements ChatPlatform {

  /** The platform's name in accounts and places. */
  static final String NAME = "discord";

  private final Rest rest;
  private final Profiles profiles;
  private final Posts posts;
  private final ClosedMessages closed;

  DiscordPlatform(Rest rest, Profiles profiles, Posts posts) {
    this.rest = rest;
    this.profiles = profiles;
    this.posts = posts;
    this.closed = new ClosedMessages(rest, profiles, posts);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Profile> profile(Account account) throws DeliveryException {
    return profiles.find(account, Account.EVERYWHERE);
  }

  /** Whoever runs a server may run it there only: elsewhere they are a member like any other. */
  @Override
  public Optional<Profile> profile(Account account, Place place) throws DeliveryException {
    return profiles.find(
        account, place.platform().equals(NAME) ? place.install() : Account.EVERYWHERE);
  }

  /** Never: Discord tells bots no addresses. */
  @Override
  public Optional<Account> findByEmail(String tenant, String email) {
    return Optional.empty();
  }

  /** Where direct messages are closed it is a mention in a channel, without the message. */
  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    try {
      return posts.direct(to.user(), message, key);
    } catch (Rest.Refused e) {
      if (!Posts.CLOSED.contains(e.code())) {
        throw e.toDelivery("send a direct message");
      }
      return closed.mention(to, key);
    }
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    return posts.channel(channel, message, key);
  }

  @Override
  public void update(Posted posted, Reply.Message message) throws DeliveryException {
    if (!posted.isMention()) {
      posts.update(posted, message);
    }
  }

  @Override
  public Optional<String> installName(String tenant) throws DeliveryException {
    if (tenant.equals(Account.EVERYWHERE)) {
      return Optional.empty();
    }
    Guild server = rest.jda().getGuildById(tenant);
    if (server == null) {
      rest.requireServers(tenant);
      return Optional.empty();
    }
    return Optional.of(server.getName());
  }
}
