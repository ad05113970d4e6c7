package io.grampus.stats;

import java.time.Duration;
import java.util.function.BiConsumer;

/** How other nodes are measured: somebody there is asked, and reports. */
public interface NodeMeasuring {
  /** There are no other nodes. */
  NodeMeasuring NONE =
      new NodeMeasuring() {
        @Override
        public void measure(String node, Duration every, String containers) {}

        @Override
        public void onReport(BiConsumer<String, String> taker) {}
      };

  /**
   * Asks for reports from now on; the same again asks for nothing.
   *
   * @param node its id
   * @param containers as {@code c0ffee:42,beef:43}, the beginning of each id and its process
   */
  void measure(String node, Duration every, String containers);

  /** Calls with a node's id and a report's text. */
  void onReport(BiConsumer<String, String> taker);
}
