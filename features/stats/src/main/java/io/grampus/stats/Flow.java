package io.grampus.stats;

/**
 * Bytes in two directions.
 *
 * @param in received or read since the start
 * @param out sent or written since the start
 * @param inRate bytes a second lately
 * @param outRate bytes a second lately
 */
public record Flow(long in, long out, long inRate, long outRate) {
  static final Flow NONE = new Flow(0, 0, 0, 0);

  Flow plus(Flow other) {
    return new Flow(in + other.in, out + other.out, inRate + other.inRate, outRate + other.outRate);
  }
}
