package io.grampus.containers;

import java.util.List;

/** All paths that a container has changed against its image. */
public record ContainerChanges(List<ContainerChange> changes) {

  /** Keeps a copy. */
  public ContainerChanges {
    changes = List.copyOf(changes);
  }
}
