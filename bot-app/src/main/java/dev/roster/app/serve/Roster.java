package dev.roster.app.serve;

import dev.roster.app.account.AccountServlet;
import dev.roster.app.api.Api;
import dev.roster.app.api.ProductEndpoints;
import dev.roster.app.api.RateLimits;
import dev.roster.app.api.Resources;
import dev.roster.app.config.Config;
import dev.roster.app.config.SecretKey;
import dev.roster.app.config.SecretKeyFile;
import dev.roster.app.database.Durability;
import dev.roster.app.database.Pools;
import dev.roster.app.database.Server;
import dev.roster.app.discord.LinkServlet;
import dev.roster.app.dns.DnsRecords;
import dev.roster.app.invitation.InvitationServlet;
import dev.roster.app.mail.KeptMailer;
import dev.roster.app.mail.Mailbox;
import dev.roster.app.mail.SmtpMailer;
import dev.roster.app.mailbox.CodeServlet;
import dev.roster.app.oidc.JoinServlet;
import dev.roster.app.oidc.OidcServlet;
import dev.roster.app.playground.Playground;
import dev.roster.app.slack.InstallServlet;
import dev.roster.app.slack.SlackServlet;
import dev.roster.app.visit.Site;
import dev.roster.app.web.Route;
import dev.roster.app.web.WebServer;
import dev.roster.app.webhook.HttpWebhookSender;
import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.migrations.DatabaseUnavailableException;
import dev.roster.migrations.Migrator;
import dev.roster.platform.Mailer;
import dev.roster.platform.WebhookSender;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Roster. */
public final class Roster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final InstantSource CLOCK = InstantSource.system();

  /** What each package of pages answers. */
  private static final List<Function<Site, List<Route>>> PAGES =
      List.of(
          InvitationServlet::routes,
          CodeServlet::routes,
          JoinServlet::routes,
          AccountServlet::routes,
          OidcServlet::routes,
          LinkServlet::routes);

  /** Requests are answered at once, so those in work end soon; the rest of 25 s is the chats'. */
  private static final Duration WEB_DRAIN = Duration.ofSeconds(3);

  /** The name of the file with the signed digests of the audit, in the data folder. */
  public static final String DIGESTS = "audit-digests.jsonl";

  private final Config config;
  private final Parts parts = new Parts();

  /** Starts nothing yet. */
  public Roster(Config config) {
    this.config = config;
  }

  /**
   * Starts everything; when that fails, what was started is stopped.
   *
   * @throws StartException when something is in the way
   * @throws DatabaseUnavailableException when the database is
   * @throws dev.roster.app.config.ConfigException when the secret key is lost
   */
  public void start() {
    try {
      startParts();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void startParts() {
    SecretKey key = config.secretKey().orElseGet(() -> SecretKeyFile.readOrMake(config.dataDir()));
    var server = parts.add("the database server", Server.start(config));
    migrate(server);
    var pools = parts.add("the connection pools", Pools.open(server));
    var kept = config.mail().isPresent() ? Optional.<KeptMailer>empty() : Optional.of(keptMailer());
    var warnings = new Warnings();
    Mailer mailer =
        config.mail().<Mailer>map(mail -> smtp(mail, warnings)).orElseGet(kept::orElseThrow);
    var webhooks = parts.add("the sender of events", new HttpWebhookSender(CLOCK));
    var core = parts.add("the core", core(pools, key, mailer, webhooks));
    var readiness = parts.add("the readiness check", Readiness.watch(core::isReady));
    var site = Site.of(core, config, key, CLOCK);
    var routes = new ArrayList<Route>();
    routes.add(new HealthServlet(readiness, warnings).route());
    PAGES.forEach(pages -> routes.addAll(pages.apply(site)));
    routes.add(api(core, key, config.http().publicUrl()).route());
    var chats = parts.add("the chats", Chats.start(config, core, key));
    warnings.add(chats::slackTrouble);
    if (config.slackApp().isPresent() && config.slack().flatMap(Config.Slack::botToken).isEmpty()) {
      warnings.add(() -> uninstalled(core));
    }
    chats.slackHttp().ifPresent(http -> routes.add(new SlackServlet(http).route()));
    chats
        .slackInstall()
        .ifPresent(oauth ->
            routes.addAll(
                new InstallServlet(
                        oauth, core.installations().states(), site.forms(), site.publicUrl())
                    .routes()));
    Optional<Playground> playground =
        config.playground() ? Optional.of(playground(core, kept)) : Optional.empty();
    playground.ifPresent(chat -> routes.addAll(List.of(chat.route(), chat.entrance())));
    listen(routes);
    playground.ifPresent(chat -> parts.add("the playground", chat));
    var archive = Core.archive(pools.read(), key.bytes());
    var digests = Core.digests(config.dataDir().resolve(DIGESTS), key.bytes());
    parts.add("the chores", Chores.start(core, () -> archive.sign(digests)));
    if (config.database() instanceof Config.Database.Embedded) {
      // The lock on the data directory says that whoever claimed anything is dead.
      core.takeOver();
    }
    core.start();
    playground.ifPresent(chat -> seed(chat, pools));
    readiness.serving(true);
    parts.add("the readiness", () -> readiness.serving(false));
  }

  private static SmtpMailer smtp(Config.Mail mail, Warnings warnings) {
    var mailer = new SmtpMailer(mail.server(), mail.from(), CLOCK);
    warnings.add(
        () -> mailer.trouble().map(_ -> "mail waits: the log and ./roster doctor say why"));
    return mailer;
  }

  private static Optional<String> uninstalled(Core core) {
    return core.installations().isAnywhere()
        ? Optional.empty()
        : Optional.of(
            "no Slack workspace has installed Roster: an admin of one opens /slack/install");
  }

  private void migrate(Server server) {
    var database = server.unpooled();
    Migrator.migrate(database);
    if (Durability.of(database) == Durability.LOST_WITH_SERVER) {
      throw new StartException(
          "the server of ROSTER_DATABASE_URL runs with innodb_flush_log_at_trx_commit=0 and would"
              + " lose acknowledged changes in a crash: set it to 1.");
    }
  }

  private KeptMailer keptMailer() {
    if (!config.playground()) {
      LOG.warn(
          "ROSTER_SMTP_URL is not set: mails are kept in {} and reach nobody", config.dataDir());
    }
    return KeptMailer.open(config.dataDir().resolve("mails.jsonl"), CLOCK);
  }

  private Core core(Pools pools, SecretKey key, Mailer mailer, WebhookSender webhooks) {
    var settings =
        new Settings(
            key.bytes(),
            config.http().publicUrl(),
            config.orgCreation(),
            config.platformAdmins(),
            config.signIn().map(Config.SignIn::issuer).map(URI::toString));
    return Core.create(
        pools.read(), pools.write(), settings, new Outlets(mailer, webhooks, new DnsRecords()));
  }

  private static Api api(Core core, SecretKey key, URI publicUrl) {
    var endpoints = new ArrayList<>(ProductEndpoints.of(core));
    endpoints.addAll(Resources.all(core.service(), key.bytes()));
    return Api.of(endpoints, ProductEndpoints.keys(core), RateLimits.usual(), publicUrl);
  }

  private static Playground playground(Core core, Optional<KeptMailer> kept) {
    var playground = Playground.of(core.engine(), kept.map(Mailbox.class::cast), CLOCK);
    core.platforms().register(playground.platform());
    return playground;
  }

  private void listen(List<Route> routes) {
    var http = config.http();
    try {
      var web = WebServer.start(http.host(), http.port(), http.publicUrl(), routes);
      parts.add("the HTTP server", () -> web.close(WEB_DRAIN));
    } catch (IOException e) {
      throw new StartException(
          "the web side cannot listen on %s:%d (%s): end what uses that port, or set ROSTER_HTTP_PORT"
                  .formatted(http.host(), http.port(), e.getMessage())
              + " or ROSTER_HTTP_HOST to another.",
          e);
    }
  }

  private static void seed(Playground playground, Pools pools) {
    try {
      if (pools.isEmpty()) {
        playground.seed();
      }
    } catch (SQLException e) {
      throw DatabaseUnavailableException.because(e);
    }
  }

  /** What to tell whoever started it: where it is and what to do first, a line each. */
  public List<String> greeting() {
    var http = config.http();
    var lines = new ArrayList<String>();
    lines.add("Roster is ready on " + http.publicUrl());
    if (config.playground()) {
      lines.add("Open " + http.localUrl() + Playground.PATH);
    }
    config
        .slack()
        .flatMap(Config.Slack::botToken)
        .ifPresent(_ -> lines.add("Type /roster home in Slack"));
    config
        .slackApp()
        .ifPresent(_ ->
            lines.add(
                "Slack workspaces install Roster at %s/slack/install; then type /roster home there"
                    .formatted(http.publicUrl())));
    config.discord().ifPresent(_ -> lines.add("Type /roster home in Discord"));
    if (!config.playground() && !config.hasChat()) {
      lines.add("No chat is configured: set SLACK_BOT_TOKEN or DISCORD_TOKEN, see the README");
    }
    return lines;
  }

  /** Stops everything in reverse; what is in work ends first. */
  @Override
  public void close() {
    parts.close();
  }
}
