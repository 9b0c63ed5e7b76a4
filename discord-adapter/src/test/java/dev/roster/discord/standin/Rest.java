package dev.roster.discord.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP of the REST API: who may call, what is answered, and what goes wrong on purpose. */
final class Rest implements AutoCloseable {

  private static final String BASE = "/api/v10/";

  static {
    // Without it every small answer waits for the client's delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final World world;
  private final HttpServer server;
  private final Queue<Called> calls = new ConcurrentLinkedQueue<>();
  private final Map<Endpoint, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private Function<Request, Reply> routes = _ -> Reply.nothing();

  Rest(World world) throws IOException {
    this.world = world;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
  }

  void start(Function<Request, Reply> answeredBy) {
    routes = answeredBy;
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
  }

  void fault(Endpoint endpoint, Fault... next) {
    faults.computeIfAbsent(endpoint, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
  }

  List<Called> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    long arrived = System.nanoTime();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    var parts =
        path.startsWith(BASE)
            ? Arrays.asList(path.substring(BASE.length()).split("/", -1))
            : List.<String>of();
    Optional<Endpoint> endpoint = Endpoint.of(method, parts);
    if (endpoint.isEmpty()) {
      world.violate("no such endpoint", method + " " + path);
      send(exchange, 404, Map.of(), Refused.body(0, "404: Not Found").toString());
      return;
    }
    requireIdentity(exchange, endpoint.get());
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    Multipart content = Multipart.read(type, body);
    var request =
        new Request(
            endpoint.get(),
            parts,
            query.contains("with_response=true"),
            content.json(),
            content.files(),
            arrived);
    answer(exchange, request);
  }

  private void requireIdentity(HttpExchange exchange, Endpoint endpoint) {
    String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
    if (!agent.startsWith("DiscordBot (")) {
      world.violate("user agent", agent);
    }
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean isOpen =
        switch (endpoint) {
          case CALLBACK, FOLLOW_UP, READ_ANSWER, EDIT_ANSWER, DELETE_ANSWER -> true;
          case GATEWAY -> true;
          default -> false;
        };
    if (!isOpen && !token.equals("Bot " + StandInDiscord.TOKEN)) {
      world.violate("no token", endpoint.toString());
    }
  }

  private void answer(HttpExchange exchange, Request request) throws IOException {
    Queue<Fault> planned = faults.getOrDefault(request.endpoint(), new ConcurrentLinkedQueue<>());
    @Nullable Fault fault = planned.poll();
    if (fault == null) {
      send(exchange, request, answered(request));
      return;
    }
    pause(fault);
    Reply reply = fault.happens() ? answered(request) : Reply.nothing();
    if (request.endpoint() == Endpoint.CALLBACK) {
      // The app cannot know what became of it and may ask again.
      world.excuse(request.part(2));
    }
    switch (fault.outcome()) {
      case Fault.Outcome.True() -> send(exchange, request, reply);
      case Fault.Outcome.Dropped() -> {
        calls.add(new Called(request.endpoint(), request.body(), 0));
        exchange.close();
      }
      case Fault.Outcome.Other(int status, var headers, String body) -> {
        calls.add(new Called(request.endpoint(), request.body(), status));
        send(exchange, status, headers, body);
      }
    }
  }

  private Reply answered(Request request) {
    try {
      return routes.apply(request);
    } catch (Refused e) {
      return new Reply(e.status(), e.body());
    }
  }

  private void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
    calls.add(new Called(request.endpoint(), request.body(), reply.status()));
    String text = reply.body() == null ? "" : reply.body().toString();
    send(exchange, reply.status(), Map.of(), text);
  }

  private static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    // Without it JDA takes a 429 for a ban (platforms.md 3, "JDA facts").
    exchange.getResponseHeaders().set("Via", "1.1 google");
    headers.forEach(exchange.getResponseHeaders()::set);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void pause(Fault fault) {
    try {
      Thread.sleep(fault.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
