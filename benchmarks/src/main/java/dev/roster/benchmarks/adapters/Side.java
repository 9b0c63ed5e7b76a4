package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.adapters.Way.Heard;
import dev.roster.benchmarks.load.Round;
import dev.roster.benchmarks.load.Scenario;

/**
 * A row of the table.
 *
 * @param name what it says there
 * @param echo the engine that the way leads to
 * @param repeating whether that only repeats its first answers
 */
record Side(String name, Way<?> way, Echo echo, boolean repeating) {

  /** What one round measured: until the acknowledgement, and until the whole answer. */
  record Times(Round acknowledged, Round answered) {}

  /** Runs a round; the rate of either counts what was only prepared too. */
  Times round(Deed deed, Scenario scenario) {
    echo.repeat(repeating);
    var acknowledged = new long[scenario.callers()][scenario.commands()];
    var answered = new long[scenario.callers()][scenario.commands()];
    Round round =
        Round.of(
            scenario,
            (caller, command) -> {
              Heard<?> heard =
                  done(deed, scenario.org(caller, command), scenario.member(caller, command));
              acknowledged[caller][command] = heard.acknowledged();
              answered[caller][command] = heard.answered();
            });
    return new Times(Round.of(acknowledged, round.rate()), Round.of(answered, round.rate()));
  }

  private Heard<?> done(Deed deed, int org, int member) {
    try {
      return deed.through(way, org, member);
    } catch (Exception e) {
      throw new IllegalStateException(deed.title() + " failed through " + name, e);
    }
  }
}
