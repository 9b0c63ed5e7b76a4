package dev.roster.benchmarks.check;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * A server and the request that it is asked.
 *
 * @param name how it stands in the table
 * @param port on this machine
 * @param request the whole of it
 */
record Target(String name, int port, byte[] request) {

  Target {
    requireNonNull(name, "name must not be null");
  }

  static Target of(String name, int port, String key, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST /api/v1/check HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(key, bytes.length);
    return new Target(name, port, (head + body).getBytes(StandardCharsets.UTF_8));
  }
}
