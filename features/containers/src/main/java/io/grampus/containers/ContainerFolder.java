package io.grampus.containers;

import java.util.List;

/**
 * What is in a folder of a container.
 *
 * @param path where it is; of a symbolic link, its own path and not where it leads
 * @param files what lies in it, without what lies deeper
 * @param complete whether that is all; a folder that is too large to be read through is told in
 *     part
 */
public record ContainerFolder(String path, List<ContainerPath> files, boolean complete) {

  /** Keeps a copy. */
  public ContainerFolder {
    files = List.copyOf(files);
  }
}
