package io.grampus.node;

import java.util.OptionalInt;

/**
 * The versions of the protocol that one side speaks, all from the oldest to the newest.
 *
 * <p>A version is raised only for what the other side must not leave out; the side that is upgraded
 * goes on to speak the earlier ones for as long as programs of them may be about.
 */
public record Versions(int oldest, int newest) {
  /** What this code speaks. */
  public static final Versions OURS = new Versions(1, Words.VERSION);

  /** The newest version that both sides speak; empty when there is none. */
  public OptionalInt common(Versions others) {
    int both = Math.min(newest, others.newest);
    return both >= Math.max(oldest, others.oldest) ? OptionalInt.of(both) : OptionalInt.empty();
  }

  /** Whether that version is one of them. */
  public boolean include(int version) {
    return version >= oldest && version <= newest;
  }

  /** Whether the other side has been upgraded past all that this side speaks. */
  public boolean precede(Versions others) {
    return newest < others.oldest;
  }

  @Override
  public String toString() {
    return oldest == newest ? "version " + newest : "versions " + oldest + " to " + newest;
  }
}
