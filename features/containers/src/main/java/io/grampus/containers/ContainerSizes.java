package io.grampus.containers;

import java.util.List;

/** What containers take on their node's disk. */
public record ContainerSizes(List<Size> sizes) {

  /**
   * One container.
   *
   * @param written bytes that it has written
   * @param all those and its image's
   */
  public record Size(String id, long written, long all) {}

  /** Keeps a copy. */
  public ContainerSizes {
    sizes = List.copyOf(sizes);
  }
}
