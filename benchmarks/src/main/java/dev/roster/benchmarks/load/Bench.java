package dev.roster.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.benchmarks.record.Recorder;
import dev.roster.benchmarks.record.Tape;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.migrations.Migrator;
import dev.roster.org.OrgCreation;
import dev.roster.platform.Platforms;
import dev.roster.reply.Reply;
import dev.roster.usage.Meter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A core on a private MariaDB with the settings of production, and a company in it. */
public final class Bench implements AutoCloseable {

  private final EmbeddedMariaDb server;
  private final HikariDataSource read;
  private final HikariDataSource write;
  private final Recorder recorder = new Recorder();
  private final Company company;
  private final Core core;

  /**
   * Starts and seeds.
   *
   * @param home of the database; its former content is lost
   */
  public Bench(Path home, int connections, int orgs, int members) {
    this(home, connections, Collections.nCopies(orgs, members));
  }

  /**
   * Starts and seeds orgs of different sizes.
   *
   * @param home of the database; its former content is lost
   * @param members of each org, its owner included
   */
  Bench(Path home, int connections, List<Integer> members) {
    this.server = EmbeddedMariaDb.start(home, EmbeddedOptions.durable());
    String url = server.freshSchema("roster_bench");
    this.read = Pools.open(server, url, "read", connections, true);
    this.write = Pools.open(server, url, "write", connections, false);
    Migrator.migrate(read);
    this.company = new Company(write);
    company.seed(members);
    this.core = another();
  }

  /** One more core on the same database, as another process would run it. */
  public Core another() {
    var settings =
        new Settings(
            new byte[32], URI.create("https://roster.test"), OrgCreation.CHAT_ADMINS, Set.of());
    Core made =
        Core.create(recorder.before(read), recorder.before(write), settings, Outlets.NOWHERE);
    made.platforms().register(new QuietPlatform());
    return made;
  }

  /** The core itself. */
  public Core core() {
    return core;
  }

  /** What adapters talk to. */
  public Engine engine() {
    return core.engine();
  }

  /** What counts usage. */
  Meter meter() {
    return core.meter();
  }

  /** The pool for changes, with nobody listening. */
  DataSource write() {
    return write;
  }

  /** Where adapters register; one for Slack takes the place of the quiet one. */
  public Platforms platforms() {
    return core.platforms();
  }

  /** Who there is. */
  public Company company() {
    return company;
  }

  /** Runs a command and looks that it was done. */
  void handle(Workload workload, int org, int member) {
    Call call = workload.call(org, member);
    Reply reply = core.engine().handle(call);
    if (!(reply instanceof Reply.Message message)
        || !message.words().contains(workload.expected())) {
      throw new IllegalStateException(call.input() + " was answered with " + reply);
    }
  }

  /** The same, noting what it asks of the database. */
  Tape record(Workload workload, int org, int member) {
    return recorder.record(() -> handle(workload, org, member));
  }

  @Override
  public void close() {
    core.close();
    read.close();
    write.close();
    server.close();
  }
}
