package dev.roster.app.config;

import dev.roster.org.OrgCreation;
import dev.roster.person.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns texts into values; each throws {@link IllegalArgumentException} for one it does not take.
 */
final class Readers {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LAST_PORT = 65_535;

  private Readers() {}

  static String word(String text) {
    return text;
  }

  static String databaseUrl(String text) {
    return require(
        text, text.startsWith("jdbc:mariadb:") && text.length() > "jdbc:mariadb://".length());
  }

  static Path folder(String text) {
    return Path.of(text);
  }

  static int port(String text) {
    int port = Integer.parseInt(text);
    require(text, port >= 1 && port <= LAST_PORT);
    return port;
  }

  static String host(String text) {
    return require(text, HOST.matcher(text).matches()).replaceAll("[\\[\\]]", "");
  }

  static URI publicUrl(String text) {
    URI uri = web(text);
    String path = uri.getRawPath();
    require(text, (path.isEmpty() || path.equals("/")) && uri.getRawQuery() == null);
    return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority());
  }

  static URI apiBase(String text) {
    URI uri = web(text);
    require(text, uri.getRawPath().endsWith("/api/") && uri.getRawQuery() == null);
    return uri;
  }

  static URI discordApiBase(String text) {
    URI uri = web(text);
    require(text, uri.getRawPath().endsWith("/api/v10/") && uri.getRawQuery() == null);
    return uri;
  }

  /** Kept as it is written: an identity provider compares its name letter by letter. */
  static URI issuer(String text) {
    URI uri = web(text);
    require(
        text,
        uri.getRawQuery() == null
            && ("https".equalsIgnoreCase(uri.getScheme()) || LOCAL.contains(uri.getHost())));
    return uri;
  }

  /** Discord's ids (platforms.md 3). */
  static String snowflake(String text) {
    return require(text, SNOWFLAKE.matcher(text).matches());
  }

  private static URI web(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    require(
        text,
        (http || https)
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawFragment() == null);
    return uri;
  }

  static String token(String beginning, String text) {
    return require(
        text, text.startsWith(beginning) && text.chars().allMatch(c -> c > ' ' && c < 127));
  }

  static List<String> oneOrTwo(String text) {
    var parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    require(text, parts.size() <= 2 && parts.stream().noneMatch(String::isEmpty));
    return parts;
  }

  static InternetAddress sender(String text) {
    try {
      var address = new InternetAddress(text, true);
      require(text, EMAIL.matcher(address.getAddress()).matches());
      if (address.getPersonal() != null) {
        address.setPersonal(address.getPersonal(), "UTF-8");
      }
      return address;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Set<String> emails(String text) {
    var emails = new TreeSet<String>();
    for (String one : text.strip().split("[\\s,;]+", -1)) {
      emails.add(
          EmailAddress.parse(one)
              .orElseThrow(() -> new IllegalArgumentException("no e-mail address: " + one))
              .normalised());
    }
    return emails;
  }

  static OrgCreation orgCreation(String text) {
    return OrgCreation.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static String require(String text, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
    return text;
  }
}
