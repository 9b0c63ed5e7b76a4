package dev.roster.app.cli;

import dev.roster.app.config.Config;
import dev.roster.app.config.ConfigException;
import dev.roster.app.serve.StartException;
import dev.roster.app.web.Incident;
import dev.roster.migrations.DatabaseUnavailableException;
import dev.roster.migrations.EmbeddedDatabaseException;
import dev.roster.migrations.MigrationException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code ./roster}: without a command it serves. */
@Command(
    name = "roster",
    description = "Runs the membership of an AI product from chat.",
    versionProvider = RosterCommand.Version.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Configuration comes from the environment, roster.yaml and .env; the README lists the keys.",
      "JAVA_OPTS=-Droster.log=DEBUG shows more in the log."
    })
public final class RosterCommand extends Action {

  private final Map<String, String> environment;
  private final Path home;

  private RosterCommand(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The command line; errors go to {@link CommandLine#getErr}, one sentence each, and give exit
   * code 1 (2 for words that it does not know).
   *
   * @param environment the process's variables
   * @param home the launcher's folder
   */
  public static CommandLine create(Map<String, String> environment, Path home) {
    var root = new RosterCommand(environment, home);
    var line =
        new CommandLine(root)
            .addSubcommand(new ServeCommand(root))
            .addSubcommand(new MigrateCommand(root))
            .addSubcommand(
                new CommandLine(new AuditCommand())
                    .addSubcommand(new AuditVerifyCommand(root))
                    .addSubcommand(
                        new AuditExportCommand(root, new FileOutputStream(FileDescriptor.out))))
            .addSubcommand(new ConfigCommand(root))
            .addSubcommand(new DoctorCommand(root))
            .addSubcommand(new ManifestCommand(root))
            .addSubcommand(new InviteUrlCommand(root));
    line.setExecutionExceptionHandler((failure, where, _) -> {
      sentences(failure).forEach(where.getErr()::println);
      return CommandLine.ExitCode.SOFTWARE;
    });
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    return ServeCommand.serve(this, line());
  }

  /** The configuration; what deserves a look is said on standard error. */
  Config.Loaded load(PrintWriter err) {
    var loaded = load();
    loaded.warnings().forEach(warning -> err.println("Note: " + warning));
    return loaded;
  }

  /** The configuration; says nothing. */
  Config.Loaded load() {
    return Config.load(environment, home);
  }

  /** What a failure means for whoever runs Roster, without its stack trace. */
  static List<String> sentences(Throwable failure) {
    return switch (failure) {
      case ConfigException e -> e.problems();
      case StartException e -> List.of(sentence(e));
      case ToolException e -> List.of(sentence(e));
      case DatabaseUnavailableException e -> List.of(sentence(e));
      case EmbeddedDatabaseException e -> List.of(sentence(e));
      case MigrationException e -> List.of(sentence(e));
      default -> {
        var log = LoggerFactory.getLogger(RosterCommand.class);
        var incident = Incident.log(log, "an unexpected failure", failure);
        yield List.of(
            "Something went wrong that should not (%s, see the log); JAVA_OPTS=-Droster.log=DEBUG shows where."
                .formatted(incident.id()));
      }
    };
  }

  private static String sentence(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + (text.endsWith(".") || text.endsWith("?") ? "" : ".");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version =
          Optional.ofNullable(RosterCommand.class.getPackage().getImplementationVersion());
      return new String[] {"Roster " + version.orElse("(not packaged)")};
    }
  }
}
