package io.grampus.inventory;

import io.grampus.kernel.Problem;
import java.util.List;

/** What may be in the way of looking something up. */
public sealed interface InventoryProblem extends Problem {

  /** Several rows fit the beginning of an id or a name. */
  record Ambiguous(String tried, String name, List<String> candidates)
      implements InventoryProblem {}

  @Override
  default Refusal refusal() {
    return switch (this) {
      case Ambiguous p ->
          new Refusal(
              Kind.CONFLICT,
              "name.ambiguous",
              "\"" + p.name() + "\" may be any of " + String.join(", ", p.candidates()),
              "Give the whole id, or more of it; or name the node with --node.");
    };
  }
}
