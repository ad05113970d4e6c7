package io.grampus.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowListerTest {
  @Test
  void thePickedFirstAreThoseOfTheSortedRows() {
    Random random = new Random(42);
    Comparator<Integer> descending = Comparator.reverseOrder();
    for (int size : new int[] {0, 1, 7, 8, 100, 1_000}) {
      List<Integer> rows = random.ints(size, 0, 10_000).boxed().toList();
      List<Integer> sorted = rows.stream().sorted(descending).toList();
      for (int count : IntStream.of(0, 1, 5, size / 8, size / 8 + 1, size).toArray()) {
        int most = Math.min(count, size);
        assertEquals(
            sorted.subList(0, most), RowLister.first(count, rows, descending).subList(0, most));
      }
    }
  }
}
