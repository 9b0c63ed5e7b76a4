package dev.roster.benchmarks.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value that was bound, by the very setter that bound it. */
record Binding(Method setter, List<@Nullable Object> arguments) {

  void apply(PreparedStatement statement) throws SQLException {
    try {
      setter.invoke(statement, arguments.toArray());
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new SQLException("cannot bind again: " + setter, e);
    }
  }
}
