package io.grampus.server;

import io.grampus.kernel.Json;
import io.grampus.kernel.Operation;
import java.util.List;

/** Writes the OpenAPI document of the declared operations. */
final class OpenApi {
  private OpenApi() {}

  static byte[] render(List<Operation> operations) {
    var root = Json.MAPPER.createObjectNode();
    root.put("openapi", "3.1.0");
    return Json.MAPPER.writeValueAsBytes(root);
  }
}
