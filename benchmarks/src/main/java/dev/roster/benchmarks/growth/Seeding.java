package dev.roster.benchmarks.growth;

import dev.roster.benchmarks.load.Pools;
import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.store.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills an empty schema with orgs of given sizes. */
final class Seeding {

  // Batches in one message each; an empty table's rows are sorted before they are written.
  private static final String BULK =
      "&useBulkStmts=true&sessionVariables=unique_checks=0,foreign_key_checks=0";

  private final EmbeddedMariaDb server;
  private final String url;
  private final List<SizedOrg> orgs;

  Seeding(EmbeddedMariaDb server, String url, List<SizedOrg> orgs) {
    this.server = server;
    this.url = url;
    this.orgs = orgs;
  }

  /** Writes everything; the words and the audit beside the rest. */
  void write(LocalDateTime now) {
    var people = new PeopleSeeding(orgs, now);
    var others = new OrgSeeding(orgs, now);
    try (var pool = Pools.open(server, url + BULK, "seed", 4, false);
        var threads = Executors.newFixedThreadPool(3)) {
      var parts = new ArrayList<Future<Void>>();
      parts.add(
          threads.submit(() -> {
            try (Connection connection = pool.getConnection()) {
              others.write(connection);
              people.write(connection);
              headcount(connection);
            }
            return null;
          }));
      parts.add(
          threads.submit(() -> {
            try (Connection connection = pool.getConnection()) {
              others.writeWords(connection);
              people.writeWords(connection);
            }
            return null;
          }));
      var audit = new AuditSeeding(orgs, now, Keys.auditChain());
      Callable<Void> chains =
          () -> {
            new Databases(pool, pool)
                .read(sql -> {
                  audit.write(sql);
                  return true;
                });
            return null;
          };
      parts.add(threads.submit(chains));
      for (Future<Void> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the orgs cannot be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the seeding was interrupted", e);
    }
  }

  private static void headcount(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into headcount (org_id, role, status, tier, members)
          select org_id, role, status, tier, count(*) from membership
          group by org_id, role, status, tier
          """);
    }
    connection.commit();
    Progress.say("headcount");
  }
}
