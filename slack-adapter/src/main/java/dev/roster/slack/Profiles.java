package dev.roster.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import dev.roster.chat.Account;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Slack says of its users, remembered for 10 minutes (design.md, "Who is speaking"). Safe for
 * any number of threads.
 */
final class Profiles {

  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  // Slackbot is no bot by its flags.
  private static final String SLACKBOT = "USLACKBOT";

  private static final Set<String> UNKNOWN =
      Set.of("user_not_found", "users_not_found", "user_not_visible");

  private final SlackApi api;
  private final Workspaces workspaces;
  private final Cache<Account, Profile> known =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build();

  Profiles(SlackApi api, Workspaces workspaces) {
    this.api = api;
    this.workspaces = workspaces;
  }

  /** The profile of an account; empty when there is no such user. */
  Optional<Profile> find(Account account) throws DeliveryException {
    String team = account.tenant();
    if (!isOurs(team)) {
      // Somebody from another Slack workspace in a shared channel: we may not even ask about them.
      return Optional.of(
          new Profile(
              account, account.user(), Optional.empty(), Standing.OUTSIDER, ZoneOffset.UTC));
    }
    Profile remembered = known.getIfPresent(account);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    try {
      var answer =
          api.ask(team, "users.info", methods -> methods.usersInfo(r -> r.user(account.user())));
      return Optional.of(remember(answer.getUser(), team));
    } catch (RawApi.Refused e) {
      return absent("users.info", e);
    }
  }

  /** The full member of a Slack workspace with that confirmed address. */
  Optional<Profile> findByEmail(String team, String email) throws DeliveryException {
    if (!isOurs(team)) {
      return Optional.empty();
    }
    try {
      var answer =
          api.ask(
              team,
              "users.lookupByEmail",
              methods -> methods.usersLookupByEmail(r -> r.email(email)));
      return Optional.of(remember(answer.getUser(), team))
          .filter(profile -> profile.email().isPresent());
    } catch (RawApi.Refused e) {
      return absent("users.lookupByEmail", e);
    }
  }

  /** False where Roster never was; fails where it is no longer. */
  private boolean isOurs(String team) throws DeliveryException {
    try {
      workspaces.access(team);
      return true;
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Never) {
        return false;
      }
      throw e;
    }
  }

  private static Optional<Profile> absent(String method, RawApi.Refused refused)
      throws DeliveryException {
    if (UNKNOWN.contains(refused.error())) {
      return Optional.empty();
    }
    throw refused.toDelivery(method);
  }

  /** Asks anew the next time: Slack said that something about the user changed. */
  void forget(String team, String user) {
    known.invalidate(new Account(SlackPlatform.NAME, team, user));
  }

  private Profile remember(User user, String team) {
    Profile profile = profile(user, team);
    known.put(profile.account(), profile);
    return profile;
  }

  private static Profile profile(User user, String team) {
    Standing standing = standing(user, team);
    Optional<String> email =
        standing == Standing.OUTSIDER || !user.isEmailConfirmed()
            ? Optional.empty()
            : Optional.ofNullable(user.getProfile())
                .map(User.Profile::getEmail)
                .filter(address -> !address.isBlank());
    return new Profile(
        new Account(SlackPlatform.NAME, team, user.getId()),
        name(user),
        email,
        standing,
        zone(user.getTz()));
  }

  private static Standing standing(User user, String team) {
    boolean outside =
        user.isRestricted()
            || user.isUltraRestricted()
            || user.isBot()
            || user.isWorkflowBot()
            || user.isDeleted()
            || user.isStranger()
            || user.getId().equals(SLACKBOT)
            || !isOf(team, user);
    if (outside) {
      return Standing.OUTSIDER;
    }
    return user.isAdmin() || user.isOwner() ? Standing.ADMIN : Standing.MEMBER;
  }

  private static boolean isOf(String team, User user) {
    var enterprise = user.getEnterpriseUser();
    List<String> others =
        enterprise == null || enterprise.getTeams() == null ? List.of() : enterprise.getTeams();
    return team.equals(user.getTeamId()) || others.contains(team);
  }

  private static String name(User user) {
    User.Profile profile = user.getProfile();
    if (profile != null && isSaid(profile.getDisplayName())) {
      return profile.getDisplayName();
    }
    if (profile != null && isSaid(profile.getRealName())) {
      return profile.getRealName();
    }
    return isSaid(user.getName()) ? user.getName() : user.getId();
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static ZoneId zone(@Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
