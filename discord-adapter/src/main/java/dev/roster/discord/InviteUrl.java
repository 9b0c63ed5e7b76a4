package dev.roster.discord;

import java.net.URI;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;

/** The address by which somebody who runs a Discord server takes Roster in. */
public final class InviteUrl {

  // A snowflake; those of applications have at least 17 digits since 2015.
  private static final Pattern CLIENT_ID = Pattern.compile("[0-9]{17,20}");

  /**
   * Exactly what the adapter does in channels: post approval cards where an org says so, and call
   * somebody whose direct messages are closed.
   */
  private static final long PERMISSIONS =
      Permission.getRaw(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND);

  private InviteUrl() {}

  /**
   * The address.
   *
   * @param clientId {@code DISCORD_CLIENT_ID}, the application's id
   * @throws IllegalArgumentException when that is no id
   */
  public static URI of(String clientId) {
    if (!CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException(
          "DISCORD_CLIENT_ID is the application's id, 17 to 20 digits, not `" + clientId + "`");
    }
    return URI.create(
        "https://discord.com/oauth2/authorize?client_id="
            + clientId
            + "&scope=bot+applications.commands&permissions="
            + PERMISSIONS);
  }
}
