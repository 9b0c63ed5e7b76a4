package dev.roster.slack;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import java.util.Optional;

/** What the core asks of Slack. */
final class SlackPlatform implements ChatPlatform {

  /** The platform's name in accounts and places. */
  static final String NAME = "slack";

  private final Workspace workspace;
  private final Profiles profiles;
  private final Posts posts;

  SlackPlatform(Workspace workspace, Profiles profiles, Posts posts) {
    this.workspace = workspace;
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
    return isOurs(tenant) ? profiles.findByEmail(email).map(Profile::account) : Optional.empty();
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    requireOurs(to.tenant());
    return posted(posts.direct(to.user(), message, key), to.tenant(), true);
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    requireOurs(channel.install());
    return posted(
        posts.channel(channel.channel(), message, key), channel.install(), channel.direct());
  }

  @Override
  public void update(Posted posted, Reply.Message message) throws DeliveryException {
    requireOurs(posted.place().install());
    posts.update(new Posts.Sent(posted.place().channel(), posted.message()), message);
  }

  @Override
  public Optional<String> installName(String tenant) throws DeliveryException {
    return isOurs(tenant) ? Optional.of(workspace.identity().name()) : Optional.empty();
  }

  /** The workspace of {@code SLACK_BOT_TOKEN}. */
  @Override
  public boolean isHome(String tenant) throws DeliveryException {
    return tenant.equals(workspace.team());
  }

  private static Posted posted(Posts.Sent sent, String team, boolean direct) {
    return new Posted(new Place(NAME, team, sent.channel(), direct), sent.ts());
  }

  private boolean isOurs(String tenant) throws DeliveryException {
    return tenant.equals(workspace.team());
  }

  /** Another Slack workspace would need its own token. */
  private void requireOurs(String tenant) throws DeliveryException {
    if (!isOurs(tenant)) {
      throw new DeliveryException(
          new Verdict.Never(), "Roster is not installed in Slack workspace " + tenant);
    }
  }
}
