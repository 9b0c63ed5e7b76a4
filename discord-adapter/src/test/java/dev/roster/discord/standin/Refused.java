package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** Discord says no; the codes are those of its documentation, "JSON error codes". */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  Refused(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Refused unknownInteraction() {
    return new Refused(404, 10062, "Unknown interaction");
  }

  static Refused unknownMessage() {
    return new Refused(404, 10008, "Unknown Message");
  }

  static Refused invalid(String problems) {
    return new Refused(400, 50035, "Invalid Form Body: " + problems);
  }

  int status() {
    return status;
  }

  JsonNode body() {
    return body(code, String.valueOf(getMessage()));
  }

  static JsonNode body(int code, String message) {
    return Json.object().put("code", code).put("message", message);
  }
}
