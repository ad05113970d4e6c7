package io.grampus.registry;

import io.grampus.kernel.Reconciler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is pulled through within its limit. */
final class MirrorKeeper implements Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorKeeper.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Mirror mirror;
  private final GarbageCollector collector;

  MirrorKeeper(Mirror mirror, GarbageCollector collector) {
    this.mirror = mirror;
    this.collector = collector;
  }

  @Override
  public String name() {
    return "registry-mirror";
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void reconcile() {
    if (mirror.isOverLimit()) {
      Collected freed = collector.collect(false);
      LOG.info(
          "{} manifests that were pulled through went, the least used first, and freed {} bytes",
          freed.manifests(),
          freed.bytes());
    }
  }
}
