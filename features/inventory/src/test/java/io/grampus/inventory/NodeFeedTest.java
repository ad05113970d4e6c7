package io.grampus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.grampus.kernel.Clock;
import io.grampus.testkit.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NodeFeedTest {
  @Test
  void aNodeIsTriedAgainWhateverItsConnectionFailedOf() {
    var tries = new AtomicInteger();
    var tables = new Tables(Clock.system(), () -> LiveFigures.NONE);
    var feed =
        new NodeFeed(
            "n2",
            () -> "h2",
            () -> {
              tries.incrementAndGet();
              throw new IllegalStateException("a failure that no engine has");
            },
            tables,
            new Joins(tables),
            Clock.system());
    feed.start();
    try {
      Eventually.soon().until(() -> tries.get() > 2);
      assertThat(feed.containerRows()).isEmpty();
    } finally {
      feed.close();
    }
  }
}
