package io.grampus.inventory;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What containers use at present; the stats feature is the one that knows. */
public interface LiveFigures {
  /** Nobody measures. */
  LiveFigures NONE =
      new LiveFigures() {
        @Override
        public OptionalDouble cpu(String container) {
          return OptionalDouble.empty();
        }

        @Override
        public OptionalLong memory(String container) {
          return OptionalLong.empty();
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /** Percent of one core. */
  OptionalDouble cpu(String container);

  /** Bytes of the working set. */
  OptionalLong memory(String container);

  /** Grows with every sample. */
  long version();
}
