package dev.roster.app.playground;

import dev.roster.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The web side of the playground. Whoever gets here may be anybody, so it is mounted for this
 * machine's own browser only ({@code Route.local}).
 */
final class PlaygroundServlet extends HttpServlet {

  /** Sent by the page's scripts; another site's page cannot send it without being asked first. */
  static final String HEADER = "X-Roster-Playground";

  private static final long serialVersionUID = 1L;
  private static final String FILES = "/api/files/";
  private static final String MAILS = "/api/mails/";

  private final transient Chat chat;
  private final transient Api api;
  private final transient SentFiles files;
  private final transient Mailroom mails;

  PlaygroundServlet(Chat chat, Api api, SentFiles files, Mailroom mails) {
    this.chat = chat;
    this.api = api;
    this.files = files;
    this.mails = mails;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = path(request);
    if (path.isEmpty() || path.equals("/")) {
      Assets.send("index.html", response);
    } else if (path.equals("/api/people")) {
      json(response, HttpServletResponse.SC_OK, Cast.people());
    } else if (path.equals("/api/events")) {
      events(request, response);
    } else if (path.startsWith(FILES)) {
      file(path.substring(FILES.length()), request, response);
    } else if (path.startsWith(MAILS)) {
      mail(path.substring(MAILS.length()), response);
    } else if (!Assets.send(path.substring(1), response)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static String path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path;
  }

  private void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var person = Cast.find(String.valueOf(request.getParameter("as")));
    if (person.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    String user = person.get().user();
    var more =
        Map.of(
            "people", Cast.people(),
            "mails", mails.list(),
            "mailsKept", mails.keeps(),
            "usages", api.usages());
    EventStream.run(response, chat, chat.open(user, more));
  }

  private void file(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var file = files.find(String.valueOf(request.getParameter("as")), id);
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String name = URLEncoder.encode(file.get().name(), StandardCharsets.UTF_8).replace("+", "%20");
    response.setContentType(file.get().mediaType());
    response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.getOutputStream().write(file.get().bytes());
  }

  /** The HTML of a mail, for a frame that may do nothing but open links in new windows. */
  private void mail(String id, HttpServletResponse response) throws IOException {
    var html = mails.html(id);
    if (html.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/html; charset=utf-8");
    response.setHeader(
        "Content-Security-Policy",
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'");
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.getOutputStream().write(html.get().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"1".equals(request.getHeader(HEADER))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    try {
      String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      post(path(request), Api.Request.read(body), response);
    } catch (Api.BadRequest e) {
      json(response, HttpServletResponse.SC_BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private void post(String path, Api.Request request, HttpServletResponse response)
      throws IOException, Api.BadRequest {
    switch (path) {
      case "/api/say" -> taken(response, api.say(request));
      case "/api/press" -> taken(response, api.press(request));
      case "/api/submit" -> taken(response, api.submit(request));
      case "/api/read" -> json(response, HttpServletResponse.SC_OK, api.read(request));
      case "/api/complete" -> json(response, HttpServletResponse.SC_OK, api.complete(request));
      case "/api/values" -> json(response, HttpServletResponse.SC_OK, api.values(request));
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** As a chat platform: taken now, answered later. */
  private static void taken(HttpServletResponse response, Api.Taken taken) throws IOException {
    int status = taken.isBeingDone() ? HttpServletResponse.SC_ACCEPTED : HttpServletResponse.SC_OK;
    json(response, status, taken);
  }

  private static void json(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
