package io.grampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ThriftTest {
  @Test
  void whatAPeakLeftIsCollectedOnceAndNotAgainWhileNothingGrows() {
    var thrift = new Thrift();
    byte[] peak = new byte[48 << 20];
    long before = collections();

    thrift.reconcile();
    long after = collections();
    thrift.reconcile();

    assertThat(peak).hasSizeGreaterThan(0);
    assertThat(after).isGreaterThan(before);
    assertThat(collections()).isEqualTo(after);
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
