package dev.roster.app.oidc;

import dev.roster.app.account.AccountServlet;
import dev.roster.app.config.Config;
import dev.roster.app.visit.FormField;
import dev.roster.app.visit.Forms;
import dev.roster.app.visit.Visitors;
import dev.roster.app.web.WebServer;
import dev.roster.chat.Account;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A whole core behind the pages, an identity provider beside it, and browsers with cookies. */
final class SignInSite implements AutoCloseable {

  static final String CLIENT = "roster";

  private static final int HOUR = 3600;

  final TestRoster roster;
  final Account ana;
  final URI home;
  private final int providerPort;
  private final WebServer web;
  private MockOAuth2Server provider;
  private volatile @Nullable String forged;

  SignInSite(TestDatabase database) throws IOException {
    providerPort = freePort();
    roster = TestRoster.startAt(database, issuer().toString());
    ana = roster.person("Ana Lima", address("ana"));
    roster.say(ana, "org create \"Org %s\" pro scheme:network".formatted(ana.user()));
    provider = startProvider();
    home = URI.create("http://127.0.0.1:" + freePort());
    var visitors = new Visitors(roster.core().sessions(), home);
    var config = new Config.SignIn(issuer(), CLIENT, "hush");
    var clock = roster.clock();
    var key = new byte[32];
    var core = roster.core();
    var pages =
        new AccountServlet(
            new AccountServlet.Parts(
                core.accounts(),
                core.signIns(),
                core.sessions(),
                core.links(),
                core.unlinking(),
                visitors,
                new Forms(key, home),
                clock,
                true));
    web =
        WebServer.start(
            "127.0.0.1",
            home.getPort(),
            home,
            List.of(
                new JoinServlet(visitors, Optional.of(config.issuer())).route(),
                pages.route(),
                new OidcServlet(config, key, home, core.signIns(), visitors, clock).route()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private MockOAuth2Server startProvider() throws IOException {
    var server = new MockOAuth2Server(new ForgedTokens());
    server.start(InetAddress.getByName("localhost"), providerPort);
    return server;
  }

  /** The token endpoint, while a test says itself what ID token comes from it. */
  private final class ForgedTokens implements Route {
    @Override
    public boolean match(OAuth2HttpRequest request) {
      return forged != null && request.getUrl().encodedPath().endsWith("/token");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      String body =
          "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
              .formatted(forged);
      return new OAuth2HttpResponse(
          Headers.of("Content-Type", "application/json"), 200, body, null);
    }
  }

  /** From now on the provider gives out this ID token for every code. */
  void forge(String idToken) {
    forged = idToken;
  }

  /** Its name is the same after it was away. */
  URI issuer() {
    return URI.create("http://localhost:" + providerPort + "/acme");
  }

  MockOAuth2Server provider() {
    return provider;
  }

  void stopProvider() {
    provider.shutdown();
  }

  void restartProvider() throws IOException {
    provider = startProvider();
  }

  /** An address of the test's own. */
  String address(String name) {
    return name + System.identityHashCode(this) + "@acme.test";
  }

  /** Somebody in the org, whom the home workspace shows with their address. */
  Account member(String name) {
    Account account = roster.person(name, address(name.toLowerCase(Locale.ROOT)));
    roster.say(ana, "invite send " + account.mention());
    roster.settle();
    roster.press(account, roster.newestCard(account), "Accept");
    return account;
  }

  /** Whoever asks the provider next is this one. */
  void next(String subject, String address, Object verified) {
    var claims = new HashMap<String, Object>();
    claims.put("email", address);
    claims.put("email_verified", verified);
    claims.put("given_name", "Zoe");
    claims.put("family_name", "Kim");
    next(subject, claims);
  }

  void next(String subject, Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback("acme", subject, "JWT", List.of(CLIENT), claims, HOUR));
  }

  /** A window of its own cookies that follows no redirect by itself. */
  final class Window {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> get(String where) {
      URI address = where.startsWith("/") ? URI.create(home + where) : URI.create(where);
      return send(HttpRequest.newBuilder(address));
    }

    HttpResponse<String> post(String path, String body) {
      return send(
          HttpRequest.newBuilder(URI.create(home + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** Begins at our page and signs in there; where the provider sends the browser back to. */
    String callback(String start) {
      return location(get(location(get(start))));
    }

    /** The whole way; where it ends. */
    HttpResponse<String> signIn() {
      return get(callback("/oidc/start"));
    }

    /** Presses a button of the account page. */
    HttpResponse<String> press(String path, String more) {
      return post(path, "csrf=" + csrf(get("/account")) + more);
    }

    boolean isSignedIn() {
      return !get("/account").body().contains("You are signed out");
    }
  }

  static String location(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  static String csrf(HttpResponse<String> page) {
    return FormField.of(page);
  }

  @Override
  public void close() {
    web.close();
    provider.shutdown();
    roster.requireInvariants();
    roster.close();
  }
}
