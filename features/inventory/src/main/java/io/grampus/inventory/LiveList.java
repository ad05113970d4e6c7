package io.grampus.inventory;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A list that another feature fills, asked and followed like the inventory's own. */
public final class LiveList<R extends Row> {
  private final Shelf<R> shelf;
  private final Clock clock;

  /**
   * @param fields adds the fields that queries and orders may name, besides id and name
   * @param order the list's own, such as {@code -created,name}
   */
  public LiveList(Kind<R> kind, Clock clock, Consumer<Fields<R>> fields, String order) {
    var known = new Fields<R>(clock);
    fields.accept(known);
    this.clock = clock;
    this.shelf = new Shelf<>(kind, known, order, LiveMembers.none(), new Topic<>(1), clock.now());
  }

  /**
   * Puts exactly these rows in place of those there were.
   *
   * @param staleSince since when they may be out of date; empty when they are true
   * @param lacks the capability without which there can be none
   */
  public void replace(Collection<R> rows, Optional<Instant> staleSince, Optional<String> lacks) {
    shelf.table().replace(rows);
    shelf.table().lacks(lacks);
    staleSince.ifPresentOrElse(shelf.table()::stale, shelf.table()::fresh);
  }

  Shelf<R> shelf() {
    return shelf;
  }

  /**
   * The list and its watch.
   *
   * @param snapshot what the first event of a watch looks like
   * @param delta what the events after it look like
   */
  public List<Operation> operations(Class<?> snapshot, Class<?> delta) {
    return operations(snapshot, delta, () -> {});
  }

  /**
   * The same for a list that is brought up to date whenever somebody asks for it.
   *
   * @param wanted does so
   */
  public List<Operation> operations(Class<?> snapshot, Class<?> delta, Runnable wanted) {
    return new ListApi<>(shelf, clock, wanted).operations(snapshot, delta);
  }
}
