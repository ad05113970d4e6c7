package io.grampus.inventory;

import java.util.Map;

/** The labels that say where something belongs. */
final class Labels {
  static final String STACK = "com.docker.stack.namespace";
  static final String IMAGE = "com.docker.stack.image";
  static final String SERVICE = "com.docker.swarm.service.name";
  static final String TASK = "com.docker.swarm.task.id";
  private static final String TASK_NAME = "com.docker.swarm.task.name";
  private static final String PROJECT = "com.docker.compose.project";
  private static final String PROJECT_SERVICE = "com.docker.compose.service";

  private Labels() {}

  static String stack(Map<String, String> labels) {
    return labels.getOrDefault(STACK, labels.getOrDefault(PROJECT, ""));
  }

  static String service(Map<String, String> labels) {
    return labels.getOrDefault(SERVICE, labels.getOrDefault(PROJECT_SERVICE, ""));
  }

  static String task(Map<String, String> labels) {
    return labels.getOrDefault(TASK, "");
  }

  /** The task's number, from a name such as {@code shop_web.3.x1y2}. */
  static int slot(Map<String, String> labels) {
    String[] parts = labels.getOrDefault(TASK_NAME, "").split("\\.", -1);
    if (parts.length < 3) {
      return 0;
    }
    String slot = parts[parts.length - 2];
    return slot.matches("[0-9]{1,9}") ? Integer.parseInt(slot) : 0;
  }
}
