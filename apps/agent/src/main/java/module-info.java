/** The {@code grampus agent}: lends the server the engine of its node. */
module io.grampus.agent {
  requires static org.jspecify;
  requires io.grampus.cgroup;
  requires io.grampus.node;
  requires io.grampus.wire;
  requires tools.jackson.core;

  exports io.grampus.agent;
}
