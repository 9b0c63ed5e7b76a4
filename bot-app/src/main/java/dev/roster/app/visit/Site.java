package dev.roster.app.visit;

import dev.roster.app.config.Config;
import dev.roster.app.config.SecretKey;
import dev.roster.assembly.Core;
import java.net.URI;
import java.time.InstantSource;

/**
 * What the pages of this Roster stand on; each package of pages makes its routes from it.
 *
 * @param key Roster's key, from which others are derived
 */
public record Site(
    Core core, Config config, SecretKey key, Forms forms, Visitors visitors, InstantSource clock) {

  /** With forms and visitors of its own. */
  public static Site of(Core core, Config config, SecretKey key, InstantSource clock) {
    URI publicUrl = config.http().publicUrl();
    return new Site(
        core,
        config,
        key,
        new Forms(key.bytes(), publicUrl),
        new Visitors(core.sessions(), publicUrl),
        clock);
  }

  /** Where people reach the pages. */
  public URI publicUrl() {
    return config.http().publicUrl();
  }

  /** Whether people can link their Discord account by signing in there. */
  public boolean linksDiscord() {
    return config.discordClient().isPresent() && config.discordSecret().isPresent();
  }
}
