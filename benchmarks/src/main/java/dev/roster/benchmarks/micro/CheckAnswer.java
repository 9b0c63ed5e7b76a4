package dev.roster.benchmarks.micro;

import dev.roster.benchmarks.load.Bench;
import dev.roster.check.Answer;
import dev.roster.check.Checks;
import dev.roster.check.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The product's question in process, of a running core: found in memory, cycle and age looked at. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckAnswer {

  private static final int PEOPLE = 1_000;

  private Bench bench;
  private Checks checks;
  private final Question[] held = new Question[PEOPLE];
  private final Question refused = Question.of("org-0", "slack:T1/M0-1", "org.delete");
  private int next;

  /** Starts a core, and asks about everybody once. */
  @Setup
  public void start() throws IOException {
    bench = new Bench(Files.createTempDirectory("roster-check"), 4, 1, PEOPLE + 1);
    checks = bench.core().checks();
    checks.start();
    for (int i = 0; i < PEOPLE; i++) {
      held[i] = Question.of("org-0", "slack:T1/M0-" + (i + 1), "inference.use");
      checks.check(held[i]);
    }
  }

  /** Ends it. */
  @TearDown
  public void stop() {
    bench.close();
  }

  /** The same person again and again. */
  @Benchmark
  public Answer onePerson() {
    return checks.check(held[0]);
  }

  /** One of a thousand people after the other. */
  @Benchmark
  public Answer aThousandPeople() {
    next = next + 1 == PEOPLE ? 0 : next + 1;
    return checks.check(held[next]);
  }

  /** A no. */
  @Benchmark
  public Answer refused() {
    return checks.check(refused);
  }
}
