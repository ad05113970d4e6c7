package io.grampus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void handsEveryEventToEverySubscriberInOrder() throws InterruptedException {
    var topic = new Topic<String>(10);
    try (var first = topic.subscribe();
        var second = topic.subscribe()) {
      topic.publish("a");
      topic.publish("b");
      assertThat(first.next(SOON)).contains("a");
      assertThat(first.next(SOON)).contains("b");
      assertThat(second.next(SOON)).contains("a");
    }
    assertThat(topic.subscribers()).isZero();
  }

  @Test
  void tellsASlowSubscriberThatItLaggedAfterWhatItStillHas() throws InterruptedException {
    var topic = new Topic<Integer>(2);
    try (var slow = topic.subscribe()) {
      for (int i = 0; i < 5; i++) {
        topic.publish(i);
      }
      assertThat(slow.lagged()).isFalse();
      while (slow.next(SOON).isPresent()) {
        // reads what was queued before the loss
      }
      assertThat(slow.lagged()).isTrue();
      slow.restart();
      topic.publish(9);
      assertThat(slow.next(SOON)).contains(9);
    }
  }
}
