package io.grampus.stats;

import io.grampus.stats.Bucket.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums measurements up into the buckets of every level. For one thread. */
final class RollUp {
  private final Map<String, Bucket> open = new HashMap<>();
  private final List<Bucket> closed = new ArrayList<>();

  void add(Sample sample, long second) {
    for (Level level : Level.ALL) {
      String key = key(sample.object(), level);
      long at = level.bucket(second);
      Bucket bucket = open.get(key);
      if (bucket != null && bucket.at() == at) {
        open.put(key, bucket.plus(sample));
        continue;
      }
      if (bucket != null) {
        closed.add(bucket);
      }
      open.put(key, Bucket.of(sample, level.seconds(), at));
    }
  }

  /** The bucket of an object that is being filled. */
  Optional<Bucket> open(String object, Level level) {
    return Optional.ofNullable(open.get(key(object, level)));
  }

  private static String key(String object, Level level) {
    return level.seconds() + "/" + object;
  }

  /** The buckets whose time is over; gives each once. */
  List<Bucket> take(long second) {
    for (Iterator<Bucket> buckets = open.values().iterator(); buckets.hasNext(); ) {
      Bucket bucket = buckets.next();
      if (bucket.at() + bucket.level() <= second) {
        closed.add(bucket);
        buckets.remove();
      }
    }
    List<Bucket> taken = List.copyOf(closed);
    closed.clear();
    return taken;
  }

  /** All buckets, for the end; what comes to them later is added to what is stored. */
  List<Bucket> takeAll() {
    return take(Long.MAX_VALUE);
  }
}
