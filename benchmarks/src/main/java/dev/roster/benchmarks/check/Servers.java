package dev.roster.benchmarks.check;

import com.sun.net.httpserver.HttpServer;
import dev.roster.app.api.Api;
import dev.roster.app.api.Endpoint;
import dev.roster.app.api.ProductEndpoints;
import dev.roster.app.api.RateLimits;
import dev.roster.app.web.Route;
import dev.roster.app.web.WebServer;
import dev.roster.assembly.Core;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Roster's web side, and beside it servers that read the body and answer the same bytes. */
final class Servers implements AutoCloseable {

  private static final long AS_GOOD_AS_ENDLESS = 1_000_000_000L;

  private final WebServer roster;
  private final WebServer constant;
  private final Server jetty;
  private final HttpServer jdk;

  Servers(Core core, byte[] answer) throws Exception {
    var home = URI.create("http://127.0.0.1");
    var limits =
        RateLimits.usual()
            .with(
                Endpoint.Load.FAST,
                new RateLimits.Limit(AS_GOOD_AS_ENDLESS, Duration.ofMinutes(1)));
    var api = Api.of(ProductEndpoints.of(core), ProductEndpoints.keys(core), limits, home);
    this.roster = WebServer.start("127.0.0.1", 0, home, List.of(api.route()));
    this.constant =
        WebServer.start(
            "127.0.0.1", 0, home, List.of(Route.open("/api/*", new Constant(answer))));
    this.jetty = jetty(answer);
    this.jdk = jdk(answer);
  }

  /** Jetty as Roster sets it up, with one servlet and nothing before it. */
  private static Server jetty(byte[] answer) throws Exception {
    var threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(
        VirtualThreads.getNamedVirtualThreadsExecutor("bare-jetty-"));
    var server = new Server(threads);
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var context = new ServletContextHandler("/", false, false);
    context.addServlet(new ServletHolder(new Constant(answer)), "/api/*");
    server.setHandler(context);
    server.start();
    return server;
  }

  private static final class Constant extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient byte[] answer;

    Constant(byte[] answer) {
      this.answer = answer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getInputStream().readAllBytes();
      response.setContentType("application/json");
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    }
  }

  private static HttpServer jdk(byte[] answer) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/api/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    return server;
  }

  /** All of them, Roster first. */
  List<Target> targets(String key, String body) {
    int bare = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    return List.of(
        Target.of("Roster", roster.port(), key, body),
        Target.of("Roster's web side, answering a constant", constant.port(), key, body),
        Target.of("bare Jetty", bare, key, body),
        Target.of("JDK HttpServer", jdk.getAddress().getPort(), key, body));
  }

  @Override
  public void close() throws Exception {
    jdk.stop(0);
    jetty.stop();
    constant.close();
    roster.close();
  }
}
