package dev.roster.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Passes everything on to JMH. */
@Command(
    name = "micro",
    description = "Runs the JMH benchmarks; options are JMH's own, such as ReadLine -f 5.")
public final class MicroBenchmarks implements Callable<Integer> {

  @Unmatched private List<String> options = new ArrayList<>();

  /** Runs JMH. */
  @Override
  public Integer call() throws IOException {
    org.openjdk.jmh.Main.main(options.toArray(String[]::new));
    return 0;
  }
}
