package dev.roster.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose connections break when a test says so: at the n-th statement, at COMMIT before it
 * reaches the server, or at COMMIT after the server did it, so that only its reply is lost. The
 * server really drops the connection each time.
 */
public final class BreakingPool implements DataSource {

  /** Where the connection breaks. */
  public enum At {
    /** Before the n-th statement reaches the server. */
    STATEMENT,
    /** Before the COMMIT reaches the server. */
    COMMIT,
    /** After the server committed. */
    REPLY_TO_COMMIT
  }

  private static final Set<String> EXECUTING =
      Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate");

  private final DataSource pool;
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicBoolean armed = new AtomicBoolean();
  private volatile At at = At.STATEMENT;
  private volatile int number;
  private volatile boolean again;
  private volatile boolean staysDown;
  private volatile boolean down;

  /** Wraps a pool; nothing breaks until it is armed. */
  public BreakingPool(DataSource pool) {
    this.pool = pool;
  }

  /**
   * Breaks once.
   *
   * @param number which statement from now on, the first is 1; of no meaning at COMMIT
   */
  public void breakOnce(At where, int number) {
    arm(where, number, false);
  }

  /** Breaks at the same place again and again until {@link #mend}. */
  public void breakAlways(At where, int number) {
    arm(where, number, true);
  }

  /** Breaks once, and from then on no connection can be had until {@link #mend}. */
  public void breakAndStayDown(At where, int number) {
    arm(where, number, false);
    staysDown = true;
  }

  /** From now on no connection can be had until {@link #mend}. */
  public void takeDown() {
    down = true;
  }

  private void arm(At where, int which, boolean always) {
    at = where;
    number = which;
    again = always;
    staysDown = false;
    statements.set(0);
    armed.set(true);
  }

  /** Breaks no more; whether it still waited to break. */
  public boolean mend() {
    down = false;
    return armed.getAndSet(false) && !again;
  }

  /** How many statements ran since it was armed or counted last. */
  public int count() {
    return statements.getAndSet(0);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (down) {
      throw new SQLTransientConnectionException("no connection is to be had");
    }
    Connection real = pool.getConnection();
    if (again) {
      statements.set(0);
    }
    return proxy(Connection.class, (proxy, method, args) -> onConnection(real, method, args));
  }

  private @Nullable Object onConnection(Connection real, Method method, Object @Nullable [] args)
      throws Throwable {
    if (method.getName().equals("commit")) {
      if (at == At.COMMIT && disarm()) {
        throw broken(real);
      }
      call(real, method, args);
      if (at == At.REPLY_TO_COMMIT && disarm()) {
        throw broken(real);
      }
      return null;
    }
    Object result = call(real, method, args);
    return switch (result) {
      case PreparedStatement statement ->
          proxy(PreparedStatement.class, (p, m, a) -> onStatement(real, statement, m, a));
      case Statement statement ->
          proxy(Statement.class, (p, m, a) -> onStatement(real, statement, m, a));
      case null, default -> result;
    };
  }

  private @Nullable Object onStatement(
      Connection real, Statement statement, Method method, Object @Nullable [] args)
      throws Throwable {
    if (EXECUTING.contains(method.getName())) {
      int n = statements.incrementAndGet();
      if (at == At.STATEMENT && n == number && disarm()) {
        throw broken(real);
      }
    }
    return call(statement, method, args);
  }

  private boolean disarm() {
    return again ? armed.get() : armed.getAndSet(false);
  }

  private SQLException broken(Connection real) throws SQLException {
    down = staysDown;
    real.abort(Runnable::run);
    return new SQLNonTransientConnectionException("the connection was cut", "08S01");
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("not offered");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
