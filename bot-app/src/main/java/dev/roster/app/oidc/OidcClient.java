package dev.roster.app.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.roster.app.config.Config;
import dev.roster.app.oidc.SignInException.Reason;
import dev.roster.session.Proof;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Roster as a client of one identity provider: the authorization code flow with PKCE, and an ID
 * token whose signature, issuer, audience, nonce and time are checked.
 */
final class OidcClient {

  /** How far the clocks may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final Provider provider;
  private final ClientID id;
  private final Secret secret;
  private final URI callback;

  /**
   * Asks nothing yet.
   *
   * @param callback where browsers come back, as it is registered at the provider
   */
  OidcClient(Config.SignIn config, URI callback, InstantSource clock) {
    this.provider = new Provider(config.issuer(), clock);
    this.id = new ClientID(config.clientId());
    this.secret = new Secret(config.clientSecret());
    this.callback = callback;
  }

  /** Where to send a browser. */
  URI begin(Ticket ticket) throws SignInException {
    var metadata = provider.get().metadata();
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope("openid", "email", "profile"),
            id,
            callback)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State(ticket.state()))
        .nonce(new Nonce(ticket.nonce()))
        .codeChallenge(new CodeVerifier(ticket.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Ends a sign-in whose ticket came back.
   *
   * @param answer the parameters that the browser brought
   */
  Proof.SignIn end(Ticket ticket, Map<String, List<String>> answer) throws SignInException {
    AuthorizationCode code = code(answer);
    Provider.Known known = provider.get();
    try {
      OIDCTokenResponse tokens = redeem(known, code, ticket);
      IDTokenClaimsSet claims = validate(known, tokens.getOIDCTokens().getIDToken(), ticket);
      String subject = claims.getSubject().getValue();
      if (Identity.isComplete(provider.issuer(), claims::getClaim)) {
        return Identity.read(provider.issuer(), subject, claims::getClaim);
      }
      Optional<UserInfo> more =
          userInfo(known, tokens.getOIDCTokens().getAccessToken())
              .filter(info -> info.getSubject().equals(claims.getSubject()));
      return more.isPresent()
          ? Identity.read(provider.issuer(), subject, more.get()::getClaim)
          : Identity.read(provider.issuer(), subject, claims::getClaim);
    } catch (IOException e) {
      throw new SignInException(
          Reason.DOWN, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    } catch (ParseException e) {
      throw new SignInException(Reason.DOWN, "its answer cannot be read: " + e.getMessage(), e);
    }
  }

  private AuthorizationCode code(Map<String, List<String>> answer) throws SignInException {
    try {
      AuthenticationResponse response = AuthenticationResponseParser.parse(callback, answer);
      // RFC 9207: another provider's answer must not be taken for this one's.
      if (response.getIssuer() != null && !response.getIssuer().equals(provider.issuer())) {
        throw new SignInException(Reason.UNTRUSTED, "the answer names another issuer");
      }
      if (!response.indicatesSuccess()) {
        throw refused(response.toErrorResponse().getErrorObject());
      }
      AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
      if (code == null) {
        throw new SignInException(Reason.UNTRUSTED, "the answer holds no code");
      }
      return code;
    } catch (ParseException e) {
      throw new SignInException(Reason.UNTRUSTED, "the answer cannot be read", e);
    }
  }

  private static SignInException refused(ErrorObject error) {
    String code = error == null || error.getCode() == null ? "no code" : error.getCode();
    Reason reason =
        switch (code) {
          case "access_denied", "login_required", "consent_required", "interaction_required" ->
              Reason.DENIED;
          case "server_error", "temporarily_unavailable" -> Reason.DOWN;
          case "invalid_grant" -> Reason.USED;
          default -> Reason.MISCONFIGURED;
        };
    return new SignInException(reason, "it answered " + code);
  }

  private OIDCTokenResponse redeem(Provider.Known known, AuthorizationCode code, Ticket ticket)
      throws IOException, ParseException, SignInException {
    var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(ticket.verifier()));
    var request =
        new TokenRequest(
            known.metadata().getTokenEndpointURI(), authentication(known), grant, new Scope());
    var answer = request.toHTTPRequest().send(provider.http());
    if (answer.getStatusCode() >= 500) {
      throw new SignInException(Reason.DOWN, "it answered " + answer.getStatusCode());
    }
    var response = OIDCTokenResponseParser.parse(answer);
    if (!response.indicatesSuccess()) {
      var error = response.toErrorResponse().getErrorObject();
      throw OAuth2Error.INVALID_GRANT.equals(error)
          ? new SignInException(Reason.USED, "it refuses the code")
          : refused(error);
    }
    var tokens = (OIDCTokenResponse) response.toSuccessResponse();
    if (tokens.getOIDCTokens().getIDToken() == null) {
      throw new SignInException(Reason.UNTRUSTED, "no ID token came");
    }
    return tokens;
  }

  private ClientAuthentication authentication(Provider.Known known) {
    List<ClientAuthenticationMethod> methods = known.metadata().getTokenEndpointAuthMethods();
    boolean post =
        methods != null
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return post ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
  }

  private IDTokenClaimsSet validate(Provider.Known known, JWT token, Ticket ticket)
      throws SignInException {
    var selector =
        new JWSVerificationKeySelector<SecurityContext>(known.algorithms(), known.keys());
    var validator = new IDTokenValidator(provider.issuer(), id, selector, null);
    validator.setMaxClockSkew((int) SKEW.toSeconds());
    try {
      return validator.validate(token, new Nonce(ticket.nonce()));
    } catch (KeySourceException e) {
      throw new SignInException(Reason.DOWN, "its keys cannot be read: " + e.getMessage(), e);
    } catch (BadJOSEException | JOSEException | IllegalArgumentException e) {
      throw new SignInException(Reason.UNTRUSTED, "the ID token: " + e.getMessage(), e);
    }
  }

  /** Some providers keep the address out of the ID token (OpenID Connect Core 5.4). */
  private Optional<UserInfo> userInfo(Provider.Known known, AccessToken token)
      throws IOException, ParseException {
    URI endpoint = known.metadata().getUserInfoEndpointURI();
    if (endpoint == null || token == null) {
      return Optional.empty();
    }
    var answer = new UserInfoRequest(endpoint, token).toHTTPRequest().send(provider.http());
    var response = UserInfoResponse.parse(answer);
    return response.indicatesSuccess()
        ? Optional.ofNullable(response.toSuccessResponse().getUserInfo())
        : Optional.empty();
  }

  /** Asks the provider what it says of itself. */
  void check() throws SignInException {
    Provider.Known known = provider.get();
    if (known.algorithms().isEmpty()) {
      throw new SignInException(
          Reason.MISCONFIGURED, "it signs ID tokens in no way that proves that they are its own");
    }
  }
}
