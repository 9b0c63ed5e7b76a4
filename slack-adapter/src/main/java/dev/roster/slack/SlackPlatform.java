package dev.roster.slack;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import java.util.Optional;

/** What the core asks of Slack. */
final class SlackPlatform implements ChatPlatform {

  /** The platform's name in accounts and places. */
  static final String NAME = "slack";

  private final Workspaces workspaces;
  private final Profiles profiles;
  private final Posts posts;

  SlackPlatform(Workspaces workspaces, Profiles profiles, Posts posts) {
    this.workspaces = workspaces;
    this.profiles = profiles;
    this.posts = posts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Profile> profile(Account account) throws DeliveryException {
    return profiles.find(account);
  }

  @Override
  public Optional<Account> findByEmail(String tenant, String email) throws DeliveryException {
    return profiles.findByEmail(tenant, email).map(Profile::account);
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    return posted(posts.direct(to, message, key), true);
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    return posted(
        posts.channel(channel.install(), channel.channel(), message, key), channel.direct());
  }

  @Override
  public void update(Posted posted, Reply.Message message) throws DeliveryException {
    Place place = posted.place();
    posts.update(new Posts.Sent(place.install(), place.channel(), posted.message()), message);
  }

  @Override
  public Optional<String> installName(String tenant) throws DeliveryException {
    return workspaces.name(tenant);
  }

  /** The workspace of {@code SLACK_BOT_TOKEN}, never one that installed Roster by itself. */
  @Override
  public boolean isHome(String tenant) throws DeliveryException {
    return workspaces.isHome(tenant);
  }

  private static Posted posted(Posts.Sent sent, boolean direct) {
    return new Posted(new Place(NAME, sent.team(), sent.channel(), direct), sent.ts());
  }
}
