package io.grampus.containers;

import io.grampus.kernel.Call;

/** How large a client's terminal is; zero when it did not say. */
record WindowSize(int columns, int rows) {
  private static final int MOST = 0xffff;

  static WindowSize read(Call<?> call) {
    return new WindowSize(
        (int) call.number("columns", 0, 0, MOST), (int) call.number("rows", 0, 0, MOST));
  }

  boolean known() {
    return columns > 0 && rows > 0;
  }
}
