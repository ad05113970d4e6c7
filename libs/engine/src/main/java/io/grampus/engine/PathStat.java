package io.grampus.engine;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is at a path of a container's file system. */
public record PathStat(ObjectNode raw) implements View {
  /** The last part of the path. */
  public String name() {
    return text("name");
  }

  /** Bytes. */
  public long size() {
    return number("size");
  }

  /** Type and rights in Go's bits; see {@link #directory()}. */
  public long mode() {
    return number("mode");
  }

  /** When it was changed. */
  public Optional<Instant> modified() {
    return instant("mtime");
  }

  /** Where a symbolic link leads; empty for others. */
  public String linkTarget() {
    return text("linkTarget");
  }

  /** Whether it is a directory. */
  public boolean directory() {
    return (mode() & 1L << 31) != 0;
  }
}
