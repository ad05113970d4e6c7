package io.grampus.stacks;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Compose project that was read and found valid.
 *
 * @param tree its canonical form
 * @param contents what its secrets and configs hold, by {@code secret/key} and {@code config/key};
 *     never stored
 * @param files what the history keeps, by path
 * @param warnings what is odd, or left out by Swarm
 * @param gaps what Swarm has no place for though the service depends on it
 * @param kept the names in Swarm of secrets whose content stays as deployed, by their key
 */
record Project(
    ObjectNode tree,
    Map<String, byte[]> contents,
    Map<String, String> files,
    List<PlanWarning> warnings,
    List<StackProblem.BadFiles.FileError> gaps,
    Map<String, String> kept) {

  /** The same with secrets that stay as they are deployed. */
  Project keeping(Map<String, String> names) {
    return new Project(tree, contents, files, warnings, gaps, Map.copyOf(names));
  }
}
