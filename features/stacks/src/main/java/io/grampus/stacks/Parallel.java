package io.grampus.stacks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does the same to many things at once, each on its own virtual thread. */
final class Parallel {
  private Parallel() {}

  /** What came of two. */
  record Both<A, B>(A one, B other) {}

  /** Does two things at once, the second on a thread of its own. */
  static <A, B> Both<A, B> both(Supplier<A> one, Supplier<B> other) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<B> second = threads.submit(other::get);
      A first = one.get();
      return new Both<>(first, result(second));
    }
  }

  /** The results in the order of the items; the first failure is thrown when all have ended. */
  static <T, R> List<R> map(Collection<T> items, Function<T, R> work) {
    if (items.size() <= 1) {
      return items.stream().map(work).toList();
    }
    List<Callable<R>> calls = new ArrayList<>();
    items.forEach(item -> calls.add(() -> work.apply(item)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<R> results = new ArrayList<>();
      for (Future<R> result : threads.invokeAll(calls)) {
        results.add(result(result));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <R> R result(Future<R> of) {
    try {
      return of.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
