package dev.roster.benchmarks.micro;

import dev.roster.assembly.Core;
import dev.roster.assembly.Outlets;
import dev.roster.assembly.Settings;
import dev.roster.command.Engine;
import dev.roster.command.Form;
import dev.roster.command.Input;
import dev.roster.org.OrgCreation;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads a typed line with the shipped catalog. */
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadLine {

  /** What is typed; the last one has a typing error. */
  @Param({
    "member list",
    "member role <@slack:T1/U2> admin because she asked",
    "invite send ana@acme.test, ben@acme.test role:admin message:\"Welcome to the team\"",
    "membr role <@slack:T1/U2> admin"
  })
  public String line = "";

  private final Engine engine =
      Core.create(
              new NoDatabase(),
              new NoDatabase(),
              new Settings(
                  new byte[32], URI.create("https://roster.test"), OrgCreation.ANYONE, Set.of()),
              Outlets.NOWHERE,
              InstantSource.system())
          .engine();

  /** All that happens before the platform is acknowledged: is a form needed? */
  @Benchmark
  public Optional<Form> read() {
    return engine.form(new Input.Line(line));
  }

  /** A line is read without a database. */
  private record NoDatabase() implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("no database here");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
