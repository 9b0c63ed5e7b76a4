package dev.roster.migrations;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is one sentence that names the key to look at. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Puts the failure of a connection, of a pool or of the driver into words.
   *
   * @param failure what a data source or a pool threw
   */
  public static DatabaseUnavailableException because(Throwable failure) {
    return new DatabaseUnavailableException(
        "the database cannot be used: " + reason(chain(failure)), failure);
  }

  /** Whether a failure is one of the connection and not of a statement. */
  static boolean isCauseOf(Throwable failure) {
    return chain(failure).stream()
        .anyMatch(one ->
            one instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().equals("28000")));
  }

  private static String reason(List<Throwable> chain) {
    for (var one : chain.reversed()) {
      var reason = one instanceof SQLException sql ? ofServer(sql) : ofNetwork(one);
      if (reason != null) {
        return reason;
      }
    }
    return "it said `%s`; check ROSTER_DATABASE_URL".formatted(firstLine(chain.getLast()));
  }

  private static @Nullable String ofNetwork(Throwable failure) {
    return switch (failure) {
      case UnknownHostException e ->
          "its host `%s` is unknown; check ROSTER_DATABASE_URL".formatted(host(e));
      case ConnectException e ->
          "nothing answers at that host and port; start the server or check ROSTER_DATABASE_URL";
      case NoRouteToHostException e ->
          "the network does not reach its host; check ROSTER_DATABASE_URL";
      case SocketTimeoutException e ->
          "its host does not answer in time; check the network and ROSTER_DATABASE_URL";
      case SSLException e -> tls(e);
      default -> null;
    };
  }

  /** By MariaDB's error numbers, https://mariadb.com/kb/en/mariadb-error-codes/. */
  private static @Nullable String ofServer(SQLException failure) {
    var message = String.valueOf(failure.getMessage());
    if (message.contains("TLS") || message.contains("SSL") || message.contains("certificate")) {
      return tls(failure);
    }
    return switch (failure.getErrorCode()) {
      case 1045, 1698 ->
          "it refuses the user or the password; check ROSTER_DATABASE_USER and"
              + " ROSTER_DATABASE_PASSWORD";
      case 1044 ->
          "the user has no right on that database; grant it, for example"
              + " GRANT ALL ON roster.* TO roster, or check ROSTER_DATABASE_USER";
      case 1049 ->
          "the server has no such database; create it, for example CREATE DATABASE roster, or"
              + " check ROSTER_DATABASE_URL";
      case 1130 -> "the server lets nobody in from this machine; check the host of its user";
      case 1040, 1203, 1226 -> "the server has no connection left; raise max_connections";
      default ->
          message.startsWith("No suitable driver")
              ? "ROSTER_DATABASE_URL is no address of a MariaDB, for example"
                  + " jdbc:mariadb://localhost:3306/roster"
              : null;
    };
  }

  private static String tls(Throwable failure) {
    return ("TLS fails (`%s`); on one machine or in a private network add ?sslMode=disable to"
            + " ROSTER_DATABASE_URL, else give the server's certificate as"
            + " ?serverSslCert=/path/to/ca.pem")
        .formatted(firstLine(failure));
  }

  /** The JDK's message is the host, or the host, a colon and the resolver's words. */
  private static String host(UnknownHostException failure) {
    return firstLine(failure).split(":", 2)[0];
  }

  private static String firstLine(Throwable failure) {
    var line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return line.replaceFirst("^\\(conn=-?\\d+\\) ", "");
  }

  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    for (var one = failure; one != null && !chain.contains(one); one = one.getCause()) {
      chain.add(one);
    }
    return chain;
  }
}
