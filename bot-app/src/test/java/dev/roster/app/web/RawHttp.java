package dev.roster.app.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, also those that no client library would send. */
final class RawHttp {

  private RawHttp() {}

  /** The whole answer to a request that ends its connection. */
  static String exchange(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A GET with the given further header lines. */
  static String get(int port, String path, String... headers) throws IOException {
    return send(port, "GET", path, headers);
  }

  /** A request without a body. */
  static String send(int port, String method, String path, String... headers) throws IOException {
    var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return exchange(port, request.append("\r\n").toString());
  }
}
