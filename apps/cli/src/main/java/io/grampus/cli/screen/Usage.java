package io.grampus.cli.screen;

/**
 * What a container uses at one moment; rates are bytes a second.
 *
 * @param cpu percent of one core
 */
public record Usage(
    double cpu,
    long memory,
    long limit,
    long netIn,
    long netOut,
    long diskIn,
    long diskOut,
    int pids) {
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0);

  public double memoryShare() {
    return limit <= 0 ? 0 : 100.0 * memory / limit;
  }
}
