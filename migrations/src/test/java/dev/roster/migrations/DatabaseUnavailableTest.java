package dev.roster.migrations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DatabaseUnavailableTest {
  private final EmbeddedMariaDb server = SharedServer.get();

  @Test
  void saysThatNothingAnswers() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    refuses("jdbc:mariadb://127.0.0.1:" + port + "/roster", "x", "nothing answers");
  }

  @Test
  void saysThatTheHostIsUnknown() {
    refuses("jdbc:mariadb://nohost.invalid/roster", "x", "host `nohost.invalid` is unknown");
  }

  @Test
  void namesTheKeysOfAWrongPassword() {
    refuses(server.url(), "wrong", "ROSTER_DATABASE_USER and ROSTER_DATABASE_PASSWORD");
  }

  @Test
  void saysThatTheDatabaseIsMissing() {
    refuses(server.url("roster_missing"), server.password(), "create it, for example");
  }

  @Test
  void saysThatTheUserHasNoRight() {
    refuses(server.url("mysql"), server.password(), "no right on that database");
  }

  @Test
  void saysThatTheUrlNamesNoDatabase() {
    refuses(server.url(""), server.password(), "names no database");
  }

  @Test
  void hintsAtTheTlsModeWhereTheServerHasNone() {
    refuses(
        server.url().replace("?sslMode=disable", ""),
        server.password(),
        "add ?sslMode=disable to ROSTER_DATABASE_URL");
  }

  private void refuses(String url, String password, String says) {
    var source = Sql.source(url, server.user(), password);
    assertThatThrownBy(() -> Migrator.migrate(source))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining(says)
        .hasMessageNotContainingAny("\n", password.length() > 5 ? password : "\n");
  }
}
