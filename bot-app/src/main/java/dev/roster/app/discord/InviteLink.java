package dev.roster.app.discord;

import dev.roster.app.config.Config;
import dev.roster.discord.InviteUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The link that asks a server's admin to let the bot in. */
public final class InviteLink {

  private InviteLink() {}

  /**
   * The link for the configured application: by {@code DISCORD_CLIENT_ID}, else by the id that
   * stands first in a bot's token; empty when neither tells.
   */
  public static Optional<URI> of(Config config) {
    return config
        .discordClient()
        .or(() -> config.discord().flatMap(discord -> idIn(discord.token())))
        .map(InviteUrl::of);
  }

  private static Optional<String> idIn(String token) {
    int dot = token.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      var id =
          new String(Base64.getDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return Optional.of(id).filter(text -> text.matches("[1-9][0-9]{16,19}"));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
