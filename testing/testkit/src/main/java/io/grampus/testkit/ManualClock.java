package io.grampus.testkit;

import io.grampus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test moves it. */
public final class ManualClock implements Clock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Instant wall;
  private long nanos;
  private int sleepers;

  private ManualClock(Instant wall) {
    this.wall = wall;
  }

  /** A clock that shows noon of 1 January 2026, UTC. */
  public static ManualClock create() {
    return at(Instant.parse("2026-01-01T12:00:00Z"));
  }

  public static ManualClock at(Instant wall) {
    return new ManualClock(wall);
  }

  @Override
  public Instant now() {
    lock.lock();
    try {
      return wall;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the test has moved the clock far enough. */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = nanos + duration.toNanos();
      sleepers++;
      changed.signalAll();
      try {
        while (nanos - until < 0) {
          changed.await();
        }
      } finally {
        sleepers--;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets time pass: both the wall clock and the monotonic one go on. */
  public void advance(Duration duration) {
    lock.lock();
    try {
      wall = wall.plus(duration);
      nanos += duration.toNanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sets the wall clock, as an operator or NTP would; no time passes. */
  public void jumpTo(Instant instant) {
    lock.lock();
    try {
      wall = instant;
    } finally {
      lock.unlock();
    }
  }

  /** Waits in real time until as many threads sleep on this clock; then advancing it wakes them. */
  public void awaitSleepers(int count) {
    Eventually.within(PATIENCE).until(() -> sleepers() >= count);
  }

  private int sleepers() {
    lock.lock();
    try {
      return sleepers;
    } finally {
      lock.unlock();
    }
  }
}
