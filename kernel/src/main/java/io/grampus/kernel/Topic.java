package io.grampus.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells subscribers in this process what happened; a slow one is cut off rather than waited for.
 *
 * @param <E> the event's type, immutable
 */
public final class Topic<E> {
  private final Set<Subscription<E>> subscriptions = ConcurrentHashMap.newKeySet();
  private final int capacity;

  /**
   * @param capacity how many events a subscriber may lag behind before it is cut off
   */
  public Topic(int capacity) {
    this.capacity = capacity;
  }

  /** Hands the event to every subscriber; never blocks. */
  public void publish(E event) {
    for (Subscription<E> subscription : subscriptions) {
      subscription.offer(event);
    }
  }

  public Subscription<E> subscribe() {
    var subscription = new Subscription<>(this, new ArrayBlockingQueue<>(capacity + 1));
    subscriptions.add(subscription);
    return subscription;
  }

  public int subscribers() {
    return subscriptions.size();
  }

  /** One subscriber's queue; close it when done. */
  public static final class Subscription<E> implements AutoCloseable {
    private final Topic<E> topic;
    private final BlockingQueue<Optional<E>> queue;
    private volatile boolean lagged;
    private volatile boolean closed;

    private Subscription(Topic<E> topic, BlockingQueue<Optional<E>> queue) {
      this.topic = topic;
      this.queue = queue;
    }

    private void offer(E event) {
      if (!lagged && !queue.offer(Optional.of(event))) {
        lagged = true;
      }
    }

    /**
     * The next event; empty when none came in time, the subscription was closed or it lagged.
     *
     * @see #lagged()
     */
    public Optional<E> next(Duration timeout) throws InterruptedException {
      Optional<E> event = queue.poll();
      if (event == null && !lagged && !closed) {
        event = queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
      return event == null ? Optional.empty() : event;
    }

    /** Whether events were lost: the subscriber must read the whole state again. */
    public boolean lagged() {
      return lagged && queue.isEmpty();
    }

    /** Forgets what was queued and lost, before the whole state is read again. */
    public void restart() {
      lagged = true;
      queue.clear();
      lagged = false;
    }

    public boolean closed() {
      return closed;
    }

    /** Ends the subscription and wakes whoever waits in {@link #next}. */
    @Override
    public void close() {
      closed = true;
      topic.subscriptions.remove(this);
      queue.offer(Optional.empty());
    }
  }
}
