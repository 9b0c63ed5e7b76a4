package dev.roster.benchmarks.record;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the pools. While a thread records, its connections note each statement with its
 * values; otherwise they are the pools' own and cost nothing more.
 */
public final class Recorder {

  private static final ThreadLocal<@Nullable Tape> CURRENT = new ThreadLocal<>();

  /** The pool as the engine gets it. */
  public DataSource before(DataSource pool) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = call(method, pool, arguments);
          Tape tape = CURRENT.get();
          return tape != null && result instanceof Connection connection
              ? recorded(connection, tape.begin(pool))
              : result;
        });
  }

  /** Records what this thread asks while it does something. */
  public Tape record(Runnable work) {
    var tape = new Tape();
    CURRENT.set(tape);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
    return tape;
  }

  private static Connection recorded(Connection connection, List<Step> steps) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(method, connection, arguments);
          switch (method.getName()) {
            case "commit" -> steps.add(new Step.Commit());
            case "rollback" -> steps.add(new Step.Rollback());
            default -> {}
          }
          return switch (result) {
            case PreparedStatement statement -> recorded(statement, arguments, steps);
            case Statement statement -> recorded(statement, steps);
            case null, default -> result;
          };
        });
  }

  private static PreparedStatement recorded(
      PreparedStatement statement, Object[] prepared, List<Step> steps) {
    String sql = (String) prepared[0];
    boolean keys =
        prepared.length == 2
            && (prepared[1] instanceof String[]
                || Integer.valueOf(Statement.RETURN_GENERATED_KEYS).equals(prepared[1]));
    var values = new ArrayList<Binding>();
    var batches = new ArrayList<List<Binding>>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("set") && arguments != null && arguments.length >= 2) {
            values.add(new Binding(method, Arrays.asList(arguments.clone())));
          } else if (name.equals("addBatch")) {
            batches.add(List.copyOf(values));
            values.clear();
          } else if (name.equals("executeBatch") || name.equals("executeLargeBatch")) {
            steps.add(new Step.Run(sql, keys, List.copyOf(batches), true));
          } else if (name.startsWith("execute")) {
            steps.add(new Step.Run(sql, keys, List.of(List.copyOf(values)), false));
          }
          return call(method, statement, arguments);
        });
  }

  private static Statement recorded(Statement statement, List<Step> steps) {
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute") && arguments != null) {
            steps.add(new Step.Run((String) arguments[0], false, List.of(List.of()), false));
          }
          return call(method, statement, arguments);
        });
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
