package dev.roster.webhook;

import dev.roster.access.Refusal;
import dev.roster.command.Shown;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a webhook: https and a public name. That the name leads out of Roster's own
 * network is looked up besides, when it is given and again with each event (trust.md, hostile
 * inputs).
 */
final class WebhookUrl {

  private static final int LONGEST = 500;
  private static final Pattern PUBLIC_NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
  private static final String ALLOWED =
      " An https address with a public name is allowed, such as `https://hooks.acme.com/roster`.";

  private WebhookUrl() {}

  /**
   * Reads it.
   *
   * @throws Refusal that says what is allowed
   */
  static URI read(String typed) {
    String text = typed.strip();
    if (text.length() > LONGEST) {
      throw Refusal.meaningless("This address has more than %d characters.".formatted(LONGEST));
    }
    try {
      URI url = new URI(text);
      wrong(url)
          .ifPresent(reason -> {
            throw Refusal.meaningless("`%s` %s.%s".formatted(Shown.of(text), reason, ALLOWED));
          });
      String host = url.getHost().toLowerCase(Locale.ROOT);
      return new URI(
          "https",
          null,
          host,
          url.getPort() == 443 ? -1 : url.getPort(),
          path(url),
          url.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw Refusal.meaningless("`%s` is no address.%s".formatted(Shown.of(text), ALLOWED));
    }
  }

  private static String path(URI url) {
    return url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
  }

  private static Optional<String> wrong(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("is no https address");
    }
    if (url.getHost() == null
        || !PUBLIC_NAME.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches()
        || isReserved(url.getHost().toLowerCase(Locale.ROOT))) {
      return Optional.of("has no public name");
    }
    if (url.getUserInfo() != null) {
      return Optional.of("holds a user or password, which would stand in logs");
    }
    return url.getFragment() == null ? Optional.empty() : Optional.of("has a part behind #");
  }

  /** Names that are never public (RFC 6761, RFC 6762, RFC 9476). */
  private static boolean isReserved(String host) {
    return host.matches(".*\\.(localhost|local|internal|lan|home\\.arpa|alt|onion)");
  }
}
