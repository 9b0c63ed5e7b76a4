package dev.roster.benchmarks.load;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import java.time.ZoneOffset;
import java.util.Optional;

/** A platform that knows everybody, as an adapter does from its cache, and sends nothing. */
public final class QuietPlatform implements ChatPlatform {

  @Override
  public String name() {
    return Company.PLATFORM;
  }

  @Override
  public Optional<Profile> profile(Account account) {
    return Optional.of(
        new Profile(account, account.user(), Optional.empty(), Standing.MEMBER, ZoneOffset.UTC));
  }

  @Override
  public Optional<Account> findByEmail(String tenant, String email) {
    return Optional.empty();
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) {
    return new Posted(new Place(name(), to.tenant(), "D" + to.user(), true), key);
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) {
    return new Posted(channel, key);
  }

  @Override
  public void update(Posted posted, Reply.Message message) {}

  @Override
  public Optional<String> installName(String tenant) {
    return Optional.of("Bench");
  }
}
