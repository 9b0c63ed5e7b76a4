package dev.roster.app.slack;

import dev.roster.app.config.Config;
import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.slack.SlackManifest;
import java.time.InstantSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** The manifest to paste at Slack, of this version's commands. */
public final class Manifest {

  private static final int KEY_BYTES = 32;

  private Manifest() {}

  /** The manifest as JSON: HTTP mode with a public address, else Socket Mode. */
  public static String json(Config config) {
    // A core on a database that leads nowhere: putting it together asks the database nothing.
    var nowhere = new MariaDbDataSource();
    var settings =
        new Settings(
            new byte[KEY_BYTES],
            config.http().publicUrl(),
            config.orgCreation(),
            config.platformAdmins());
    try (var core =
        Core.create(nowhere, nowhere, settings, Outlets.NOWHERE, InstantSource.system())) {
      return SlackManifest.json(core.engine().catalog(), config.http().configuredUrl());
    }
  }
}
