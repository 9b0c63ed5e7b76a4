package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message with files: its JSON stands in the part {@code payload_json}.
 *
 * @param json the message
 * @param files their text by name
 */
record Multipart(JsonNode json, Map<String, String> files) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  static Multipart read(String contentType, byte[] body) {
    var boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return new Multipart(
          body.length == 0 ? Json.object() : Json.read(new String(body, StandardCharsets.UTF_8)),
          Map.of());
    }
    JsonNode json = Json.object();
    var files = new LinkedHashMap<String, String>();
    // One byte, one character: offsets stay true whatever the files hold.
    String all = new String(body, StandardCharsets.ISO_8859_1);
    for (String part : all.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      int end = part.indexOf("\r\n\r\n");
      if (end < 0) {
        continue;
      }
      byte[] bytes =
          part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
      String content = new String(bytes, StandardCharsets.UTF_8);
      var file = FILE.matcher(part.substring(0, end));
      if (file.find()) {
        files.put(file.group(1), content);
      } else if (part.contains("name=\"payload_json\"")) {
        json = Json.read(content);
      }
    }
    return new Multipart(json, files);
  }
}
