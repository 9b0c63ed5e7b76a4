package dev.roster.platform;

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

  /** The platform of that name, when it is switched on. */
  public Optional<ChatPlatform> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
