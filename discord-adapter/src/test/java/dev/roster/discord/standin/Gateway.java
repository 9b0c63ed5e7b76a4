package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The gateway: sessions, heartbeats, resuming, and what can happen to it. */
public final class Gateway implements AutoCloseable {

  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int RESUME = 6;
  private static final int RECONNECT = 7;
  private static final int INVALID_SESSION = 9;
  private static final int HELLO = 10;
  private static final int HEARTBEAT_ACK = 11;
  // GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: need Discord's approval.
  private static final int PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

  private final World world;
  private final CountDownLatch started = new CountDownLatch(1);
  private final Server server = new Server();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private volatile Duration heartbeat = Duration.ofSeconds(41);
  private int identified;
  private int resumed;

  Gateway(World world) throws InterruptedException {
    this.world = world;
    server.setReuseAddr(true);
    server.setTcpNoDelay(true);
    server.setConnectionLostTimeout(0);
    server.start();
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the gateway did not start");
    }
  }

  /** How often apps that connect from now on have to send heartbeats. */
  public void heartbeatEvery(Duration interval) {
    heartbeat = interval;
  }

  /** Breaks every connection without a word; the sessions can be resumed. */
  public void cut() {
    lines().forEach(Line::cut);
  }

  /** Tells every app to reconnect and resume (op 7). */
  public void askToReconnect() {
    lines().forEach(line -> line.op(RECONNECT, NullNode.getInstance()));
  }

  /** Tells every app that its session is invalid (op 9), for good or to be resumed. */
  public void invalidate(boolean resumable) {
    List<Line> before = lines();
    synchronized (world) {
      if (!resumable) {
        sessions.clear();
      }
    }
    before.forEach(line -> line.op(INVALID_SESSION, BooleanNode.valueOf(resumable)));
  }

  /** Acknowledges no heartbeat on the connections that there are now. */
  public void silence() {
    lines().forEach(Line::silence);
  }

  /** How many sessions were begun. */
  public int identified() {
    synchronized (world) {
      return identified;
    }
  }

  /** How often a session was resumed. */
  public int resumed() {
    synchronized (world) {
      return resumed;
    }
  }

  /** Whether an app is connected and has a session. */
  public boolean isConnected() {
    return !lines().isEmpty();
  }

  String url() {
    return "ws://127.0.0.1:" + server.getPort() + "/gateway";
  }

  /** Sends an event to every session, now or when it resumes. */
  void dispatch(String type, JsonNode data, Runnable onSent) {
    synchronized (world) {
      if (sessions.isEmpty()) {
        throw new AssertionError("the app has no session");
      }
      sessions.values().forEach(session -> session.dispatch(type, data, onSent));
    }
  }

  /** Sends an event to every session, if there is any. */
  void tell(String type, JsonNode data) {
    synchronized (world) {
      sessions.values().forEach(session -> session.dispatch(type, data, () -> {}));
    }
  }

  private List<Line> lines() {
    synchronized (world) {
      var lines = new ArrayList<Line>();
      for (Session session : sessions.values()) {
        Line line = session.line();
        if (line != null) {
          lines.add(line);
        }
      }
      return lines;
    }
  }

  private void handle(Line line, JsonNode message) {
    JsonNode data = message.path("d");
    synchronized (world) {
      switch (message.path("op").asInt()) {
        case HEARTBEAT -> {
          if (!line.isSilent()) {
            line.op(HEARTBEAT_ACK, NullNode.getInstance());
          }
        }
        case IDENTIFY -> identify(line, data);
        case RESUME -> resume(line, data);
        default -> {}
      }
    }
  }

  private void identify(Line line, JsonNode data) {
    if (!Json.text(data, "token").equals(StandInDiscord.TOKEN)) {
      line.close(4004, "Authentication failed.");
      return;
    }
    if ((data.path("intents").asInt() & PRIVILEGED) != 0) {
      world.violate("privileged intents", data.path("intents").toString());
      line.close(4014, "Disallowed intent(s).");
      return;
    }
    identified++;
    var session = new Session();
    sessions.put(session.id(), session);
    session.line(line);
    ObjectNode ready =
        Json.object().put("v", 10).put("session_id", session.id()).put("resume_gateway_url", url());
    ready.set("user", Payloads.user(world.bot(), true));
    ready.putObject("application").put("id", world.bot().id()).put("flags", 0);
    ready.putArray("shard").add(0).add(1);
    ready.putArray("private_channels");
    for (Guild guild : world.guilds()) {
      ready.withArray("/guilds").addObject().put("id", guild.id()).put("unavailable", true);
    }
    session.dispatch("READY", ready, () -> {});
    world
        .guilds()
        .forEach(guild -> session.dispatch("GUILD_CREATE", Payloads.guild(world, guild), () -> {}));
  }

  private void resume(Line line, JsonNode data) {
    Session session = sessions.get(Json.text(data, "session_id"));
    if (session == null || !Json.text(data, "token").equals(StandInDiscord.TOKEN)) {
      line.op(INVALID_SESSION, BooleanNode.FALSE);
      return;
    }
    resumed++;
    session.line(line);
    session.replay(data.path("seq").asInt());
    session.dispatch("RESUMED", Json.object(), () -> {});
  }

  private void gone(@Nullable Line line, int code) {
    synchronized (world) {
      for (Session session : List.copyOf(sessions.values())) {
        if (line != null && line.equals(session.line())) {
          session.line(null);
          // The app said goodbye: such a session cannot be resumed.
          if (code == 1000 || code == 1001) {
            sessions.remove(session.id());
          }
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      server.stop(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Server extends WebSocketServer {

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      var line =
          new Line(socket, handshake.getResourceDescriptor().contains("compress=zlib-stream"));
      socket.setAttachment(line);
      line.op(HELLO, Json.object().put("heartbeat_interval", heartbeat.toMillis()));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      handle(socket.getAttachment(), Json.read(message));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      gone(socket.getAttachment(), code);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception exception) {}
  }
}
