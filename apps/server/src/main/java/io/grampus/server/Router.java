package io.grampus.server;

import io.grampus.kernel.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the declared operation that a method and a path name. */
final class Router {
  static final String PREFIX = "/api/v1";

  /** A found operation and the values of the parameters in its path. */
  record Match(Operation operation, Map<String, String> parameters) {}

  private record Route(Operation operation, List<String> segments, int parameters) {}

  private final Map<Integer, List<Route>> bySize = new HashMap<>();
  private final List<Operation> operations;

  Router(List<Operation> operations) {
    this.operations = List.copyOf(operations);
    Set<String> ids = new HashSet<>();
    Set<String> shapes = new HashSet<>();
    for (Operation operation : operations) {
      String shape = operation.verb() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
      if (!ids.add(operation.id()) || !shapes.add(shape)) {
        throw new IllegalStateException("declared twice: " + operation.id() + ", " + shape);
      }
      List<String> segments = List.of(operation.path().substring(1).split("/"));
      int parameters = (int) segments.stream().filter(s -> s.startsWith("{")).count();
      bySize
          .computeIfAbsent(segments.size(), size -> new ArrayList<>())
          .add(new Route(operation, segments, parameters));
    }
    bySize.values().forEach(r -> r.sort((a, b) -> a.parameters - b.parameters));
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operation for a raw (still percent-encoded) path; the most literal declaration wins. */
  Optional<Match> find(String method, String rawPath) {
    Optional<List<String>> segments = segments(rawPath);
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    for (Route route : bySize.getOrDefault(segments.get().size(), List.of())) {
      if (route.operation.verb().name().equals(method)) {
        Optional<Map<String, String>> values = match(route.segments, segments.get());
        if (values.isPresent()) {
          return Optional.of(new Match(route.operation, values.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The methods that the path does know. */
  Set<String> methods(String rawPath) {
    Set<String> methods = new TreeSet<>();
    for (Operation.Verb verb : Operation.Verb.values()) {
      if (find(verb.name(), rawPath).isPresent()) {
        methods.add(verb.name());
      }
    }
    return methods;
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> segments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (expected.startsWith("{")) {
        values.put(expected.substring(1, expected.length() - 1), segments.get(i));
      } else if (!expected.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static Optional<List<String>> segments(String rawPath) {
    if (!rawPath.startsWith(PREFIX + "/")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String raw : rawPath.substring(PREFIX.length() + 1).split("/", -1)) {
      String segment;
      try {
        segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return Optional.empty();
      }
      segments.add(segment);
    }
    return Optional.of(segments);
  }
}
