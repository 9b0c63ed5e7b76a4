package dev.roster.upgrade;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A platform that does something just when a card was posted, before anybody knows where; that
 * fails to change the copies of one channel, or refuses somebody's direct messages.
 */
final class Interfering implements ChatPlatform {

  private final ChatPlatform real;
  private final AtomicReference<Runnable> afterPosting = new AtomicReference<>(() -> {});
  private volatile String brokenChannel = "";
  private volatile String closedTo = "";

  Interfering(ChatPlatform real) {
    this.real = real;
  }

  /** Does this once, after the next direct message. */
  void afterPosting(Runnable once) {
    afterPosting.set(once);
  }

  /** What was posted to that channel cannot be changed for now. */
  void failUpdatesIn(String channel) {
    brokenChannel = channel;
  }

  /** Direct messages to that user are refused for good. */
  void close(Account to) {
    closedTo = to.user();
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Optional<Profile> profile(Account account) throws DeliveryException {
    return real.profile(account);
  }

  @Override
  public Optional<Profile> profile(Account account, Place place) throws DeliveryException {
    return real.profile(account, place);
  }

  @Override
  public Optional<Account> findByEmail(String tenant, String email) throws DeliveryException {
    return real.findByEmail(tenant, email);
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    if (to.user().equals(closedTo)) {
      throw new DeliveryException(new DeliveryException.Verdict.Never(), "closed");
    }
    Posted posted = real.direct(to, message, key);
    // Several lanes post at once, and one of them does it.
    afterPosting.getAndSet(() -> {}).run();
    return posted;
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    return real.post(channel, message, key);
  }

  @Override
  public void update(Posted posted, Reply.Message message) throws DeliveryException {
    if (posted.place().channel().equals(brokenChannel)) {
      throw new DeliveryException(
          new DeliveryException.Verdict.Later(Duration.ofSeconds(30)), "broken");
    }
    real.update(posted, message);
  }

  @Override
  public Optional<String> installName(String tenant) throws DeliveryException {
    return real.installName(tenant);
  }
}
