package dev.roster.app.cli;

import dev.roster.app.config.Config;
import dev.roster.app.config.ConfigException;
import dev.roster.app.doctor.Doctor;
import dev.roster.app.doctor.Finding;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Tries everything that Roster depends on; exit code 1 when something fails. */
@Command(
    name = "doctor",
    description = "Check the configuration, the database, mail and Slack, and say what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends Action {

  private final RosterCommand root;

  DoctorCommand(RosterCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    var out = line().getOut();
    var findings = findings();
    findings.forEach(finding -> out.println(finding.line()));
    out.flush();
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL) ? 1 : 0;
  }

  private List<Finding> findings() {
    try {
      Config.Loaded loaded = root.load();
      var notes = loaded.warnings().stream().map(note -> Finding.warn("configuration", note));
      return Stream.concat(notes, Doctor.examine(loaded.config()).stream()).toList();
    } catch (ConfigException e) {
      return e.problems().stream().map(text -> Finding.fail("configuration", text)).toList();
    }
  }
}
