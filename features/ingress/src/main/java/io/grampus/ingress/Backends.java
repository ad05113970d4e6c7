package io.grampus.ingress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The tasks behind one port, taken in turn. */
final class Backends {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Backend> current = List.of();
  private int next;

  void set(List<Backend> backends) {
    lock.lock();
    try {
      current = List.copyOf(backends);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<Backend> all() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  /**
   * All of them, beginning with the one whose turn it is; waits while there is none, as when the
   * only task is being replaced.
   */
  List<Backend> inTurn(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (current.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<Backend> turn = new ArrayList<>();
      for (int i = 0; i < current.size(); i++) {
        turn.add(current.get(Math.floorMod(next + i, current.size())));
      }
      next++;
      return turn;
    } finally {
      lock.unlock();
    }
  }
}
