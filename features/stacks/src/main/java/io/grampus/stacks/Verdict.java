package io.grampus.stacks;

import io.grampus.inventory.TaskRow;
import java.util.Optional;

/** What a look at a service in the middle of a rollout leads to. */
sealed interface Verdict {

  /** Not there yet. */
  record Going(String says) implements Verdict {}

  /** As it should be. */
  record Done(String says) implements Verdict {}

  /**
   * It will not come by itself.
   *
   * @param task the one that shows why
   */
  record Failed(String why, Optional<TaskRow> task) implements Verdict {}

  /** Swarm is bringing the previous spec back. */
  record RollingBack(String why, Optional<TaskRow> task) implements Verdict {}

  /** Swarm has brought the previous spec back. */
  record RolledBack(String why, Optional<TaskRow> task) implements Verdict {}
}
