package dev.roster.app.config;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.roster.app.mail.SmtpServer;
import dev.roster.org.OrgCreation;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every key of this version (design.md, "Configuration"). */
final class Keys {

  static final Key<String> DATABASE_URL =
      Key.open(
              "ROSTER_DATABASE_URL",
              "your own MariaDB",
              "an address such as jdbc:mariadb://localhost:3306/roster",
              "the embedded MariaDB",
              Readers::databaseUrl)
          .shownBy(Masks::url);
  static final Key<String> DATABASE_USER =
      Key.open("ROSTER_DATABASE_USER", "its user", "a name", "none", Readers::word);
  static final Key<String> DATABASE_PASSWORD =
      Key.secret("ROSTER_DATABASE_PASSWORD", "its password", "any text", "none", Readers::word);
  static final Key<Path> DATA_DIR =
      Key.open(
          "ROSTER_DATA_DIR",
          "where the embedded database lives",
          "a folder such as ./data",
          "./data",
          Readers::folder);
  static final Key<Integer> HTTP_PORT =
      Key.open(
          "ROSTER_HTTP_PORT",
          "the port of the web side",
          "a number from 1 to 65535, such as 8080",
          "8080",
          Readers::port);
  static final Key<String> HTTP_HOST =
      Key.open(
          "ROSTER_HTTP_HOST",
          "the address it listens on",
          "an address or name of this machine, such as 127.0.0.1 or 0.0.0.0",
          "127.0.0.1 without a public URL, else 0.0.0.0",
          Readers::host);
  static final Key<URI> PUBLIC_URL =
      Key.open(
          "ROSTER_PUBLIC_URL",
          "the address people and Slack use",
          "an http or https address without a path, such as https://roster.example.com",
          "derived from host and port",
          Readers::publicUrl);
  static final Key<String> SLACK_BOT_TOKEN =
      Key.secret(
          "SLACK_BOT_TOKEN",
          "the bot's token",
          "a bot token, which begins with xoxb-",
          "off",
          text -> Readers.token("xoxb-", text));
  static final Key<List<String>> SLACK_SIGNING_SECRET =
      Key.secret(
          "SLACK_SIGNING_SECRET",
          "HTTP mode",
          "the app's signing secret, or two with a comma during a rotation",
          "off",
          Readers::oneOrTwo);
  static final Key<String> SLACK_APP_TOKEN =
      Key.secret(
          "SLACK_APP_TOKEN",
          "Socket Mode; wins over HTTP mode",
          "an app-level token, which begins with xapp-",
          "off",
          text -> Readers.token("xapp-", text));
  static final Key<URI> SLACK_API_BASE_URL =
      Key.open(
          "SLACK_API_BASE_URL",
          "another Slack endpoint",
          "an http or https address that ends in /api/, such as https://slack-gov.com/api/",
          "Slack's own",
          Readers::apiBase);
  static final Key<String> SLACK_CLIENT_ID =
      Key.open(
          "SLACK_CLIENT_ID",
          "installs into several workspaces",
          "the app's client ID, from Basic Information of the app",
          "off",
          Readers::word);
  static final Key<String> SLACK_CLIENT_SECRET =
      Key.secret(
          "SLACK_CLIENT_SECRET",
          "installs into several workspaces",
          "the app's client secret, from Basic Information of the app",
          "off",
          text -> Readers.token("", text));
  static final Key<String> DISCORD_TOKEN =
      Key.secret(
          "DISCORD_TOKEN",
          "the bot's token",
          "the token of the application's bot, in one piece",
          "off",
          text -> Readers.token("", text));
  static final Key<URI> DISCORD_API_BASE_URL =
      Key.open(
          "DISCORD_API_BASE_URL",
          "another Discord endpoint",
          "an http or https address that ends in /api/v10/, such as"
              + " https://discord-proxy.example.com/api/v10/",
          "Discord's own",
          Readers::discordApiBase);
  static final Key<String> DISCORD_CLIENT_ID =
      Key.open(
          "DISCORD_CLIENT_ID",
          "the application's id, for the invite URL",
          "a number of 17 to 20 digits, from General Information of the application",
          "none",
          Readers::snowflake);
  static final Key<String> DISCORD_CLIENT_SECRET =
      Key.secret(
          "DISCORD_CLIENT_SECRET",
          "linking accounts by sign-in at Discord",
          "the application's client secret, from OAuth2 of the application",
          "off",
          text -> Readers.token("", text));
  static final Key<URI> OIDC_ISSUER =
      Key.open(
          "OIDC_ISSUER",
          "sign-in by OpenID Connect",
          "an https address such as https://accounts.google.com (http only at this machine)",
          "off",
          Readers::issuer);
  static final Key<String> OIDC_CLIENT_ID =
      Key.open(
          "OIDC_CLIENT_ID",
          "what the identity provider calls Roster",
          "the client's id at the identity provider",
          "off",
          Readers::word);
  static final Key<String> OIDC_CLIENT_SECRET =
      Key.secret(
          "OIDC_CLIENT_SECRET",
          "proves Roster to the identity provider",
          "the client's secret at the identity provider",
          "off",
          Readers::word);
  static final Key<SmtpServer> SMTP_URL =
      Key.secret(
              "ROSTER_SMTP_URL",
              "the mail server",
              "an address such as smtp://user:pass@mail.example.com:587 or"
                  + " smtps://mail.example.com, with %40 for an @ in the user or password",
              "mails are kept and shown in the playground",
              SmtpServer::parse)
          .shownBy(Masks::url);
  static final Key<InternetAddress> MAIL_FROM =
      Key.open(
          "ROSTER_MAIL_FROM",
          "the sender of mails",
          "an address such as roster@example.com or Roster <roster@example.com>",
          "none",
          Readers::sender);
  static final Key<SecretKey> SECRET_KEY =
      Key.secret(
          "ROSTER_SECRET_KEY",
          "signs links",
          "32 bytes in base64, for example what openssl rand -base64 32 prints",
          "made in the data folder with the embedded database",
          SecretKey::parse);
  static final Key<Set<String>> PLATFORM_ADMINS =
      Key.open(
          "ROSTER_PLATFORM_ADMINS",
          "e-mails of the people who run this Roster",
          "e-mail addresses separated by commas, such as ana@example.com, ben@example.com",
          "none",
          Readers::emails);
  static final Key<OrgCreation> ORG_CREATION =
      Key.open(
          "ROSTER_ORG_CREATION",
          "who may create orgs",
          "chat-admins, anyone or platform-admins",
          "chat-admins",
          Readers::orgCreation);
  static final Key<Boolean> PLAYGROUND =
      Key.open(
          "ROSTER_PLAYGROUND",
          "the local browser chat",
          "true or false",
          "true when no chat platform is configured and only this machine is listened to",
          Readers::yesOrNo);

