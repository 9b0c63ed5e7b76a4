package dev.roster.app.doctor;

import dev.roster.app.config.Config;
import dev.roster.app.config.ConfigException;
import dev.roster.app.config.SecretKeyFile;
import dev.roster.app.discord.DiscordCheck;
import dev.roster.app.doctor.Finding.Level;
import dev.roster.app.mail.SmtpMailer;
import dev.roster.app.oidc.OidcCheck;
import dev.roster.app.slack.SlackCheck;
import dev.roster.platform.DeliveryException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Tries what a configuration leads to; changes nothing. */
public final class Doctor {

  private static final String MAIL = "mail";

  private Doctor() {}

  /** Everything it found, in the order of a start. */
  public static List<Finding> examine(Config config) {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok("configuration", "every key that is set can be used."));
    findings.add(key(config));
    findings.addAll(DatabaseCheck.examine(config));
    findings.add(mail(config));
    config.slack().ifPresent(slack -> findings.addAll(slack(config, slack)));
    config.discord().ifPresent(discord -> findings.add(discord(discord)));
    config.signIn().ifPresent(signIn -> findings.add(signIn(config, signIn)));
    return findings;
  }

  private static Finding key(Config config) {
    if (config.secretKey().isPresent()) {
      return Finding.ok("secret key", "ROSTER_SECRET_KEY is set.");
    }
    try {
      return SecretKeyFile.exists(config.dataDir())
          ? Finding.ok("secret key", "it lies in the data folder; back it up with the database.")
          : Finding.ok("secret key", "the first start makes one in the data folder.");
    } catch (ConfigException e) {
      return Finding.fail("secret key", e.problems().getFirst());
    }
  }

  private static List<Finding> slack(Config config, Config.Slack slack) {
    var findings = new ArrayList<Finding>();
    slack.botToken().ifPresent(token -> findings.add(of("Slack", SlackCheck.call(slack, token))));
    config
        .slackApp()
        .ifPresent(app ->
            findings.add(
                of("Slack installs", SlackCheck.pair(slack, app, config.http().publicUrl()))));
    return findings;
  }

  private static Finding of(String what, SlackCheck.Result result) {
    return new Finding(result.works() ? Level.OK : Level.FAIL, what, result.sentence());
  }

  private static Finding discord(Config.Discord discord) {
    var result = DiscordCheck.call(discord);
    return new Finding(result.works() ? Level.OK : Level.FAIL, "Discord", result.sentence());
  }

  private static Finding signIn(Config config, Config.SignIn signIn) {
    var result = OidcCheck.call(signIn, config.http().publicUrl());
    return new Finding(result.works() ? Level.OK : Level.FAIL, "sign-in", result.sentence());
  }

  private static Finding mail(Config config) {
    if (config.mail().isEmpty()) {
      return config.playground()
          ? Finding.ok(MAIL, "mails are kept and shown in the playground.")
          : Finding.warn(MAIL, "mails reach nobody: set ROSTER_SMTP_URL and ROSTER_MAIL_FROM.");
    }
    var mail = config.mail().get();
    try {
      boolean unread = new SmtpMailer(mail.server(), mail.from(), InstantSource.system()).check();
      return unread
          ? Finding.ok(MAIL, "the server %s takes mail.".formatted(mail.server()))
          : Finding.warn(
              MAIL,
              "the server %s takes mail, but without encryption: whoever listens on the way can use the links of invitations. Use a server with STARTTLS, or an smtps:// address."
                  .formatted(mail.server()));
    } catch (DeliveryException e) {
      return Finding.fail(MAIL, e.getMessage() + "; check ROSTER_SMTP_URL.");
    }
  }
}
