package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/** One connection to the gateway, compressed as one stream when the app wants that. */
final class Line {

  private final WebSocket socket;
  private final boolean compressed;
  private final Deflater deflater = new Deflater();
  private volatile boolean silent;

  Line(WebSocket socket, boolean compressed) {
    this.socket = socket;
    this.compressed = compressed;
  }

  /** Whether it went out. */
  synchronized boolean send(JsonNode message) {
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    try {
      if (compressed) {
        socket.send(deflated(bytes));
      } else {
        socket.send(message.toString());
      }
      return socket.isOpen();
    } catch (WebsocketNotConnectedException e) {
      return false;
    }
  }

  private byte[] deflated(byte[] bytes) {
    deflater.setInput(bytes);
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    int count;
    do {
      count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      out.write(buffer, 0, count);
    } while (count == buffer.length);
    return out.toByteArray();
  }

  void op(int code, JsonNode data) {
    var message = Json.object().put("op", code);
    message.set("d", data);
    send(message);
  }

  /** Heartbeats are no longer acknowledged. */
  void silence() {
    silent = true;
  }

  boolean isSilent() {
    return silent;
  }

  void close(int code, String reason) {
    socket.close(code, reason);
  }

  /** Breaks the TCP connection without a word. */
  void cut() {
    socket.closeConnection(1006, "cut");
  }
}