  /** In the order of the documentation. */
  static final List<Key<?>> ALL =
      List.of(
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATA_DIR,
          HTTP_PORT,
          HTTP_HOST,
          PUBLIC_URL,
          SLACK_BOT_TOKEN,
          SLACK_SIGNING_SECRET,
          SLACK_APP_TOKEN,
          SLACK_API_BASE_URL,
          SLACK_CLIENT_ID,
          SLACK_CLIENT_SECRET,
          DISCORD_TOKEN,
          DISCORD_API_BASE_URL,
          DISCORD_CLIENT_ID,
          DISCORD_CLIENT_SECRET,
          OIDC_ISSUER,
          OIDC_CLIENT_ID,
          OIDC_CLIENT_SECRET,
          SMTP_URL,
          MAIL_FROM,
          SECRET_KEY,
          PLATFORM_ADMINS,
          ORG_CREATION,
          PLAYGROUND);

  /** Keys that the design names and this version has no use for yet. */
  static final Set<String> LATER = Set.of("ROSTER_ADMIN_PORT");

  /** The ending of a name that leads to a file with the value. */
  static final String FILE = "_FILE";

  private static final Map<String, Key<?>> BY_NAME =
      ALL.stream().collect(toUnmodifiableMap(Key::name, key -> key));

  private Keys() {}

  /** Whether a variable is a key of this version, or leads to a file with one. */
  static boolean isKnown(String name) {
    if (BY_NAME.containsKey(name)) {
      return true;
    }
    var key = name.endsWith(FILE) ? BY_NAME.get(withoutFile(name)) : null;
    return key != null && key.fromFile();
  }

  static boolean isLater(String name) {
    return LATER.contains(name) || (name.endsWith(FILE) && LATER.contains(withoutFile(name)));
  }

  static Set<String> names() {
    return ALL.stream().map(Key::name).collect(toUnmodifiableSet());
  }

  private static String withoutFile(String name) {
    return name.substring(0, name.length() - FILE.length());
  }
}
