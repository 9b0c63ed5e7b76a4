package dev.roster.person;

import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who runs this Roster ({@code ROSTER_PLATFORM_ADMINS}). They prove it by signing in at the
 * identity provider, or in the workspace that the configuration names, where the address is
 * confirmed; never by a mailed code, in a workspace that somebody else connected, or on Discord,
 * which vouches for no address. Says no when unsure.
 */
public final class PlatformAdmins {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformAdmins.class);

  private final Set<String> addresses;
  private final Platforms platforms;
  private final Optional<String> issuer;

  /**
   * A sign-in of somebody.
   *
   * @param issuer where
   * @param email the normalised address that was verified there
   */
  public record SignedIn(String issuer, String email) {}

  /** Where nobody signs in. */
  public PlatformAdmins(Collection<String> addresses, Platforms platforms) {
    this(addresses, platforms, Optional.empty());
  }

  /**
   * Wires it.
   *
   * @param addresses e-mails as they were configured
   * @param issuer the identity provider at which people sign in; what another one vouched for,
   *     before the configuration changed, counts for nothing
   */
  public PlatformAdmins(
      Collection<String> addresses, Platforms platforms, Optional<String> issuer) {
    this.issuer = issuer;
    this.addresses =
        addresses.stream()
            .flatMap(address -> EmailAddress.parse(address).stream())
            .map(EmailAddress::normalised)
            .collect(Collectors.toUnmodifiableSet());
    this.platforms = platforms;
  }

  /**
   * Whether whoever speaks runs this Roster. Asked at each command; known no longer than the
   * profile is.
   *
   * @param profile what the platform says of them
   * @param signedInAs their sign-ins, as far as these count for the account that they speak from
   */
  public boolean isOne(Profile profile, Collection<SignedIn> signedInAs) {
    return signedInAs.stream().anyMatch(this::isSignIn) || speaksAtHome(profile);
  }

  private boolean isSignIn(SignedIn one) {
    return issuer.filter(one.issuer()::equals).isPresent() && addresses.contains(one.email());
  }

  /** Whether the address belongs to one; says nothing of whether whoever names it proved it. */
  public boolean isAddress(EmailAddress email) {
    return addresses.contains(email.normalised());
  }

  private boolean speaksAtHome(Profile profile) {
    return profile.standing() != Standing.OUTSIDER
        && profile.email().flatMap(EmailAddress::parse).filter(this::isAddress).isPresent()
        && isHome(profile);
  }

  private boolean isHome(Profile profile) {
    Optional<ChatPlatform> platform = platforms.find(profile.account().platform());
    try {
      return platform.isPresent() && platform.get().isHome(profile.account().tenant());
    } catch (DeliveryException e) {
      LOG.debug("{} does not say which workspace is its own", profile.account().platform(), e);
      return false;
    }
  }
}
