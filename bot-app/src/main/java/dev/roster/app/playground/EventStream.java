package dev.roster.app.playground;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells one window what happens, as server-sent events, until either side closes it. */
final class EventStream {

  /** Below the 30 s after which the server gives up a connection on which nothing moves. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private EventStream() {}

  /** Blocks the calling thread, which is a virtual one. */
  static void run(HttpServletResponse response, Chat chat, Window window) {
    response.setContentType("text/event-stream; charset=utf-8");
    try {
      OutputStream out = response.getOutputStream();
      send(out, "retry: 1000\n\n");
      while (window.isOpen()) {
        var frame = window.next(HEARTBEAT);
        send(
            out,
            frame
                .map(event -> "event: " + event.event() + "\ndata: " + event.data() + "\n\n")
                .orElse(": still here\n\n"));
      }
    } catch (IOException windowIsClosed) {
      // Nobody is left to tell; an open page connects again by itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      chat.close(window);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
