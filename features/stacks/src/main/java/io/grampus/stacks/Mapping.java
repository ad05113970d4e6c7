package io.grampus.stacks;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the mappers of one project share.
 *
 * @param project the project in Compose's canonical form
 * @param virtualIps whether the kernel can do Swarm's virtual addresses and routing mesh
 * @param images from the reference in the file to what Swarm is told to run
 * @param fileNames from {@code secret/key} and {@code config/key} to the name in Swarm
 */
record Mapping(
    String stack,
    JsonNode project,
    boolean virtualIps,
    Map<String, String> images,
    Map<String, String> fileNames) {

  static final String NAMESPACE = "com.docker.stack.namespace";
  static final String IMAGE = "com.docker.stack.image";

  /** The label that tells the ingress which ports to serve where Swarm's own mesh cannot. */
  static final String INGRESS = "io.grampus.ingress";

  String fullName(String service) {
    return stack + "_" + service;
  }

  /** The name in Swarm of a top-level network or volume. */
  String objectName(String section, String key) {
    return Trees.text(stack + "_" + key, project, section, key, "name");
  }

  boolean external(String section, String key) {
    return Trees.flag(project, section, key, "external");
  }

  String fileName(FileTarget.Kind kind, String key) {
    String name = fileNames.get(kind.word() + "/" + key);
    if (name == null) {
      throw new UnmappableException("there is no " + kind.word() + " \"" + key + "\" in the file");
    }
    return name;
  }
}
