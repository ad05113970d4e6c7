package io.grampus.inventory;

import io.grampus.kernel.Problem;
import java.util.List;

/** What may be in the way of looking something up. */
public sealed interface InventoryProblem extends Problem {

  /** Several rows fit the beginning of an id or a name. */
  record Ambiguous(String tried, String name, List<String> candidates) implements InventoryProblem {
    @Override
    public String code() {
      return "name.ambiguous";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String but() {
      return "\"" + name + "\" may be any of " + String.join(", ", candidates);
    }

    @Override
    public String next() {
      return "Give the whole id, or more of it.";
    }
  }
}
