package dev.roster.platform;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The chat platforms that are switched on, by name. Safe for any number of threads. */
public final class Platforms {

  private final Map<String, ChatPlatform> byName = new ConcurrentHashMap<>();

  /** Adds a platform; the last of a name wins. */
  public void register(ChatPlatform platform) {
    byName.put(platform.name(), platform);
  }

  /**
   * What people call the workspace or server of a place, such as the workspace's name; empty when
   * the platform does not say, or not now. May use the network.
   */
  public Optional<String> installName(Place place) {
    try {
      Optional<ChatPlatform> platform = find(place.platform());
      return platform.isPresent() && !place.install().equals(Account.EVERYWHERE)
          ? platform.get().installName(place.install())
          : Optional.empty();
    } catch (DeliveryException e) {
      return Optional.empty();
    }
  }

  /** The platform of that name, when it is switched on. */
  public Optional<ChatPlatform> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
