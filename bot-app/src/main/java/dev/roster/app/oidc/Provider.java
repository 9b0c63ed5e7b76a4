package dev.roster.app.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.roster.app.oidc.SignInException.Reason;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says of itself, looked up once an hour. One that is down is asked
 * again after some seconds; what was known of it stays good meanwhile. Safe for any number of
 * threads.
 */
final class Provider {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Issuer issuer;
  private final Outbound http;
  private final InstantSource clock;
  private @Nullable Known known;
  private Instant nextTry = Instant.MIN;
  private @Nullable SignInException failure;

  /**
   * Asks nothing yet.
   *
   * @param issuer the provider's name, under which its metadata is found
   */
  Provider(URI issuer, InstantSource clock) {
    this.issuer = new Issuer(issuer);
    this.http = new Outbound("http".equalsIgnoreCase(issuer.getScheme()));
    this.clock = clock;
  }

  /**
   * What is known.
   *
   * @param keys with which it signs
   */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {

    /** The algorithms that an ID token may be signed with: those that the provider alone can. */
    Set<JWSAlgorithm> algorithms() {
      var algorithms =
          new HashSet<>(
              Optional.ofNullable(metadata.getIDTokenJWSAlgs())
                  .orElse(List.of(JWSAlgorithm.RS256)));
      algorithms.retainAll(JWSAlgorithm.Family.SIGNATURE);
      return algorithms;
    }
  }

  Issuer issuer() {
    return issuer;
  }

  Outbound http() {
    return http;
  }

  /** What it says of itself. */
  synchronized Known get() throws SignInException {
    Known old = known;
    if (clock.instant().isBefore(nextTry)) {
      if (old != null) {
        return old;
      }
      if (failure != null) {
        throw failure;
      }
    }
    try {
      OIDCProviderMetadata metadata = ask();
      Known fresh =
          old != null && old.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())
              ? new Known(metadata, old.keys())
              : new Known(metadata, keys(metadata));
      known = fresh;
      failure = null;
      nextTry = clock.instant().plus(LIFE);
      return fresh;
    } catch (SignInException e) {
      nextTry = clock.instant().plus(PAUSE);
      failure = e;
      if (old != null) {
        return old;
      }
      throw e;
    }
  }

  private OIDCProviderMetadata ask() throws SignInException {
    try {
      HTTPResponse answer = new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(http);
      answer.ensureStatusCode(HTTPResponse.SC_OK);
      var metadata = OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
      if (!metadata.getIssuer().equals(issuer)) {
        throw new SignInException(
            Reason.MISCONFIGURED,
            "it calls itself %s: set OIDC_ISSUER to exactly that".formatted(metadata.getIssuer()));
      }
      require(metadata.getAuthorizationEndpointURI());
      require(metadata.getTokenEndpointURI());
      require(metadata.getJWKSetURI());
      return metadata;
    } catch (IOException e) {
      throw new SignInException(
          Reason.DOWN, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    } catch (ParseException e) {
      throw new SignInException(Reason.DOWN, "its metadata cannot be read: " + e.getMessage(), e);
    }
  }

  private void require(@Nullable URI endpoint) throws SignInException {
    if (endpoint == null || endpoint.getScheme() == null || !http.takes(endpoint.getScheme())) {
      throw new SignInException(
          Reason.MISCONFIGURED, "its metadata lacks an endpoint, or names one without https");
    }
  }

  private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws SignInException {
    try {
      return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), http)
          .refreshAheadCache(false)
          .outageTolerant(true)
          .build();
    } catch (MalformedURLException e) {
      throw new SignInException(Reason.MISCONFIGURED, "its keys have no usable address", e);
    }
  }
}
