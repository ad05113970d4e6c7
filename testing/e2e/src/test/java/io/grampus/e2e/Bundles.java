package io.grampus.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Compose files as clients send them. */
final class Bundles {
  private Bundles() {}

  /** The body of a deploy of one file. */
  static String deploy(String file, boolean supersede) {
    String packed = Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
    return """
    {"supersede":%s,"bundle":{"request":{"workingDirectory":"/p","files":["compose.yaml"],
    "envFiles":[],"projectDirectory":"/p","variables":{},"profiles":[],"projectName":"p",
    "contents":false},"files":{"compose.yaml":"%s"},"secrets":{"files":{},"variables":{}}}}
    """
        .formatted(supersede, packed);
  }
}
