package io.grampus.stacks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Swarm has of a stack at one moment.
 *
 * @param services by full name
 * @param tasks by service id, the newest first
 */
record StackState(Map<String, ObjectNode> services, Map<String, List<ObjectNode>> tasks) {

  static StackState read(StackEngine engine, String stack) {
    Map<String, ObjectNode> services = new HashMap<>();
    engine.services(stack).forEach(s -> services.put(Trees.text("", s, "Spec", "Name"), s));
    Map<String, List<ObjectNode>> tasks = new HashMap<>();
    engine
        .tasks(stack)
        .forEach(t ->
            tasks.computeIfAbsent(Trees.text("", t, "ServiceID"), _ -> new ArrayList<>()).add(t));
    tasks.values().forEach(l -> l.sort((a, b) -> created(b).compareTo(created(a))));
    return new StackState(services, tasks);
  }

  Optional<ObjectNode> service(String fullName) {
    return Optional.ofNullable(services.get(fullName));
  }

  List<ObjectNode> tasksOf(ObjectNode service) {
    return tasks.getOrDefault(Trees.text("", service, "ID"), List.of());
  }

  private static String created(ObjectNode task) {
    // RFC 3339 drops trailing zeros, so the fraction is padded for comparing as text
    String text = Trees.text("", task, "CreatedAt");
    int dot = text.indexOf('.');
    return dot < 0 ? text.replace("Z", ".000000000") : pad(text.replace("Z", ""), dot + 10);
  }

  private static String pad(String text, int length) {
    return text.length() >= length ? text : text + "0".repeat(length - text.length());
  }
}
