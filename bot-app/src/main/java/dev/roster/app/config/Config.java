package dev.roster.app.config;

import dev.roster.app.mail.SmtpServer;
import dev.roster.org.OrgCreation;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Roster runs with.
 *
 * @param database where the data lives
 * @param dataDir the folder for what lies beside a database: the embedded one, kept mails, the key
 * @param http the web side
 * @param slack Slack, when it is on
 * @param discord Discord, when it is on
 * @param slackApp what installs Roster into several Slack workspaces, when it is set
 * @param discordClient the id of Discord's application, when it is set
 * @param discordSecret that application's secret, when it is set: people sign in at Discord
 * @param signIn the identity provider, when there is one
 * @param mail the mail server, when there is one
 * @param secretKey the key, when it is set; else it lies in the data folder
 * @param platformAdmins e-mails of the people who run this Roster, in lower case
 * @param orgCreation who may create orgs
 * @param playground whether the local browser chat is on
 */
public record Config(
    Database database,
    Path dataDir,
    Http http,
    Optional<Slack> slack,
    Optional<Discord> discord,
    Optional<SlackApp> slackApp,
    Optional<String> discordClient,
    Optional<String> discordSecret,
    Optional<SignIn> signIn,
    Optional<Mail> mail,
    Optional<SecretKey> secretKey,
    Set<String> platformAdmins,
    OrgCreation orgCreation,
    boolean playground) {

  /**
   * Reads and checks everything.
   *
   * @param environment the process's variables
   * @param home the launcher's folder, where {@code roster.yaml} and {@code .env} lie
   * @throws ConfigException when anything is wrong, with all of it
   */
  public static Loaded load(Map<String, String> environment, Path home) {
    return new Reading(environment, home).load();
  }

  /**
   * A configuration and what is to be told about it.
   *
   * @param config the values
   * @param lines every key in the documentation's order
   * @param warnings what has no effect or deserves a look, one sentence each
   */
  public record Loaded(Config config, List<Line> lines, List<String> warnings) {}

  /**
   * A key as it is in effect.
   *
   * @param name the key
   * @param value the value, secrets hidden
   * @param where its source in words
   */
  public record Line(String name, String value, String where) {}

  /** Where the data lives. */
  public sealed interface Database {
    /** Roster's own server, in the data folder. */
    record Embedded() implements Database {}

    /**
     * A server of the operator.
     *
     * @param url the JDBC address
     * @param user absent when the address names it
     * @param password absent when there is none or the address names it
     */
    record External(String url, Optional<String> user, Optional<String> password)
        implements Database {
      /** Without secrets. */
      @Override
      public String toString() {
        return Masks.url(url);
      }
    }
  }

  /**
   * The web side.
   *
   * @param host where it listens
   * @param port where it listens
   * @param configuredUrl {@code ROSTER_PUBLIC_URL}, without a slash at the end
   */
  public record Http(String host, int port, Optional<URI> configuredUrl) {

    private static final String EVERYWHERE = "0.0.0.0";

    /**
     * Where people reach it, without a slash at the end; this machine when nothing is configured.
     */
    public URI publicUrl() {
      return configuredUrl.orElseGet(this::localUrl);
    }

    /** Where a browser at this machine reaches it. */
    public URI localUrl() {
      String name =
          switch (host) {
            case EVERYWHERE, "::" -> "127.0.0.1";
            default -> host.contains(":") ? "[" + host + "]" : host;
          };
      return URI.create("http://" + name + ":" + port);
    }
  }

  /**
   * Slack.
   *
   * @param botToken the token of the bot in the home workspace; without one all workspaces install
   * @param appToken for Socket Mode; when present, HTTP mode is off
   * @param signingSecrets for HTTP mode: the one or two that signatures may come from
   * @param apiBase another endpoint than Slack's own
   */
  public record Slack(
      Optional<String> botToken,
      Optional<String> appToken,
      List<String> signingSecrets,
      Optional<URI> apiBase) {
    /** Without secrets. */
    @Override
    public String toString() {
      return appToken.isPresent() ? "Slack[Socket Mode]" : "Slack[HTTP]";
    }
  }

  /**
   * Discord.
   *
   * @param token the bot's token
   * @param apiBase another REST endpoint than Discord's own
   */
  public record Discord(String token, Optional<URI> apiBase) {
    /** Without secrets. */
    @Override
    public String toString() {
      return "Discord";
    }
  }

  /**
   * Slack's app, which workspaces install by OAuth.
   *
   * @param clientId public
   * @param clientSecret secret
   */
  public record SlackApp(String clientId, String clientSecret) {
    /** Without secrets. */
    @Override
    public String toString() {
      return "SlackApp[" + clientId + "]";
    }
  }

  /**
   * An identity provider that speaks OpenID Connect.
   *
   * @param issuer its name, which is also where its metadata is found; without a slash at the end
   *     unless its metadata has one
   * @param clientId what it calls Roster
   * @param clientSecret proves Roster to it
   */
  public record SignIn(URI issuer, String clientId, String clientSecret) {
    /** Without secrets. */
    @Override
    public String toString() {
      return "SignIn[" + issuer + "]";
    }
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "Config[" + database + ", " + http.publicUrl() + "]";
  }

  /** Whether any chat platform is configured. */
  public boolean hasChat() {
    return slack.isPresent() || discord.isPresent();
  }

  /**
   * The mail server.
   *
   * @param server where and with which login
   * @param from the sender
   */
  public record Mail(SmtpServer server, InternetAddress from) {}
}
