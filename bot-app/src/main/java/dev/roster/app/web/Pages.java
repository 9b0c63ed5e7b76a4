package dev.roster.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes HTML pages from the templates in {@code src/main/jte}, which escape what they show. */
public final class Pages {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.roster.app.pages");

  private Pages() {}

  /**
   * Sends a page.
   *
   * @param template the template's file name without {@code .jte}
   * @param values what it shows, by the template's parameter names
   */
  public static void send(
      HttpServletResponse response, int status, String template, Map<String, Object> values)
      throws IOException {
    byte[] html = render(template, values).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }

  /**
   * Sends a page that says one thing.
   *
   * @param title a few words
   * @param text a sentence or two
   */
  public static void sendMessage(
      HttpServletResponse response, int status, String title, String text) throws IOException {
    send(response, status, "message", Map.of("title", title, "text", text));
  }

  /**
   * A sentence that is said in chat too, for a page: commands stand as they are typed in Slack,
   * such as {@code /roster account link}.
   *
   * @param sentence where commands stand between backquotes
   */
  public static String fromChat(String sentence) {
    return sentence.replace("`/roster ", "/roster ").replace("`/", "/roster ").replace("`", "");
  }

  /**
   * Sends the browser on to another page, by GET.
   *
   * @param path of this server; see {@link LocalPath} for one that came with a request
   */
  public static void goOn(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }

  static String render(String template, Map<String, Object> values) {
    var output = new StringOutput();
    TEMPLATES.render(template + ".jte", values, output);
    return output.toString();
  }
}
