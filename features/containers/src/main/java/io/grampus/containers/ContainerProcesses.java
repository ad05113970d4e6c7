package io.grampus.containers;

import java.util.List;

/**
 * The processes in a container.
 *
 * @param titles what the columns are called
 * @param processes a row for each
 */
public record ContainerProcesses(List<String> titles, List<List<String>> processes) {

  /** Keeps copies. */
  public ContainerProcesses {
    titles = List.copyOf(titles);
    processes = List.copyOf(processes);
  }
}
