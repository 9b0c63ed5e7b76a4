package dev.roster.assembly;

import dev.roster.command.Feature;
import dev.roster.history.HistoryCommands;

/** What the audit tells. */
final class HistoryWiring {

  private HistoryWiring() {}

  static Feature wire(Ground ground) {
    return Feature.of(
        HistoryCommands.all(
            new HistoryCommands.Shared(
                ground.members, ground.people, ground.enrolment, ground.verifier)));
  }
}
