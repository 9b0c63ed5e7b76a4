package dev.roster.app.playground;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Profile;
import dev.roster.reply.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The playground as the core sees it: a chat platform like any other. */
final class PlaygroundPlatform implements ChatPlatform {

  private static final int KEYS_KEPT = 2_000;

  private final Chat chat;
  private final Map<String, Posted> byKey =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Posted> eldest) {
              return size() > KEYS_KEPT;
            }
          });

  PlaygroundPlatform(Chat chat) {
    this.chat = chat;
  }

  @Override
  public String name() {
    return Cast.PLATFORM;
  }

  @Override
  public Optional<Profile> profile(Account account) {
    return Cast.find(account).map(Cast.Person::profile);
  }

  @Override
  public Optional<Account> findByEmail(String tenant, String email) {
    return tenant.equals(Cast.TENANT)
        ? Cast.withEmail(email)
            .flatMap(person -> person.profile().email().map(_ -> person.account()))
        : Optional.empty();
  }

  @Override
  public Posted direct(Account to, Reply.Message message, String key) throws DeliveryException {
    Cast.Person person = Cast.find(to).orElseThrow(() -> gone("there is no person " + to));
    return post(person.direct(), Entry.DIRECT, person.user(), message, key);
  }

  @Override
  public Posted post(Place channel, Reply.Message message, String key) throws DeliveryException {
    if (channel.equals(Cast.GENERAL)) {
      return post(channel, channel.channel(), Entry.EVERYONE, message, key);
    }
    Cast.Person person =
        Cast.people().stream()
            .filter(candidate -> candidate.direct().equals(channel))
            .findFirst()
            .orElseThrow(() -> gone("there is no channel " + channel.channel()));
    return post(channel, Entry.DIRECT, person.user(), message, key);
  }

  private Posted post(
      Place place, String shown, String audience, Reply.Message message, String key) {
    return byKey.computeIfAbsent(
        key,
        _ -> {
          String id = UuidCreator.getTimeOrderedEpoch().toString();
          chat.add(
              new Entry(
                  id,
                  shown,
                  audience,
                  Entry.ROSTER,
                  chat.now(),
                  null,
                  Renderer.message(message),
                  null));
          return new Posted(place, id);
        });
  }

  @Override
  public void update(Posted posted, Reply.Message message) {
    chat.replace(posted.message(), Renderer.message(message));
  }

  @Override
  public Optional<String> installName(String tenant) {
    return tenant.equals(Cast.TENANT) ? Optional.of("Playground") : Optional.empty();
  }

  /** It is served to this machine only, so whoever opens it runs this Roster. */
  @Override
  public boolean isHome(String tenant) {
    return tenant.equals(Cast.TENANT);
  }

  private static DeliveryException gone(String reason) {
    return new DeliveryException(new Verdict.Never(), reason);
  }
}
