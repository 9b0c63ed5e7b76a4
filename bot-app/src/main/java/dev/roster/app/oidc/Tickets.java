package dev.roster.app.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and takes the tickets of sign-ins. A ticket lies encrypted in a cookie of the browser that
 * began, so that nobody else can end the sign-in, on whichever replica it does; it is good for ten
 * minutes and once.
 *
 * <p>Which were used is kept in each process and not in the database. Another process would take a
 * ticket again, but nothing comes of it: it takes the cookie, which only the browser that began
 * has, and a code of the provider that was not redeemed, for that very ticket's PKCE challenge and
 * nonce. A provider gives a code for one redemption (RFC 6749, 4.1.2), so what went over the wire
 * is worth nothing the second time; and a new code for the same ticket comes only from the same
 * user agreeing there once more, who is signed in once more as themselves. The check here spares
 * the provider a redemption that it would refuse, and the reader a misleading page.
 */
final class Tickets {

  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PURPOSE = "sign-in tickets";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private final InstantSource clock;

  /** Which were used here; bounded, and forgotten when they are too old anyway. */
  private final Cache<String, Boolean> used =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LIFE).build();

  /** Derives a key of its own from Roster's. */
  Tickets(byte[] secretKey, InstantSource clock) {
    this.clock = clock;
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretKey, ALGORITHM));
      this.key = mac.doFinal(PURPOSE.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** A new one. */
  Ticket make(Optional<String> next) {
    return new Ticket(
        new State().getValue(),
        new Nonce().getValue(),
        new CodeVerifier().getValue(),
        next,
        clock.instant());
  }

  /** As it lies in the cookie. */
  String seal(Ticket ticket) {
    var claims =
        new JWTClaimsSet.Builder()
            .claim("state", ticket.state())
            .claim("nonce", ticket.nonce())
            .claim("verifier", ticket.verifier())
            .claim("next", ticket.next().orElse(null))
            .issueTime(Date.from(ticket.begunAt()))
            .build();
    var jwt = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), claims);
    try {
      jwt.encrypt(new DirectEncrypter(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
    return jwt.serialize();
  }

  /**
   * The ticket of a browser that comes back, to be used once.
   *
   * @param sealed the cookie's value
   * @param state what the provider sent back
   */
  Optional<Ticket> take(String sealed, String state) {
    return open(sealed)
        .filter(
            ticket -> MessageDigest.isEqual(ticket.state().getBytes(UTF_8), state.getBytes(UTF_8)))
        .filter(ticket -> clock.instant().isBefore(ticket.begunAt().plus(LIFE)))
        .filter(ticket -> used.asMap().putIfAbsent(ticket.state(), true) == null);
  }

  /** Where a sign-in wanted to go on to, also when its time is over. */
  Optional<String> next(String sealed) {
    return open(sealed).flatMap(Ticket::next);
  }

  private Optional<Ticket> open(String sealed) {
    try {
      var jwt = EncryptedJWT.parse(sealed);
      if (!JWEAlgorithm.DIR.equals(jwt.getHeader().getAlgorithm())) {
        return Optional.empty();
      }
      jwt.decrypt(new DirectDecrypter(key));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return Optional.of(
          new Ticket(
              claims.getStringClaim("state"),
              claims.getStringClaim("nonce"),
              claims.getStringClaim("verifier"),
              Optional.ofNullable(claims.getStringClaim("next")),
              claims.getIssueTime().toInstant()));
    } catch (ParseException | JOSEException | IllegalStateException notOurs) {
      return Optional.empty();
    }
  }
}
