package dev.roster.benchmarks.load;

import dev.roster.benchmarks.record.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures a command through the engine and by bare JDBC, in turns. */
final class Comparison {

  /** Rounds that only warm the compiler and the database up. */
  private static final int WARM_UP = 3;

  private final Bench bench;
  private final Workload workload;
  private final Scenario scenario;
  private final List<List<Tape>> tapes;

  /** Records what the engine asks of the database for each command of a round. */
  Comparison(Bench bench, Workload workload, Scenario scenario) {
    this.bench = bench;
    this.workload = workload;
    this.scenario = scenario;
    if (workload == Workload.SHOW) {
      // What is cached at an org's version is part of how this command works.
      record();
    }
    this.tapes = record();
    bench.company().restore();
  }

  private List<List<Tape>> record() {
    var recorded = new ArrayList<List<Tape>>();
    for (int caller = 0; caller < scenario.callers(); caller++) {
      var own = new ArrayList<Tape>();
      for (int i = 0; i < scenario.commands(); i++) {
        own.add(bench.record(workload, scenario.org(caller, i), scenario.member(caller, i)));
      }
      recorded.add(own);
    }
    return recorded;
  }

  /** What one command asks of the database, when nothing is new. */
  Tape example() {
    return tapes.getFirst().getLast();
  }

  /** Runs the rounds; the first of a pair takes turns. */
  Result run(int rounds) {
    var engine = new ArrayList<Round>();
    var bare = new ArrayList<Round>();
    for (int i = 0; i < WARM_UP + rounds; i++) {
      boolean counts = i >= WARM_UP;
      for (boolean isEngine :
          i % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
        Round round = isEngine ? Round.of(scenario, this::handle) : Round.of(scenario, this::play);
        bench.company().restore();
        if (counts) {
          (isEngine ? engine : bare).add(round);
        }
      }
    }
    return new Result(workload, scenario, example().roundTrips(), engine, bare);
  }

  private void handle(int caller, int command) {
    bench.handle(workload, scenario.org(caller, command), scenario.member(caller, command));
  }

  private void play(int caller, int command) {
    tapes.get(caller).get(command).play();
  }

  /** What was measured, as a row of the table. */
  record Result(
      Workload workload, Scenario scenario, int roundTrips, List<Round> engine, List<Round> bare) {

    static final String HEAD =
        """
        | command | callers | round trips | engine p50 ms | p99 ms | commands/s | bare p50 ms | p99 ms | commands/s | engine / bare, rate | p50 |
        |---|---|---|---|---|---|---|---|---|---|---|\
        """;

    String row() {
      return String.format(
          Locale.ROOT,
          "| `%s` | %s | %d | %s | %s | %s | %s | %s | %s | %.2f | %.2f |",
          workload.path(),
          scenario.words(),
          roundTrips,
          Summary.of(engine, Round::p50).millis(),
          Summary.of(engine, Round::p99).millis(),
          Summary.of(engine, Round::rate).whole(),
          Summary.of(bare, Round::p50).millis(),
          Summary.of(bare, Round::p99).millis(),
          Summary.of(bare, Round::rate).whole(),
          Summary.of(engine, Round::rate).median() / Summary.of(bare, Round::rate).median(),
          Summary.of(engine, Round::p50).median() / Summary.of(bare, Round::p50).median());
    }
  }
}
