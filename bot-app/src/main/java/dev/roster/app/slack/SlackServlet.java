package dev.roster.app.slack;

import dev.roster.app.web.Route;
import dev.roster.slack.SlackHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /slack/events}: hands what came to the adapter, whose gate decides. */
public final class SlackServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient SlackHttp slack;

  /** Answers with what the adapter says. */
  public SlackServlet(SlackHttp slack) {
    this.slack = slack;
  }

  /** Where it answers. */
  public Route route() {
    return Route.open("/slack/events", this);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(SlackHttp.MOST_BYTES + 1);
    var answer = slack.handle(headers(request), body);
    byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    var headers = new HashMap<String, List<String>>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }
}
