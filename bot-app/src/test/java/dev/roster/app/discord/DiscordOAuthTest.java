package dev.roster.app.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roster.person.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of Discord, and what of its answers counts. */
class DiscordOAuthTest {

  private final HttpServer discord;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String user = "{}";

  DiscordOAuthTest() throws IOException {
    discord = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/api/v10/oauth2/token", "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
    answer("/api/v10/users/@me", null);
    discord.start();
  }

  private void answer(String path, @Nullable String fixed) {
    discord.createContext(
        path,
        exchange -> {
          asked.add(
              exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = (fixed == null ? user : fixed).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    discord.stop(0);
  }

  private DiscordOAuth client() {
    return new DiscordOAuth(
        "123",
        "s3cret",
        URI.create("https://roster.test/discord/callback"),
        Optional.of(
            URI.create("http://127.0.0.1:%d/api/v10/".formatted(discord.getAddress().getPort()))));
  }

  @Test
  void leadsToThePageThatTheEndpointNames() {
    assertThat(client().of("st", "ch").toString())
        .startsWith("http://127.0.0.1:")
        .contains("/oauth2/authorize?response_type=code&client_id=123&scope=identify+email")
        .contains("redirect_uri=https%3A%2F%2Froster.test%2Fdiscord%2Fcallback")
        .contains("state=st", "code_challenge=ch", "code_challenge_method=S256");
  }

  @Test
  void aVerifiedAddressCounts() throws IOException {
    user = "{\"id\":\"42\",\"username\":\"zoe\",\"email\":\"Zoe@acme.test\",\"verified\":true}";

    assertThat(client().consent("c0de", "ver").orElseThrow())
        .satisfies(one -> {
          assertThat(one.user()).isEqualTo("42");
          assertThat(one.name()).isEqualTo("zoe");
          assertThat(one.email()).map(EmailAddress::normalised).contains("zoe@acme.test");
        });
    assertThat(asked.getFirst()).contains("code=c0de", "code_verifier=ver", "client_secret=s3cret");
    assertThat(asked.getLast()).contains("Bearer t");
  }

  @Test
  void anUnverifiedAddressCountsForNothing() throws IOException {
    user = "{\"id\":\"42\",\"username\":\"zoe\",\"email\":\"zoe@acme.test\",\"verified\":false}";

    assertThat(client().consent("c0de", "ver").orElseThrow().email()).isEmpty();
  }
}
