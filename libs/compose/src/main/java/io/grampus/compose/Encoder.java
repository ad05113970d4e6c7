package io.grampus.compose;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a value of the model in the canonical form; null if it is left out when empty. */
interface Encoder {
  @Nullable JsonNode encode(Node value, String path, Encoding encoding);
}
