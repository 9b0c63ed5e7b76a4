package dev.roster.app.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer.
 *
 * @param status the HTTP status
 * @param body a record, map or tree to be written as JSON, or the bytes of JSON; null for none
 * @param headers beside those that every answer has
 */
public record ApiResponse(int status, @Nullable Object body, Map<String, String> headers) {

  /** Copies the headers. */
  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  /** 200 with a body. */
  public static ApiResponse ok(Object body) {
    return new ApiResponse(200, body, Map.of());
  }

  /** 204. */
  public static ApiResponse nothing() {
    return new ApiResponse(204, null, Map.of());
  }

  /** The same with another header. */
  public ApiResponse with(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ApiResponse(status, body, all);
  }
}
