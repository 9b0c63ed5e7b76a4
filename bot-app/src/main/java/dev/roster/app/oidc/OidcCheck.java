package dev.roster.app.oidc;

import dev.roster.app.config.Config;
import java.net.URI;
import java.time.InstantSource;

/** Whether the identity provider answers as one. */
public final class OidcCheck {

  private OidcCheck() {}

  /** What it said: with {@code works} that all is well, else what is wrong and what to do. */
  public record Result(boolean works, String sentence) {}

  /**
   * Reads the provider's metadata, which changes nothing.
   *
   * @param publicUrl where people reach the web side
   */
  public static Result call(Config.SignIn config, URI publicUrl) {
    URI callback = OidcServlet.callback(publicUrl);
    try {
      new OidcClient(config, callback, InstantSource.system()).check();
      return new Result(
          true,
          "%s answers; the redirect address to register there is %s."
              .formatted(config.issuer(), callback));
    } catch (SignInException e) {
      return new Result(
          false,
          "%s cannot be used (%s): check OIDC_ISSUER and the network."
              .formatted(config.issuer(), e.getMessage()));
    }
  }
}
