package io.grampus.stacks;

import tools.jackson.databind.node.ObjectNode;

/**
 * A service as it should be.
 *
 * @param name its name in the file
 * @param spec all that Grampus decides of the Swarm spec, with an explicit null where the file says
 *     nothing; networks, secrets and configs are referred to by name
 */
record ServiceTarget(String name, ObjectNode spec) {

  String fullName() {
    return Trees.text("", spec, "Name");
  }
}
