package dev.roster.app.cli;

import dev.roster.app.config.SecretKeyFile;
import dev.roster.app.database.Server;
import dev.roster.migrations.Migrator;
import picocli.CommandLine.Command;

/** Brings the database's schema up to date; serving does so too. */
@Command(
    name = "migrate",
    description = "Bring the database's schema up to date, and end.",
    mixinStandardHelpOptions = true)
final class MigrateCommand extends Action {

  private final RosterCommand root;

  MigrateCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var line = line();
    var config = root.load(line.getErr()).config();
    if (config.secretKey().isEmpty()) {
      SecretKeyFile.readOrMake(config.dataDir());
    }
    try (var server = Server.start(config)) {
      int scripts = Migrator.migrate(server.unpooled());
      line.getOut()
          .println(scripts == 0 ? "The schema is up to date." : "Ran " + scripts + " scripts.");
      line.getOut().flush();
    }
    return 0;
  }
}
