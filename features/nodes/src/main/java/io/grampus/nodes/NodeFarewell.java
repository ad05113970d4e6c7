package io.grampus.nodes;

import io.grampus.kernel.RequestContext;
import java.util.Optional;

/** What ends together with a node that is removed from the Swarm. */
@FunctionalInterface
public interface NodeFarewell {
  /** Nothing does. */
  NodeFarewell NONE = (_, _, _) -> Optional.empty();

  /**
   * Ends it; called once the Swarm has forgotten the node.
   *
   * @param node its id
   * @param name its name
   * @param context the request that removed it
   * @return a sentence about what ended; empty when there was nothing
   */
  Optional<String> removed(String node, String name, RequestContext context);
}
