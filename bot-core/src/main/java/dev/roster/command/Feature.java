package dev.roster.command;

import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import java.util.List;

/** What a feature brings to the core: some of this. */
public interface Feature {

  /** A feature of commands alone. */
  static Feature of(List<Command<?>> commands) {
    return new Feature() {
      @Override
      public List<Command<?>> commands() {
        return commands;
      }
    };
  }

  /** Its commands, in the order of help; asked for once. */
  default List<Command<?>> commands() {
    return List.of();
  }

  /** Names who sends what the outbox holds for it. */
  default void register(OutboxRelay relay) {}

  /** Names what of it is to be cleared away. */
  default void register(Housekeeping housekeeping) {}

  /**
   * Ends what has run out, and says what soon will. Run every minute or so, on any number of
   * replicas.
   *
   * @return how much was ended or said
   */
  default int endOverdue() {
    return 0;
  }
}
