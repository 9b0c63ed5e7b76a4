package dev.roster.app.cli;

import dev.roster.audit.ChainReport;
import dev.roster.audit.SignedEnd;
import dev.roster.history.Archive;
import dev.roster.history.Chain;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the audit; exit code 1 when it is broken, 2 when it cannot be checked. */
@Command(
    name = "verify",
    description = {
      "Check that nobody altered the audit: every org's and what concerns no org.",
      "Ends with 0 when it is whole, 1 when it is not, 2 when that cannot be told."
    },
    mixinStandardHelpOptions = true)
final class AuditVerifyCommand extends Action {

  private static final long PROGRESS = TimeUnit.SECONDS.toNanos(2);

  private static final long WORTH_A_SPEED = 10_000;

  private final RosterCommand root;

  @Option(names = "--org", paramLabel = "SLUG", description = "Only the org of that short name.")
  private @Nullable String org;

  AuditVerifyCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    return AuditDesk.with(root, line().getErr(), this::verify);
  }

  private int verify(AuditDesk desk) {
    List<Chain> chains = org == null ? all(desk) : List.of(desk.chain(org));
    var tally = new Tally(chains.size(), line().getErr());
    PrintWriter out = line().getOut();
    Map<UUID, List<SignedEnd>> ends = desk.digests().ends();
    desk.digests().faults().forEach(out::println);
    for (Chain chain : chains) {
      ChainReport report = desk.archive().verify(chain, ends.getOrDefault(chain.id(), List.of()));
      tally.add(report);
      if (!report.isWhole()) {
        out.println("The history of " + chain.label() + " is not whole:");
        Archive.lines(report).forEach(out::println);
      }
    }
    out.println(tally.sentence(Optional.ofNullable(org)));
    out.flush();
    return tally.broken == 0 && desk.digests().faults().isEmpty() ? 0 : 1;
  }

  /** Every chain, also one of which nothing is left but what was signed. */
  private static List<Chain> all(AuditDesk desk) {
    var chains = new ArrayList<>(desk.archive().chains());
    var known = chains.stream().map(Chain::id).collect(Collectors.toSet());
    desk.digests().ends().keySet().stream()
        .filter(id -> !known.contains(id))
        .map(id -> new Chain(id, "the lost org " + id))
        .forEach(chains::add);
    return chains;
  }

  /** What was checked so far. */
  private static final class Tally {
    private final int chains;
    private final PrintWriter err;
    private final long begun = System.nanoTime();
    private long told = begun;
    private long checked;
    private long events;
    private long erased;
    private long broken;
    private long otherKey;

    Tally(int chains, PrintWriter err) {
      this.chains = chains;
      this.err = err;
    }

    void add(ChainReport report) {
      checked++;
      events += report.events();
      erased += report.erased();
      broken += report.isWhole() ? 0 : 1;
      otherKey += report.isOfOtherKey() ? 1 : 0;
      long now = System.nanoTime();
      if (now - told >= PROGRESS) {
        told = now;
        err.println(
            String.format(
                Locale.ROOT,
                "Checked %,d of %,d histories, %,d events ...",
                checked,
                chains,
                events));
        err.flush();
      }
    }

    String sentence(Optional<String> org) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      String what =
          org.map(slug -> String.format(Locale.ROOT, "%,d events of %s", events, slug))
              .orElseGet(() ->
                  String.format(
                      Locale.ROOT,
                      "%,d events in %,d %s",
                      events,
                      chains,
                      chains == 1 ? "history" : "histories"));
      String speed =
          String.format(Locale.ROOT, "%s, checked in %.1f s", what, seconds)
              + (events < WORTH_A_SPEED
                  ? ""
                  : String.format(Locale.ROOT, " (%,.0f a second)", events / seconds));
      if (broken == 0) {
        return "The audit is whole: "
            + speed
            + (erased == 0
                ? "."
                : String.format(Locale.ROOT, "; the words of %,d were erased.", erased));
      }
      if (otherKey > 1 && otherKey == broken) {
        return "The key is probably not the one that the audit was written with: compare"
            + " ROSTER_SECRET_KEY, or secret.key in the data folder, with the backup. "
            + String.format(Locale.ROOT, "%,d of %,d histories do not fit it.", otherKey, chains);
      }
      return String.format(
              Locale.ROOT, "The audit is broken in %,d of %,d histories: ", broken, chains)
          + speed
          + ". What each finding means stands in docs/operations.md.";
    }
  }
}
