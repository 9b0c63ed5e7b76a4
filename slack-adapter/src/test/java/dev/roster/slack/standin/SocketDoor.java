package dev.roster.slack.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Delivers through a WebSocket that the app opens. */
public final class SocketDoor implements Door {

  private final CountDownLatch started = new CountDownLatch(1);
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final Server server = new Server();

  /** Opens the socket. */
  public SocketDoor() throws InterruptedException {
    server.setReuseAddr(true);
    server.setTcpNoDelay(true);
    server.start();
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the socket did not open");
    }
  }

  /** Where the app connects to. */
  String url() {
    return "ws://127.0.0.1:" + server.getPort() + "/link";
  }

  /** Cuts every connection without a word. */
  public void drop() {
    server.getConnections().forEach(connection -> connection.closeConnection(1006, "cut"));
  }

  /** Cuts every connection and waits until they are gone; the app comes back by itself. */
  public void dropAll() {
    var cut = Set.copyOf(server.getConnections());
    drop();
    Awaitility.await().until(() -> server.getConnections().stream().noneMatch(cut::contains));
  }

  /** Asks the app to connect anew, as Slack does every few hours. */
  public void refresh() {
    server.broadcast("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
  }

  /** How many connections there are. */
  public int connections() {
    return server.getConnections().size();
  }

  @Override
  public Ack deliver(Kind kind, JsonObject payload) throws Exception {
    long begun = System.nanoTime();
    String body = send(kind, payload).get(3, TimeUnit.SECONDS);
    return new Ack(200, body, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Delivers a payload; what comes back ends when it is acknowledged. */
  public CompletableFuture<String> send(Kind kind, JsonObject payload) {
    if (connections() == 0) {
      Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> connections() > 0);
    }
    String id = UUID.randomUUID().toString();
    var acknowledged = new CompletableFuture<String>();
    waiting.put(id, acknowledged);
    var envelope = new JsonObject();
    envelope.addProperty("type", kind.envelope());
    envelope.addProperty("envelope_id", id);
    envelope.addProperty("accepts_response_payload", kind != Kind.EVENT);
    envelope.add("payload", payload);
    server.getConnections().iterator().next().send(envelope.toString());
    return acknowledged;
  }

  @Override
  public void close() {
    try {
      server.stop(1_000);
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
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      JsonObject ack = JsonParser.parseString(message).getAsJsonObject();
      var waiter = waiting.remove(ack.get("envelope_id").getAsString());
      if (waiter != null) {
        waiter.complete(ack.has("payload") ? ack.get("payload").toString() : "");
      }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {}
  }
}
