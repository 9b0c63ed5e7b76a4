package dev.roster.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. It speaks plain HTTP; TLS is the proxy's in front. It believes neither the Host
 * header nor forwarded ones: absolute addresses come from the configuration only.
 */
public final class WebServer implements AutoCloseable {

  /** How long closing may take beside the time that requests get. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_FORM_BYTES = 16 * 1024;
  private static final int MAX_FORM_FIELDS = 20;

  /** A body that trickles in slower than this is cut off. */
  private static final long MIN_BODY_BYTES_PER_SECOND = 256;

  /** More wait to be accepted; far from the files that a process may usually have open. */
  private static final int MAX_CONNECTIONS = 500;

  /** A connection on which nothing moves is closed; a stream must write more often. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Server server;
  private final ServerConnector connector;

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens and answers.
   *
   * @param host a name or literal address of this machine
   * @param port 1 to 65535, or 0 for any that is free
   * @param publicUrl where people reach it
   * @throws IOException when the port cannot be had
   */
  public static WebServer start(String host, int port, URI publicUrl, List<Route> routes)
      throws IOException {
    var threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(new VirtualThreadPool());
    var server = new Server(threads);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    var headers = new SecurityHeaders(publicUrl, routes);
    var errors = new ErrorPages(headers, routes);
    var pages = pages(routes, headers);
    pages.setErrorHandler(errors);
    server.setErrorHandler(errors);
    Handler limited =
        BodyLimits.of(
            routes, errors, new MinimumDataRateHandler(pages, MIN_BODY_BYTES_PER_SECOND, 0));
    server.setHandler(new GracefulHandler(new Shortcuts(routes, headers, limited)));
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    var web = new WebServer(server, connector);
    try {
      connector.open();
      server.start();
      return web;
    } catch (Exception e) {
      web.close(Duration.ZERO);
      throw e instanceof IOException io ? io : new IOException("the HTTP server does not start", e);
    }
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // The API names chat accounts in its addresses: slack:T1%2FU1. No filter nor servlet is mapped
    // by what such a slash is decoded to.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "ENCODED_SLASHES", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
    return http;
  }

  private static ServletContextHandler pages(List<Route> routes, SecurityHeaders headers) {
    var pages = new ServletContextHandler("/", false, false);
    pages.setMaxFormContentSize(MAX_FORM_BYTES);
    pages.setMaxFormKeys(MAX_FORM_FIELDS);
    pages.getServletHandler().setDecodeAmbiguousURIs(true);
    var all = EnumSet.of(DispatcherType.REQUEST);
    pages.addFilter(filter(new CatchFailures()), "/*", all);
    pages.addFilter(filter(headers), "/*", all);
    var local = filter(new LocalOnly());
    for (Route route : routes) {
      if (route.reach() == Route.Reach.THIS_MACHINE) {
        pages.addFilter(local, route.path(), all);
      }
      add(pages, route);
    }
    add(pages, Route.open(Assets.PATH, new Assets()));
    add(pages, Route.open("/", new NothingHere()));
    return pages;
  }

  private static void add(ServletContextHandler pages, Route route) {
    var holder = new ServletHolder(route.servlet());
    holder.setAsyncSupported(true);
    pages.addServlet(holder, route.path());
  }

  private static FilterHolder filter(Filter filter) {
    var holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    return holder;
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Takes no new request, lets those in work end within the time, and stops. End streams before.
   *
   * <p>Jetty 12.1.14 can wait without end for an answer that was being written when its connection
   * is closed, so what is left after the time and a little more is left to the end of the process.
   */
  public void close(Duration drain) {
    Thread stop = Thread.ofPlatform().daemon().name("http-stop").start(() -> stop(drain));
    try {
      if (!stop.join(drain.plus(GRACE))) {
        LOG.warn("the HTTP server still holds a connection; Roster stops without it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Duration drain) {
    try {
      server.setStopTimeout(drain.toMillis());
      server.stop();
      server.destroy();
    } catch (Exception e) {
      Incident.log(LOG, "the HTTP server did not stop", e);
    }
  }

  /** Stops without waiting. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
