package dev.roster.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is left of a body after the answer, within bounds. A server that answers early, such
 * as 404 or 413, and closes the connection while the rest is on its way takes the answer with it,
 * or fails the next request on that connection: the client would hear that the network failed (RFC
 * 9112, section 9.6).
 */
final class Lingering extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(Lingering.class);

  /** Whoever sends more than that hears of a broken connection. */
  private static final long MOST_BYTES = 4 * 1024 * 1024L;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Map<String, Long> larger;
  private final Request.Handler errors;

  /**
   * Wires it.
   *
   * @param larger the addresses that take larger bodies than usual
   * @param errors says what is wrong
   */
  Lingering(Handler next, Map<String, Long> larger, Request.Handler errors) {
    super(next);
    this.larger = Map.copyOf(larger);
    this.errors = errors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Callback reading =
        Callback.from(
            () -> {
              readOn(request);
              callback.succeeded();
            },
            callback::failed);
    long most = larger.getOrDefault(Request.getPathInContext(request), Route.USUAL_BODY);
    if (request.getLength() > most) {
      // Said here, since the usual way closes the connection with the answer.
      response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE_413);
      return errors.handle(request, response, reading);
    }
    return super.handle(request, response, reading);
  }

  private static void readOn(Request request) {
    // Whoever asks before sending has not begun to.
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    long until = System.nanoTime() + LONGEST.toNanos();
    var buffer = new byte[8 * 1024];
    try (InputStream rest = Content.Source.asInputStream(request)) {
      long read = 0;
      for (int more = 0; more >= 0 && read < MOST_BYTES; more = rest.read(buffer)) {
        read += more;
        if (System.nanoTime() - until > 0) {
          return;
        }
      }
    } catch (IOException e) {
      LOG.debug("a refused body did not come to its end", e);
    }
  }
}
