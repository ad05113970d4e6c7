package io.grampus.stacks;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays the spec that Grampus wants over the one that Swarm has: what is wanted replaces, an
 * explicit null removes, and what Grampus does not know stays.
 */
final class SpecMerger {
  /** Maps whose keys are the user's own: they are replaced as a whole. */
  private static final Set<String> WHOLE =
      Set.of("Labels", "Sysctls", "Options", "DriverOpts", "Mode", "Healthcheck", "RestartPolicy");

  private SpecMerger() {}

  static ObjectNode merge(ObjectNode actual, ObjectNode wanted) {
    ObjectNode merged = actual.deepCopy();
    lay(merged, wanted);
    return merged;
  }

  private static void lay(ObjectNode base, ObjectNode wanted) {
    for (Map.Entry<String, JsonNode> member : wanted.properties()) {
      JsonNode value = member.getValue();
      String name = member.getKey();
      if (value.isNull()) {
        base.remove(name);
      } else if (value instanceof ObjectNode object && !isWhole(name, value)) {
        JsonNode below = base.path(name);
        ObjectNode next = below instanceof ObjectNode o ? o : base.putObject(name);
        lay(next, object);
      } else {
        base.set(name, value.deepCopy());
      }
    }
  }

  static boolean isWhole(String name, JsonNode value) {
    // EndpointSpec.Mode is text, the service's Mode an object; only objects come here
    return WHOLE.contains(name) && value.isObject();
  }
}
