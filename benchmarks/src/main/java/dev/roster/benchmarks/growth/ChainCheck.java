package dev.roster.benchmarks.growth;

import dev.roster.audit.AuditVerifier;
import dev.roster.store.Databases;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Checks the whole audit chain of each org: how many events a second, and with how much memory. */
final class ChainCheck {

  private final Databases databases;
  private final AuditVerifier verifier = new AuditVerifier(Keys.auditChain());

  ChainCheck(DataSource read, DataSource write) {
    this.databases = new Databases(read, write);
  }

  /** The rows of a table of its own. */
  List<String> run(List<SizedOrg> orgs) {
    var rows = new ArrayList<String>();
    rows.add("| chain | events | seconds | events/s | kept on the heap at most, MiB |");
    rows.add("|---|---|---|---|---|");
    orgs.forEach(org -> rows.add(row(org)));
    return rows;
  }

  private String row(SizedOrg org) {
    System.gc();
    long before = heap().getUsage().getUsed();
    heap().resetPeakUsage();
    long from = System.nanoTime();
    var report = databases.read(sql -> verifier.verify(sql, org.id()));
    double seconds = (System.nanoTime() - from) / 1e9;
    long kept = heap().getPeakUsage().getUsed() - before;
    if (!report.isWhole()) {
      throw new IllegalStateException(org.name() + " has a false alarm: " + report);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.2f | %,.0f | %.1f |",
        org.name(),
        report.events(),
        seconds,
        report.events() / seconds,
        kept / 1048576.0);
  }

  /** Where objects go that outlive a collection. */
  private static MemoryPoolMXBean heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
        .findFirst()
        .orElseThrow();
  }
}
