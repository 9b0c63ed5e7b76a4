package dev.roster.history;

import dev.roster.audit.AuditLog;
import dev.roster.audit.AuditVerifier;
import dev.roster.audit.ChainReport;
import dev.roster.audit.DigestFile;
import dev.roster.audit.SignedEnd;
import dev.roster.store.Databases;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The whole audit, for whoever runs Roster: every chain, past all rights. Changes nothing. */
public final class Archive {

  private final Databases databases;
  private final AuditVerifier verifier;

  /** Wires it. */
  public Archive(Databases databases, AuditVerifier verifier) {
    this.databases = databases;
    this.verifier = verifier;
  }

  /** The database's time. */
  public Instant now() {
    return databases.time();
  }

  /**
   * Every chain: of orgs, deleted and personal ones too, of the platform, of orgs that are gone.
   */
  public List<Chain> chains() {
    Map<UUID, String> labels = new HashMap<>();
    labels.put(AuditLog.PLATFORM, "what concerns no org");
    return databases.read(sql -> {
      sql.createQuery("select id, slug, personal, deleted_at is not null as deleted from org")
          .map((row, context) ->
              new Chain(
                  UUID.fromString(row.getString("id")),
                  row.getString("slug")
                      + (row.getBoolean("personal") ? " (personal)" : "")
                      + (row.getBoolean("deleted") ? " (deleted)" : "")))
          .forEach(chain -> labels.put(chain.id(), chain.label()));
      return verifier.chains(sql).stream()
          .map(id -> new Chain(id, labels.getOrDefault(id, "the lost org " + id)))
          .toList();
    });
  }

  /** The chain of the org with that short name; also of a deleted one. */
  public Optional<Chain> chain(String slug) {
    return databases.read(sql ->
        sql.createQuery("select id from org where slug = :slug")
            .bind("slug", slug)
            .mapTo(UUID.class)
            .findOne()
            .map(id -> new Chain(id, slug)));
  }

  /**
   * Checks one.
   *
   * @param signed how far it reached when digests were signed
   */
  public ChainReport verify(Chain chain, List<SignedEnd> signed) {
    return databases.read(sql -> verifier.verify(sql, chain.id(), signed));
  }

  /**
   * Signs how far the chains reach that changed since the last digest.
   *
   * @return how many these are
   */
  public int sign(DigestFile digests) {
    Instant now = now();
    return databases.read(sql -> digests.add(sql, now));
  }

  /** What is wrong, a line each, indented. */
  public static Stream<String> lines(ChainReport report) {
    return VerifyReplies.lines(report);
  }

  /**
   * Writes the events of an org, the oldest first: as CSV with the names of the columns, or a JSON
   * object a line.
   *
   * @param out closed in the end
   */
  public void export(Chain chain, Optional<Instant> since, boolean json, OutputStream out) {
    var format = json ? ExportFormat.JSON : ExportFormat.CSV;
    format.write(
        out,
        taker ->
            databases.read(sql -> {
              ExportTable.stream(
                  sql, chain.id(), since.orElse(Instant.EPOCH), Long.MAX_VALUE, taker);
              return true;
            }));
  }
}
