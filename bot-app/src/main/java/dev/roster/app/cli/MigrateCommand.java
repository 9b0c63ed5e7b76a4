package dev.roster.app.cli;

import dev.roster.app.config.SecretKeyFile;
import dev.roster.app.database.Server;
import dev.roster.migrations.Migrator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database's schema up to date; serving does so too. */
@Command(
    name = "migrate",
    description = "Bring the database's schema up to date, and end.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

  private final RosterCommand root;
  @Spec private CommandSpec spec;

  MigrateCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var line = spec.commandLine();
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
