package dev.roster.app.serve;

import dev.roster.app.config.Config;

/** Where a browser at this machine finds the web side. */
final class LocalAddress {

  private LocalAddress() {}

  static String of(Config.Http http) {
    String host = http.host().contains(":") ? "[" + http.host() + "]" : http.host();
    return "http://" + host + ":" + http.port();
  }
}
