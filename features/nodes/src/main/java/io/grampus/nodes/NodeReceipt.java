package io.grampus.nodes;

import io.grampus.kernel.Action;
import java.util.List;
import java.util.Optional;

/**
 * What became of a node.
 *
 * @param state {@code ready}, {@code down}…; {@code removed} when it is gone
 * @param changed whether anything was done; false when it was so already
 * @param notes sentences that one should know, such as which tasks wait now
 * @param actions what can be done to it now
 */
public record NodeReceipt(
    String id,
    String name,
    String role,
    String availability,
    String state,
    boolean changed,
    List<String> notes,
    List<Action> actions) {

  /** Keeps copies. */
  public NodeReceipt {
    notes = List.copyOf(notes);
    actions = List.copyOf(actions);
  }

  static NodeReceipt of(NodeFacts facts, boolean changed, List<String> notes) {
    return new NodeReceipt(
        facts.id(),
        facts.name(),
        facts.role(),
        facts.availability(),
        facts.state(),
        changed,
        notes,
        NodeGuards.actions(facts));
  }

  static NodeReceipt removed(NodeFacts facts, Optional<String> note) {
    List<String> notes = note.stream().toList();
    return new NodeReceipt(
        facts.id(), facts.name(), facts.role(), "", "removed", true, notes, List.of());
  }
}
