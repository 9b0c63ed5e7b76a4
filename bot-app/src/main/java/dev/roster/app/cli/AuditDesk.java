package dev.roster.app.cli;

import dev.roster.app.config.Config;
import dev.roster.app.config.SecretKeyFile;
import dev.roster.app.database.Pools;
import dev.roster.app.database.Server;
import dev.roster.app.serve.Roster;
import dev.roster.assembly.Core;
import dev.roster.audit.DigestFile;
import dev.roster.history.Archive;
import dev.roster.history.Chain;
import dev.roster.migrations.Migrator;
import java.io.PrintWriter;
import java.nio.file.Files;

/** The audit of the configured database, also while a Roster runs on the embedded one. */
final class AuditDesk implements AutoCloseable {

  /** What could not be looked at is told apart from what was found broken. */
  static final int CANNOT = 2;

  private final Server server;
  private final Pools pools;
  private final Archive archive;
  private final DigestFile.Contents digests;

  private AuditDesk(Server server, Pools pools, Archive archive, DigestFile.Contents digests) {
    this.digests = digests;
    this.server = server;
    this.pools = pools;
    this.archive = archive;
  }

  /** What is done with it. */
  @FunctionalInterface
  interface Work {
    /** Does it; the exit code. */
    int run(AuditDesk desk);
  }

  /** Does some work; whatever is in the way is told in a sentence, with exit code 2. */
  static int with(RosterCommand root, PrintWriter err, Work work) {
    try (var desk = open(root.load(err).config())) {
      return work.run(desk);
    } catch (RuntimeException e) {
      RosterCommand.sentences(e).forEach(err::println);
      return CANNOT;
    }
  }

  private static AuditDesk open(Config config) {
    if (config.database() instanceof Config.Database.Embedded
        && !Files.exists(config.dataDir().resolve("database"))) {
      throw new ToolException(
          "there is no database in %s yet".formatted(config.dataDir().normalize()));
    }
    var key = config.secretKey().orElseGet(() -> SecretKeyFile.readOrMake(config.dataDir()));
    var server = Server.startOrJoin(config);
    try {
      if (!Migrator.pending(server.unpooled()).isEmpty()) {
        throw new ToolException(
            "the database's schema is older than this Roster: run ./roster migrate first");
      }
      var pools = Pools.open(server);
      var digests = Core.digests(config.dataDir().resolve(Roster.DIGESTS), key.bytes());
      return new AuditDesk(server, pools, Core.archive(pools.read(), key.bytes()), digests.read());
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  Archive archive() {
    return archive;
  }

  /** What the signed digests beside the data say. */
  DigestFile.Contents digests() {
    return digests;
  }

  Chain chain(String slug) {
    return archive
        .chain(slug)
        .orElseThrow(() ->
            new ToolException(
                "there is no org `%s`: give its short name, as `org show` has it"
                    .formatted(slug.replaceAll("\\p{Cntrl}", "?"))));
  }

  @Override
  public void close() {
    pools.close();
    server.close();
  }
}
