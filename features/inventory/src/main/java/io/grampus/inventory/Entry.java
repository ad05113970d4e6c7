package io.grampus.inventory;

import io.grampus.kernel.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A row, the version that brought it, and its JSON once somebody wanted it. */
final class Entry<R extends Row> {
  private final R row;
  private final long version;
  // written at most a few times with equal content, so a race is harmless
  private byte @Nullable [] json;

  Entry(R row, long version) {
    this.row = row;
    this.version = version;
  }

  R row() {
    return row;
  }

  String id() {
    return row.id();
  }

  long version() {
    return version;
  }

  /** The row as a JSON object without its closing brace and without the live members. */
  byte[] openJson(LiveMembers<R> live) {
    byte[] known = json;
    if (known == null) {
      known = render(live);
      json = known;
    }
    return known;
  }

  private byte[] render(LiveMembers<R> live) {
    ObjectNode node = Json.MAPPER.valueToTree(row);
    live.names().forEach(node::remove);
    byte[] closed = Json.MAPPER.writeValueAsBytes(node);
    byte[] open = new byte[closed.length - 1];
    System.arraycopy(closed, 0, open, 0, open.length);
    return open;
  }
}
