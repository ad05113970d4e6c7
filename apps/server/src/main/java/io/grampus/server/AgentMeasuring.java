package io.grampus.server;

import io.grampus.agents.Agents;
import io.grampus.stats.NodeMeasuring;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Has the agents measure their nodes. */
record AgentMeasuring(Agents agents) implements NodeMeasuring {
  @Override
  public void measure(String node, Duration every, String containers) {
    agents.measure(node, every, containers);
  }

  @Override
  public void onReport(BiConsumer<String, String> taker) {
    agents.onReport(taker);
  }
}
