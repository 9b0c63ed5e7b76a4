package dev.roster.benchmarks.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All that one command asked of the database, connection by connection. */
public final class Tape {

  record Session(DataSource pool, List<Step> steps) {}

  private final List<Session> sessions = new ArrayList<>();

  Tape() {}

  /** Begins what is asked of a connection; the list is filled while it is used. */
  List<Step> begin(DataSource pool) {
    var steps = new ArrayList<Step>();
    sessions.add(new Session(pool, steps));
    return steps;
  }

  /** Does the same by bare JDBC, on connections of the same pools. */
  public void play() {
    try {
      for (Session session : sessions) {
        try (var connection = session.pool().getConnection()) {
          for (Step step : session.steps()) {
            step.play(connection);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the recorded statements cannot be played", e);
    }
  }

  List<Session> sessions() {
    return sessions;
  }

  /** How many round trips it takes. */
  public int roundTrips() {
    return sessions.stream().mapToInt(session -> session.steps().size()).sum();
  }

  /** The statements in order; a blank line where another connection is taken. */
  public String words() {
    var text = new StringBuilder();
    for (Session session : sessions) {
      text.append(text.isEmpty() ? "" : "\n");
      session.steps().forEach(step -> text.append("    ").append(step.words()).append('\n'));
    }
    return text.toString();
  }
}
