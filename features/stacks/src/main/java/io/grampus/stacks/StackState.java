package io.grampus.stacks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services that the engine itself has of a stack at this moment, with whole specs: what a
 * change begins with.
 *
 * @param services by full name
 */
record StackState(Map<String, ObjectNode> services) {

  static StackState read(StackEngine engine, String stack) {
    Map<String, ObjectNode> services = new HashMap<>();
    engine.services(stack).forEach(s -> services.put(Trees.text("", s, "Spec", "Name"), s));
    return new StackState(services);
  }

  Optional<ObjectNode> service(String fullName) {
    return Optional.ofNullable(services.get(fullName));
  }
}
