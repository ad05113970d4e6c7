package io.grampus.stacks;

import java.util.List;

/**
 * All that a revision of a stack asks of Swarm.
 *
 * @param notes what the person who deploys should know
 */
record Target(
    String stack,
    List<NetworkTarget> networks,
    List<FileTarget> files,
    List<ServiceTarget> services,
    List<String> notes) {

  static Target nothing(String stack) {
    return new Target(stack, List.of(), List.of(), List.of(), List.of());
  }
}
