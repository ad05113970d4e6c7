package io.grampus.containers;

import io.grampus.kernel.Action;
import java.util.List;

/**
 * What became of a container.
 *
 * @param state its state now; {@code removed} when it is gone
 * @param changed whether anything was done; false when it was so already
 * @param notes sentences that one should know, such as that Swarm will replace it
 * @param actions what can be done to it now
 */
public record ContainerReceipt(
    String id,
    String name,
    String state,
    boolean changed,
    List<String> notes,
    List<Action> actions) {

  /** Keeps copies. */
  public ContainerReceipt {
    notes = List.copyOf(notes);
    actions = List.copyOf(actions);
  }
}
