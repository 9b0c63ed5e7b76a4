package dev.roster.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Writes down which statements are prepared on a pool's connections. */
public final class SpyPool {

  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final DataSource watched;

  /** Watches a pool. */
  public SpyPool(DataSource pool) {
    this.watched =
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Object made = call(pool, method, arguments);
              return made instanceof Connection connection ? watch(connection) : made;
            });
  }

  private Connection watch(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.add(String.valueOf(arguments[0]));
          }
          return call(connection, method, arguments);
        });
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            SpyPool.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> answer.to(method, arguments)));
  }

  private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The pool to use. */
  public DataSource pool() {
    return watched;
  }

  /** What was prepared while something was done, in its order. */
  public List<String> during(Runnable work) {
    statements.clear();
    work.run();
    return List.copyOf(statements);
  }
}
