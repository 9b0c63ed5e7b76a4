package dev.roster.app.oidc;

import static dev.roster.app.oidc.SignInSite.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.io.IOException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not an ID token of this provider, for this client and this sign-in, lets nobody in. */
@ExtendWith(DatabaseExtension.class)
class IdTokenTest {

  private static final int HOUR = 3600;

  private final SignInSite site;
  private final SignInSite.Window browser;
  private String nonce = "";
  private String callback = "";

  IdTokenTest(TestDatabase database) throws IOException {
    this.site = new SignInSite(database);
    this.browser = site.new Window();
  }

  @BeforeEach
  void begin() {
    site.member("Zoe");
    String there = location(browser.get("/oidc/start"));
    nonce = there.replaceAll(".*[?&]nonce=([^&]+).*", "$1");
    callback = location(browser.get(there));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Map<String, Object> claims(String ofNonce) {
    var claims = new HashMap<String, Object>();
    claims.put("nonce", ofNonce);
    claims.put("email", site.address("zoe"));
    claims.put("email_verified", true);
    return claims;
  }

  private SignedJWT token(String issuer, String audience, String ofNonce, int seconds) {
    return site.provider()
        .issueToken(
            issuer,
            SignInSite.CLIENT,
            new DefaultOAuth2TokenCallback(
                issuer, "zoe", "JWT", List.of(audience), claims(ofNonce), seconds));
  }

  /** The provider gives this out for the code. */
  private String answer(String idToken) {
    site.forge(idToken);
    var answer = browser.get(callback);
    return answer.headers().firstValue("Location").orElse(answer.body());
  }

  private void assertUntrusted(String idToken) {
    assertThat(answer(idToken)).contains("This sign-in cannot be trusted");
    assertThat(browser.isSignedIn()).isFalse();
  }

  @Test
  void theRightOneLetsIn() {
    assertThat(answer(token("acme", SignInSite.CLIENT, nonce, HOUR).serialize()))
        .isEqualTo("/account");
  }

  @Test
  @DisplayName("R7: a token of another sign-in is refused")
  void anotherNonceIsRefused() {
    assertUntrusted(token("acme", SignInSite.CLIENT, "another", HOUR).serialize());
  }

  @Test
  void anotherAudienceIsRefused() {
    assertUntrusted(token("acme", "another-app", nonce, HOUR).serialize());
  }

  @Test
  void anotherIssuerIsRefused() {
    assertUntrusted(token("evil", SignInSite.CLIENT, nonce, HOUR).serialize());
  }

  @Test
  void anExpiredOneIsRefused() {
    assertUntrusted(token("acme", SignInSite.CLIENT, nonce, -HOUR).serialize());
  }

  @Test
  void anUnsignedOneIsRefused() throws ParseException {
    var right = token("acme", SignInSite.CLIENT, nonce, HOUR).getJWTClaimsSet();
    assertUntrusted(new PlainJWT(right).serialize());
  }

  @Test
  void oneSignedWithWhatManyKnowIsRefused() throws ParseException, JOSEException {
    JWTClaimsSet right = token("acme", SignInSite.CLIENT, nonce, HOUR).getJWTClaimsSet();
    var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), right);
    forged.sign(new MACSigner("hush".repeat(16)));
    assertUntrusted(forged.serialize());
  }

  @Test
  void aChangedOneIsRefused() {
    String right = token("acme", SignInSite.CLIENT, nonce, HOUR).serialize();
    int end = right.lastIndexOf('.') + 10;
    char other = right.charAt(end) == 'A' ? 'B' : 'A';
    assertUntrusted(right.substring(0, end) + other + right.substring(end + 1));
  }
}
