package dev.roster.app.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The mail server to send through ({@code ROSTER_SMTP_URL}).
 *
 * @param tls whether the connection begins with TLS ({@code smtps}); else STARTTLS is used when the
 *     server offers it
 * @param host its name
 * @param port its port
 * @param login with what to sign in
 */
public record SmtpServer(boolean tls, String host, int port, Optional<Login> login) {

  private static final int RELAY_PORT = 25;
  private static final int SUBMISSION_PORT = 587; // RFC 6409
  private static final int TLS_PORT = 465; // RFC 8314
  private static final String CONNECT_MILLIS = "10000";

  /** Which time the server has for each answer. */
  static final Duration ANSWER = Duration.ofSeconds(20);

  /**
   * A user and a password.
   *
   * @param user the name
   * @param password the secret
   */
  public record Login(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /**
   * Reads an address such as {@code smtp://user:pass@host:587}; special characters of user and
   * password are written as in any URL ({@code %40} for {@code @}). Without a port it is 465 for
   * {@code smtps}, 587 with a login, else 25.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static SmtpServer parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no address", e);
    }
    boolean tls = "smtps".equalsIgnoreCase(uri.getScheme());
    if (!tls && !"smtp".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("it begins with smtp:// or smtps://");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("it has a host and a port");
    }
    if ((uri.getPath() != null && uri.getPath().length() > 1) || uri.getQuery() != null) {
      throw new IllegalArgumentException("it ends with the port");
    }
    var login = Optional.ofNullable(uri.getRawUserInfo()).map(SmtpServer::login);
    int usual = tls ? TLS_PORT : login.isPresent() ? SUBMISSION_PORT : RELAY_PORT;
    return new SmtpServer(tls, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), login);
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a user comes with a password, as user:pass@");
    }
    return new Login(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * The settings of an Angus session, https://eclipse-ee4j.github.io/angus-mail/.
   *
   * @param utf8 whether an address before its {@code @} is not ASCII, so that the server must know
   *     SMTPUTF8 (RFC 6531); Angus logs each server that does not
   * @param answer which time the server has for each answer
   */
  Properties properties(boolean utf8, Duration answer) {
    String millis = Long.toString(answer.toMillis());
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.auth", Boolean.toString(login.isPresent()));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    // A password crosses a network only under TLS, also when somebody removes the server's offer.
    properties.put(
        "mail.smtp.starttls.required", Boolean.toString(!tls && login.isPresent() && !isLocal()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.mime.allowutf8", Boolean.toString(utf8));
    return properties;
  }

  /** Whether it is on this machine. */
  boolean isLocal() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return (tls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}
