package dev.roster.app.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small page for each answer that is an error; says nothing of the inside. */
final class ErrorPages extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Map<String, String> headers;

  ErrorPages(SecurityHeaders headers) {
    this.headers = headers.all();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var page = page(response.getStatus(), request);
    byte[] html = Pages.render("message", page).getBytes(StandardCharsets.UTF_8);
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, html.length);
    response.write(true, ByteBuffer.wrap(html), callback);
    return true;
  }

  private static Map<String, Object> page(int status, Request request) {
    return switch (status) {
      case 403 ->
          words("Not allowed", "This page only answers in a browser at the machine it runs on.");
      case 404 -> words("Nothing here", "There is no page at this address. Check the link.");
      case 405 -> words("Not like this", "This address does not take that kind of request.");
      case 408, 413, 414, 431 ->
          words("Too big or too slow", "The request was larger or slower than this page takes.");
      case 503 -> words("Not ready", "Roster cannot do this right now. Try again in a minute.");
      default -> status < 500 ? words("Bad request", "This request cannot be read.") : own(request);
    };
  }

  private static Map<String, Object> own(Request request) {
    var failure =
        request.getAttribute(CatchFailures.FAILURE) instanceof Throwable thrown
            ? thrown
            : new IllegalStateException("no cause given");
    var incident = Incident.log(LOG, "a page failed", failure);
    return words(
        "Something went wrong",
        "Roster could not do this; nothing was half done. Tell whoever runs it this id: "
            + incident.id());
  }

  private static Map<String, Object> words(String title, String text) {
    return Map.of("title", title, "text", text);
  }
}
