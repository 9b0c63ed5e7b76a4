package dev.roster.app.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private final SecurityHeaders headers;
  private final List<Route> routes;

  ErrorPages(SecurityHeaders headers, List<Route> routes) {
    this.headers = headers;
    this.routes = routes.stream().filter(route -> route.errors() != null).toList();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String address = String.valueOf(request.getHttpURI().getPath());
    headers.at(address).forEach(response.getHeaders()::put);
    Route route = routes.stream().filter(one -> one.isAt(address)).findFirst().orElse(null);
    ErrorBody body = route == null ? null : route.errors();
    if (route == null || body == null) {
      String html = Pages.render("message", page(response.getStatus(), request));
      write(response, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), callback);
    } else {
      int status = response.getStatus();
      String incident = status == 500 ? incident(request) : "";
      write(
          response,
          body.mediaType(),
          body.of(status, route.largestBody(address), incident),
          callback);
    }
    return true;
  }

  private static void write(Response response, String type, byte[] bytes, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
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
    return words(
        "Something went wrong",
        "Roster could not do this; nothing was half done. Tell whoever runs it this id: "
            + incident(request));
  }

  private static String incident(Request request) {
    var failure =
        request.getAttribute(CatchFailures.FAILURE) instanceof Throwable thrown
            ? thrown
            : new IllegalStateException("no cause given");
    return Incident.log(LOG, "a page failed", failure).id();
  }

  private static Map<String, Object> words(String title, String text) {
    return Map.of("title", title, "text", text);
  }
}
