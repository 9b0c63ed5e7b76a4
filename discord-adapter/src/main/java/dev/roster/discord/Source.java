package dev.roster.discord;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.Interaction;

/**
 * Who did something, and where.
 *
 * @param account who did it
 * @param place where
 * @param delivery the interaction's id: unique over all of Discord and the same when it comes twice
 */
record Source(Account account, Place place, String delivery) {

  Source {
    requireNonNull(account, "account must not be null");
    requireNonNull(place, "place must not be null");
    requireNonNull(delivery, "delivery must not be null");
  }

  /** An interaction's. */
  static Source of(Interaction interaction) {
    Guild server = interaction.getGuild();
    return new Source(
        new Account(DiscordPlatform.NAME, Account.EVERYWHERE, interaction.getUser().getId()),
        new Place(
            DiscordPlatform.NAME,
            server == null ? Account.EVERYWHERE : server.getId(),
            Long.toUnsignedString(interaction.getChannelIdLong()),
            server == null),
        interaction.getId());
  }
}
