package io.grampus.inventory;

import java.util.Optional;

/** What containers use at present; the stats feature is the one that knows. */
public interface LiveFigures {
  /** Nobody measures. */
  LiveFigures NONE =
      new LiveFigures() {
        @Override
        public Optional<LiveFigure> of(String container) {
          return Optional.empty();
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /** The latest measurement of the container with that id; empty when there is none. */
  Optional<LiveFigure> of(String container);

  /** Grows with every sample. */
  long version();
}
