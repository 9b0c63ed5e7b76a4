package dev.roster.app.cli;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: its place in the command line, with the writers for its output. */
abstract class Action implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  final CommandLine line() {
    return requireNonNull(spec, "picocli sets the spec before it calls").commandLine();
  }
}
