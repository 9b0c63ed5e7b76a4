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
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

  /** A second workspace, which may install Roster. */
  public static final String OTHER = "T0GLOBEX";

  /** The token that an install into the second workspace gives, until the next. */
  public static final String OTHER_TOKEN = "xoxb-globex";

  /** The app's, for installs. */
  public static final String CLIENT_ID = "11.22";

  /** The app's, for installs. */
  public static final String CLIENT_SECRET = "client-secret";

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
  private final Map<String, String> teams = new ConcurrentHashMap<>(Map.of(BOT_TOKEN, TEAM));
  private final Map<String, JsonObject> grants = new ConcurrentHashMap<>();
  private @Nullable SocketDoor socket;

  /**
   * One call of the app.
   *
   * @param method the method, or {@code response_url}
   * @param params what was sent
   * @param team whose token it came with; empty for none
   */
  public record Called(String method, JsonObject params, String team) {}

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

  /** The same in another workspace. */
  public JsonObject addUser(String team, String id, String name, @Nullable String email) {
    return api.addUser(team, id, name, email);
  }

  /** An admin agrees to an install; the code that Slack sends back. Change what it gives. */
  public String agree(String team, String name, String token, Consumer<JsonObject> change) {
    var grant = ok();
    grant.addProperty("access_token", token);
    grant.addProperty("token_type", "bot");
    grant.addProperty("scope", "chat:write,commands");
    grant.addProperty("bot_user_id", "U0BOT");
    grant.addProperty("app_id", "A0ROSTER");
    grant.addProperty("is_enterprise_install", false);
    var workspace = new JsonObject();
    workspace.addProperty("id", team);
    workspace.addProperty("name", name);
    grant.add("team", workspace);
    var user = new JsonObject();
    user.addProperty("id", "U0INSTALLER");
    grant.add("authed_user", user);
    change.accept(grant);
    String code = "code-" + clock.incrementAndGet();
    grants.put(code, grant);
    teams.put(token, team);
    return code;
  }

  /** Slack takes a token no longer. */
  public void revoke(String token) {
    teams.remove(token);
  }

  private JsonObject grant(String authorization, String code) {
    String basic =
        Base64.getEncoder()
            .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    if (!authorization.equals("Basic " + basic)) {
      return error("bad_client_secret");
    }
    JsonObject grant = grants.remove(code);
    return grant == null ? error("invalid_code") : grant;
  }

  /** The workspace that a call's token belongs to; empty for none. */
  String team(String authorization) {
    return authorization.startsWith("Bearer ")
        ? teams.getOrDefault(authorization.substring("Bearer ".length()), "")
        : "";
  }

  private String team(HttpExchange exchange) {
    return team(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
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

  /** The direct messages of a user of another workspace. */
  public List<Shown> inbox(String team, String user) {
    return posts(directChannel(team, user));
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

  static String directChannel(String team, String user) {
    return "D" + in(team, user);
  }

  /** Names a user, or what is theirs, of any workspace. */
  static String in(String team, String user) {
    return team.equals(TEAM) ? user : team + "/" + user;
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
      calls.add(new Called(name, new JsonObject(), team(exchange)));
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
    calls.add(new Called(method, params, team(exchange)));
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return method.equals("oauth.v2.access")
        ? grant(token, params.get("code").getAsString())
        : api.call(method, token, params);
  }

  private JsonObject respond(HttpExchange exchange, String key, String body) {
    JsonObject content = JsonParser.parseString(body).getAsJsonObject();
    calls.add(new Called("response_url", content, ""));
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
    calls.add(new Called("upload", new JsonObject(), ""));
    return ok();
  }

  static JsonObject ok() {
    var ok = new JsonObject();
    ok.addProperty("ok", true);
    return ok;
  }

  static JsonObject error(String name) {
    var answer = new JsonObject();
    answer.addProperty("ok", false);
    answer.addProperty("error", name);
    return answer;
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
