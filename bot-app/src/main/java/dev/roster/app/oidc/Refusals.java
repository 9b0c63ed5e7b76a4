package dev.roster.app.oidc;

import dev.roster.app.oidc.SignInException.Reason;
import dev.roster.app.web.LocalPath;
import dev.roster.app.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The page that says why a sign-in did not come to its end, and what to do. */
final class Refusals {

  private final String host;

  Refusals(URI issuer) {
    this.host = issuer.getHost();
  }

  private record Words(int status, String title, String text) {}

  void send(HttpServletResponse response, Reason reason, Optional<String> next) throws IOException {
    send(response, words(reason), next);
  }

  private Words words(Reason reason) {
    return switch (reason) {
      case DOWN ->
          new Words(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Signing in does not work right now",
              "%s does not answer as it should. Nothing was changed. Try again in a minute."
                  .formatted(host));
      case DENIED ->
          new Words(
              HttpServletResponse.SC_FORBIDDEN,
              "You are not signed in",
              "You said no at %s, or your account there may not use Roster. Nothing was changed."
                  .formatted(host));
      case USED ->
          new Words(
              HttpServletResponse.SC_BAD_REQUEST,
              "This sign-in is over",
              "It was used before or took too long. Nothing was changed; sign in once more.");
      case UNTRUSTED ->
          new Words(
              HttpServletResponse.SC_BAD_REQUEST,
              "This sign-in cannot be trusted",
              "What came back is not what %s signs for Roster. Nothing was changed. Sign in once more; if it goes on, tell whoever runs Roster."
                  .formatted(host));
      case NO_ADDRESS ->
          new Words(
              HttpServletResponse.SC_FORBIDDEN,
              "Your address is missing",
              "%s did not tell Roster an e-mail address of yours, by which orgs know you. Give your account there one, or ask whoever runs Roster."
                  .formatted(host));
      case UNVERIFIED ->
          new Words(
              HttpServletResponse.SC_FORBIDDEN,
              "Your address is not verified",
              "%s does not vouch that your e-mail address is yours. Verify it in your account there, then sign in once more."
                  .formatted(host));
      case MISCONFIGURED ->
          new Words(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Signing in is not set up well",
              "%s and Roster do not agree on how to talk. Tell whoever runs Roster; the log says more."
                  .formatted(host));
    };
  }

  /** It began in another browser, too long ago, or was ended before. */
  void notHere(HttpServletResponse response, Optional<String> next) throws IOException {
    send(
        response,
        new Words(
            HttpServletResponse.SC_BAD_REQUEST,
            "Sign in once more",
            "This sign-in began in another browser or more than ten minutes ago, was ended before, or your browser keeps no cookies. Nothing was changed."),
        next);
  }

  /** Somebody here is known by the address and signs in with another account. */
  void otherAccount(HttpServletResponse response, String host, String email) throws IOException {
    Pages.send(
        response,
        HttpServletResponse.SC_FORBIDDEN,
        "other-account",
        Map.of("host", host, "email", email));
  }

  /** The core said why. */
  void sentence(HttpServletResponse response, String sentence) throws IOException {
    send(
        response,
        new Words(HttpServletResponse.SC_FORBIDDEN, "You are not signed in", sentence),
        Optional.empty());
  }

  private static void send(HttpServletResponse response, Words words, Optional<String> next)
      throws IOException {
    Pages.send(
        response,
        words.status(),
        "refused",
        Map.of("title", words.title(), "text", words.text(), "next", LocalPath.asked(next)));
  }
}
