package dev.roster.app.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the operation of a request by its method and the segments of its address. */
final class Router {

  /**
   * What leads to the operations of one path.
   *
   * @param segments as declared, such as {@code {person}}
   * @param byVerb the operations
   */
  private record Place(List<String> segments, Map<Endpoint.Verb, Operation> byVerb) {}

  /**
   * An operation that was found.
   *
   * @param operation it
   * @param path the variables, decoded
   */
  record Found(Operation operation, Map<String, String> path) {}

  private final Map<String, Place> exact = new HashMap<>();
  private final Map<Integer, List<Place>> bySize = new HashMap<>();

  Router(List<Endpoint> endpoints) {
    var byPath = endpoints.stream().collect(Collectors.groupingBy(Endpoint::path));
    byPath.forEach((path, all) -> {
      var byVerb = new EnumMap<Endpoint.Verb, Operation>(Endpoint.Verb.class);
      for (Endpoint one : all) {
        if (byVerb.put(one.verb(), new Operation(one)) != null) {
          throw new IllegalArgumentException(one.verb() + " " + path + " is declared twice");
        }
      }
      var place = new Place(segments(path), byVerb);
      if (path.indexOf('{') < 0) {
        exact.put(path, place);
      } else {
        bySize.computeIfAbsent(place.segments().size(), _ -> new ArrayList<>()).add(place);
      }
    });
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /**
   * The operation.
   *
   * @param path what follows {@code /api} in the address, as it came
   * @throws Problem 404, 405 with the header Allow
   */
  Found find(String method, String path) throws Problem {
    Place known = exact.get(path);
    if (known != null) {
      return new Found(operation(known, method), Map.of());
    }
    List<String> segments = path.startsWith("/") ? segments(path) : List.of();
    for (Place place : bySize.getOrDefault(segments.size(), List.of())) {
      if (fits(place, segments)) {
        return new Found(operation(place, method), variables(place, segments));
      }
    }
    throw nothing();
  }

  private static Problem nothing() {
    return Problem.of(
        Problem.Kind.NOT_FOUND,
        "There is nothing at this address; /api/openapi.json describes what there is.");
  }

  private static Operation operation(Place place, String method) throws Problem {
    for (var one : place.byVerb().entrySet()) {
      if (one.getKey().name().equals(method)) {
        return one.getValue();
      }
    }
    String allowed = String.join(", ", verbs(place));
    throw Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + ".")
        .header("Allow", allowed);
  }

  private static Set<String> verbs(Place place) {
    return place.byVerb().keySet().stream()
        .map(Endpoint.Verb::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean fits(Place place, List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      String declared = place.segments().get(i);
      if (declared.startsWith("{")
          ? segments.get(i).isEmpty()
          : !declared.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> variables(Place place, List<String> segments) throws Problem {
    var variables = new HashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      String declared = place.segments().get(i);
      if (declared.startsWith("{")) {
        variables.put(declared.substring(1, declared.length() - 1), decoded(segments.get(i)));
      }
    }
    return variables;
  }

  private static String decoded(String segment) throws Problem {
    try {
      // In a path a plus is a plus.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw nothing();
    }
  }
}
