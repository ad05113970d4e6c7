package io.grampus.engine;

import java.util.Comparator;

/** A version of the Engine API. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** The oldest that Grampus speaks: Docker 20.10. */
  public static final ApiVersion MIN = new ApiVersion(1, 41);

  /** The newest that Grampus speaks. */
  public static final ApiVersion MAX = new ApiVersion(1, 52);

  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /** Reads {@code 1.41}; anything else is an IllegalArgumentException. */
  public static ApiVersion parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("not an API version: " + text);
    }
    return new ApiVersion(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  /** Whether it is that version or a later one. */
  public boolean atLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
