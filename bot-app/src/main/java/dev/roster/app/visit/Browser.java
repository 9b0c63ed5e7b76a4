package dev.roster.app.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names a browser in words, so that somebody recognises their own sessions. */
final class Browser {

  // The first that is found counts: what comes later calls itself by earlier names too.
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("Edg", "Edge");
    PROGRAMS.put("OPR/", "Opera");
    PROGRAMS.put("Firefox/", "Firefox");
    PROGRAMS.put("FxiOS/", "Firefox");
    PROGRAMS.put("CriOS/", "Chrome");
    PROGRAMS.put("Chrome/", "Chrome");
    PROGRAMS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "Mac");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Browser() {}

  static Optional<String> of(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return agent == null ? Optional.empty() : of(agent);
  }

  static Optional<String> of(String agent) {
    Optional<String> program = first(PROGRAMS, agent);
    Optional<String> system = first(SYSTEMS, agent);
    return program
        .map(name -> name + system.map(on -> " on " + on).orElse(""))
        .or(() -> system.map(on -> "A browser on " + on));
  }

  private static Optional<String> first(Map<String, String> names, String agent) {
    return names.entrySet().stream()
        .filter(one -> agent.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
