package dev.roster.app.oidc;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.roster.access.Refusal;
import dev.roster.app.oidc.SignInException.Reason;
import dev.roster.person.EmailAddress;
import dev.roster.person.FullName;
import dev.roster.session.Proof;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads who somebody is from what a provider says of them: claims by their names, from one source,
 * so that the vouching of one is never taken for another's address.
 */
final class Identity {

  // As wide as the columns; OpenID Connect allows a subject of 255 ASCII characters.
  private static final int LONGEST_MARK = 255;

  /** Control characters, and those that turn the direction of what follows. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

  /**
   * Entra ID has no {@code email_verified}: it says by {@code xms_edov} that the owner of the
   * address's domain confirmed it (Microsoft identity platform, "Optional claims reference").
   */
  private static final String ENTRA = "login.microsoftonline.com";

  private Identity() {}

  /** Whether what is said tells an address and whether it is verified. */
  static boolean isComplete(Issuer issuer, Function<String, @Nullable Object> claims) {
    return claims.apply("email") != null && vouching(issuer, claims) != null;
  }

  /**
   * Who it is.
   *
   * @throws SignInException without an address, or when it is not verified
   */
  static Proof.SignIn read(Issuer issuer, String subject, Function<String, @Nullable Object> claims)
      throws SignInException {
    EmailAddress email =
        text(claims.apply("email"))
            .flatMap(EmailAddress::parse)
            .orElseThrow(
                () -> new SignInException(Reason.NO_ADDRESS, "no usable claim `email` came"));
    if (!isTrue(vouching(issuer, claims))) {
      throw new SignInException(Reason.UNVERIFIED, "`email_verified` is not true");
    }
    if (subject.length() > LONGEST_MARK || issuer.getValue().length() > LONGEST_MARK) {
      throw new SignInException(Reason.UNTRUSTED, "the subject or the issuer is too long");
    }
    Optional<String> given = name(claims.apply("given_name"));
    Optional<String> family = name(claims.apply("family_name"));
    Optional<String> whole =
        given.isEmpty() && family.isEmpty() ? name(claims.apply("name")) : Optional.empty();
    return new Proof.SignIn(
        issuer.getValue(),
        subject,
        email,
        given.or(() -> whole.map(Identity::beforeLastBlank)),
        family.or(() -> whole.flatMap(Identity::afterLastBlank)));
  }

  private static @Nullable Object vouching(
      Issuer issuer, Function<String, @Nullable Object> claims) {
    Object verified = claims.apply("email_verified");
    return verified == null && issuer.getValue().startsWith("https://" + ENTRA + "/")
        ? claims.apply("xms_edov")
        : verified;
  }

  /** Some providers write booleans as words or numbers. */
  private static boolean isTrue(@Nullable Object value) {
    return value != null && (value.toString().equals("true") || value.toString().equals("1"));
  }

  private static Optional<String> text(@Nullable Object claim) {
    return claim instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> name(@Nullable Object claim) {
    return text(claim)
        .map(text -> HARMFUL.matcher(text).replaceAll(""))
        .flatMap(text -> {
          try {
            String read = FullName.read(text);
            int most = Math.min(FullName.LONGEST, read.codePointCount(0, read.length()));
            return Optional.of(read.substring(0, read.offsetByCodePoints(0, most)).strip());
          } catch (Refusal nothingToSee) {
            return Optional.empty();
          }
        });
  }

  private static String beforeLastBlank(String whole) {
    int blank = whole.lastIndexOf(' ');
    return blank < 0 ? whole : whole.substring(0, blank);
  }

  private static Optional<String> afterLastBlank(String whole) {
    int blank = whole.lastIndexOf(' ');
    return blank < 0 ? Optional.empty() : Optional.of(whole.substring(blank + 1));
  }
}
