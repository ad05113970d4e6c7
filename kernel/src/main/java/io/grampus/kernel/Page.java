package io.grampus.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Part of a list that the server filtered, sorted and cut.
 *
 * @param total how many rows the filter matches, over all pages
 * @param version grows with every change of the list
 * @param staleSince present when the rows may be out of date, and since when
 */
public record Page<T>(List<T> items, long total, long version, Optional<Instant> staleSince) {

  public static <T> Page<T> of(List<T> items) {
    return new Page<>(items, items.size(), 0, Optional.empty());
  }
}
