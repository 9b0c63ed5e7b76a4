package dev.roster.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * What Discord says of its users, remembered for 10 minutes for each server, because somebody who
 * runs one server is nobody in the next. Every interaction brings it along, so that those who speak
 * are never asked about. Safe for any number of threads.
 */
final class Profiles {

  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final Duration LONG_MEMORY = Duration.ofDays(30);
  private static final int MOST = 10_000;

  // Discord's flag IS_GUEST, which JDA has no name for.
  private static final int GUEST = 1 << 4;

  // A user, a member, or a server that is not there.
  private static final Set<Integer> UNKNOWN = Set.of(10_004, 10_007, 10_013);

  private final Rest rest;
  private final Cache<Key, Profile> known =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build();
  private final Cache<String, String> lastServer =
      Caffeine.newBuilder().expireAfterWrite(LONG_MEMORY).maximumSize(MOST).build();

  Profiles(Rest rest) {
    this.rest = rest;
  }

  /** Somebody in a server, or anywhere ({@link Account#EVERYWHERE}). */
  private record Key(String user, String server) {}

  /** Remembers what an interaction says of who acts. */
  void note(Interaction interaction) {
    User user = interaction.getUser();
    Member member = interaction.getMember();
    if (member == null) {
      remember(Account.EVERYWHERE, user, null);
    } else {
      remember(member.getGuild().getId(), user, member);
      lastServer.put(user.getId(), member.getGuild().getId());
    }
  }

  /** The server in which somebody spoke last. */
  Optional<String> lastServer(String user) {
    return Optional.ofNullable(lastServer.getIfPresent(user));
  }

  /**
   * The profile of an account in a server, or anywhere.
   *
   * @return empty when there is no such user there
   */
  Optional<Profile> find(Account account, String server) throws DeliveryException {
    Profile remembered = known.getIfPresent(new Key(account.user(), server));
    if (remembered != null) {
      return Optional.of(remembered);
    }
    if (!account.user().matches("[0-9]{1,20}")) {
      return Optional.empty();
    }
    try {
      return server.equals(Account.EVERYWHERE) ? user(account) : member(account, server);
    } catch (Rest.Refused e) {
      if (UNKNOWN.contains(e.code())) {
        return Optional.empty();
      }
      throw e.toDelivery("look somebody up");
    }
  }

  private Optional<Profile> user(Account account) throws DeliveryException, Rest.Refused {
    User user =
        rest.ask("look a user up", jda -> jda.retrieveUserById(account.user()).useCache(false));
    return Optional.of(remember(Account.EVERYWHERE, user, null));
  }

  private Optional<Profile> member(Account account, String server)
      throws DeliveryException, Rest.Refused {
    Guild guild = rest.jda().getGuildById(server);
    if (guild == null) {
      rest.requireServers(server);
      return Optional.empty();
    }
    Member member =
        rest.ask("look a member up", _ -> guild.retrieveMemberById(account.user()).useCache(false));
    return Optional.of(remember(server, member.getUser(), member));
  }

  private Profile remember(String server, User user, @Nullable Member member) {
    var profile =
        new Profile(
            new Account(DiscordPlatform.NAME, Account.EVERYWHERE, user.getId()),
            member == null ? user.getEffectiveName() : member.getEffectiveName(),
            Optional.empty(),
            standing(user, member),
            ZoneOffset.UTC);
    known.put(new Key(user.getId(), server), profile);
    return profile;
  }

  /** Discord has no guests but bots and those who were only called into a voice channel. */
  private static Standing standing(User user, @Nullable Member member) {
    boolean outside =
        user.isBot() || user.isSystem() || (member != null && (member.getFlagsRaw() & GUEST) != 0);
    if (outside) {
      return Standing.OUTSIDER;
    }
    // Administrator implies every other permission.
    return member != null && member.hasPermission(Permission.MANAGE_SERVER)
        ? Standing.ADMIN
        : Standing.MEMBER;
  }
}
