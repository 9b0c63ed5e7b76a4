package dev.roster.app.cli;

import dev.roster.access.Refusal;
import dev.roster.command.PastTime;
import dev.roster.history.Chain;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes an org's events to standard output, however many there are. */
@Command(
    name = "export",
    description = "Write an org's events to standard output, as CSV or as a JSON object a line.",
    mixinStandardHelpOptions = true)
final class AuditExportCommand extends Action {

  private final RosterCommand root;
  private final OutputStream out;

  @Option(
      names = "--org",
      paramLabel = "SLUG",
      required = true,
      description = "The org's short name.")
  private String org = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From when on, as in 2026-03-01 or 30d; everything without it.")
  private @Nullable String since;

  @Option(names = "--json", description = "A JSON object a line instead of CSV.")
  private boolean json;

  /**
   * Wires it.
   *
   * @param out takes the bytes: a file in UTF-8 wherever it is written
   */
  AuditExportCommand(RosterCommand root, OutputStream out) {
    this.root = root;
    this.out = out;
  }

  @Override
  public Integer call() {
    return AuditDesk.with(root, line().getErr(), this::export);
  }

  private int export(AuditDesk desk) {
    Chain chain = desk.chain(org);
    Optional<Instant> from =
        Optional.ofNullable(since).map(typed -> read(typed, desk.archive().now()));
    desk.archive().export(chain, from, json, out);
    return 0;
  }

  private static Instant read(String typed, Instant now) {
    try {
      return PastTime.read("--since", typed, ZoneId.systemDefault(), now).first();
    } catch (Refusal e) {
      throw new ToolException(e.sentence());
    }
  }
}
