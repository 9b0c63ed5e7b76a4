package dev.roster.assembly;

import static java.util.Objects.requireNonNull;

import dev.roster.org.OrgCreation;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What the core needs to know of the configuration.
 *
 * @param secretKey 32 bytes that sign links and the audit chain ({@code ROSTER_SECRET_KEY})
 * @param publicUrl where people reach the web side, without a slash at the end
 * @param orgCreation who may create orgs ({@code ROSTER_ORG_CREATION})
 * @param platformAdmins normalised e-mails of the people who run this Roster
 * @param issuer the identity provider at which people sign in ({@code OIDC_ISSUER}); what another
 *     one vouched for before counts for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by content
public record Settings(
    byte[] secretKey,
    URI publicUrl,
    OrgCreation orgCreation,
    Set<String> platformAdmins,
    Optional<String> issuer) {

  /** Of a Roster at which nobody signs in. */
  public Settings(
      byte[] secretKey, URI publicUrl, OrgCreation orgCreation, Set<String> platformAdmins) {
    this(secretKey, publicUrl, orgCreation, platformAdmins, Optional.empty());
  }

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException when the key has not 32 bytes
   */
  public Settings {
    requireNonNull(publicUrl, "publicUrl must not be null");
    requireNonNull(orgCreation, "orgCreation must not be null");
    requireNonNull(issuer, "issuer must not be null");
    if (secretKey.length != 32) {
      throw new IllegalArgumentException("the secret key has 32 bytes, not " + secretKey.length);
    }
    secretKey = secretKey.clone();
    platformAdmins = Set.copyOf(platformAdmins);
  }

  @Override
  public byte[] secretKey() {
    return secretKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that
        && Arrays.equals(secretKey, that.secretKey)
        && publicUrl.equals(that.publicUrl)
        && orgCreation == that.orgCreation
        && platformAdmins.equals(that.platformAdmins)
        && issuer.equals(that.issuer);
  }

  @Override
  public int hashCode() {
    return publicUrl.hashCode();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Settings[publicUrl=" + publicUrl + ", orgCreation=" + orgCreation + "]";
  }
}
