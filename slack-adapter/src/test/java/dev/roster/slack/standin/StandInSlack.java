package dev.roster.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A small Slack for tests: the Web API that the adapter uses, response URLs, and the people, who
 * type, press and fill in. What arrives is kept to be looked at. See {@link People} for what people
 * do.
 */
public final class StandInSlack implements AutoCloseable {

  /** The Slack workspace that Roster is installed in. */
  public static final String TEAM = "T0ROSTER";

  /** The bot token that it accepts. */
  public static final String BOT_TOKEN = "xoxb-stand-in";

  /** The app token that it accepts. */
  public static final String APP_TOKEN = "xapp-stand-in";

  static {
    // Without it every small answer waits for the client's delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final WebApi api = new WebApi(this);
  private final AtomicLong clock = new AtomicLong(System.currentTimeMillis() * 1_000);
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Interaction> responseUrls = new ConcurrentHashMap<>();
  private final Queue<Called> calls = new ConcurrentLinkedQueue<>();
  private final Queue<Shown> messages = new ConcurrentLinkedQueue<>();
  private @Nullable SocketDoor socket;

  /**
   * One call of the app.
   *
   * @param method the method, or {@code response_url}
   * @param params what was sent
   */
  public record Called(String method, JsonObject params) {}

  /** Starts it on a free port. */
  public StandInSlack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", exchange -> answer(exchange, this::call));
    server.createContext("/response/", exchange -> answer(exchange, this::respond));
    server.createContext("/upload/", exchange -> answer(exchange, this::upload));
    server.start();
  }

  /** For {@code SLACK_API_BASE_URL}. */
  public URI apiBaseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /** A socket for Socket Mode; {@code apps.connections.open} gives its address from now on. */
  public SocketDoor openSocket() throws InterruptedException {
    socket = new SocketDoor();
    return socket;
  }

  /** The next calls of a method, or of {@code response_url}, meet these faults. */
  public void fault(String method, Fault... next) {
    faults.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
  }

  /** The calls of a method so far. */
  public List<Called> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /** All calls so far. */
  public List<Called> calls() {
    return List.copyOf(calls);
  }

  /** Whom the messages so far would wake. */
  public List<Ping> pings() {
    return calls.stream().flatMap(call -> Pings.of(call).stream()).toList();
  }

  /** A full member with a confirmed address; change the JSON to make something else of them. */
  public JsonObject addUser(String id, String name, @Nullable String email) {
    return api.addUser(id, name, email);
  }

  /** The messages that stand in a channel for everybody in it. */
  public List<Shown> posts(String channel) {
    return messages.stream()
        .filter(message -> message.channel().equals(channel) && !message.isPrivate())
        .toList();
  }

  /** The direct messages of a user. */
  public List<Shown> inbox(String user) {
    return posts(directChannel(user));
  }

  /** Every message, also private ones. */
  public List<Shown> messages() {
    return List.copyOf(messages);
  }

  /** The modal that a user sees; null when none is open. */
  public @Nullable JsonObject view(String user) {
    return api.view(user);
  }

  /** The home tab of a user; null when it was never drawn. */
  public @Nullable JsonObject home(String user) {
    return api.home(user);
  }

  /** The names of the files that were uploaded, with the channel they went to. */
  public Collection<String> files() {
    return api.files();
  }

  static String directChannel(String user) {
    return "D" + user;
  }

  String nextTs() {
    long micros = clock.incrementAndGet();
    return micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000);
  }

  String responseUrl(Interaction interaction) {
    String key = "r" + clock.incrementAndGet();
    responseUrls.put(key, interaction);
    return apiBaseUrl().resolve("/response/" + key).toString();
  }

  String trigger(String user) {
    return clock.incrementAndGet() + ".trigger." + user;
  }

  void closeView(String user) {
    api.closeView(user);
  }

  Shown show(String channel, @Nullable String onlyFor, JsonObject content) {
    var message = new Shown(channel, nextTs(), onlyFor, content);
    messages.add(message);
    return message;
  }

  String uploadUrl(String id) {
    return apiBaseUrl().resolve("/upload/" + id).toString();
  }

  String socketUrl() {
    return Objects.requireNonNull(socket, "no socket is open").url();
  }

  @FunctionalInterface
  private interface Route {
    JsonObject answer(HttpExchange exchange, String last, String body);
  }

  private void answer(HttpExchange exchange, Route route) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = path.startsWith("/response/") ? "response_url" : last;
    Queue<Fault> planned = faults.getOrDefault(name, new ConcurrentLinkedQueue<>());
    Fault fault = planned.poll();
    String text = fault == null ? "" : fault.body();
    if (fault == null || fault.afterEffect()) {
      JsonObject answer = route.answer(exchange, last, body);
      text = fault == null ? answer.toString() : text;
    } else {
      calls.add(new Called(name, new JsonObject()));
    }
    if (fault != null) {
      fault.headers().forEach(exchange.getResponseHeaders()::set);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fault == null ? 200 : fault.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonObject call(HttpExchange exchange, String method, String body) {
    JsonObject params = WebApi.params(body);
    calls.add(new Called(method, params));
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    return api.call(method, String.valueOf(token), params);
  }

  private JsonObject respond(HttpExchange exchange, String key, String body) {
    JsonObject content = JsonParser.parseString(body).getAsJsonObject();
    calls.add(new Called("response_url", content));
    Interaction interaction = responseUrls.get(key);
    Shown source = interaction.source();
    if (content.get("replace_original").getAsBoolean() && source != null) {
      source.replace(content);
      interaction.answered(source);
    } else {
      interaction.answered(show(interaction.channel(), interaction.user(), content));
    }
    return ok();
  }

  private JsonObject upload(HttpExchange exchange, String id, String body) {
    calls.add(new Called("upload", new JsonObject()));
    return ok();
  }

  static JsonObject ok() {
    var ok = new JsonObject();
    ok.addProperty("ok", true);
    return ok;
  }

  static JsonArray array(String... values) {
    var array = new JsonArray();
    List.of(values).forEach(array::add);
    return array;
  }

  @Override
  public void close() {
    server.stop(0);
    if (socket != null) {
      socket.close();
    }
  }
}
