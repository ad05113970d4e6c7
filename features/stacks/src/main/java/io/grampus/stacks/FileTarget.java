package io.grampus.stacks;

import java.util.Locale;

/**
 * A secret or config that a stack needs, named after its content.
 *
 * @param key its name in the file
 * @param name its name in Swarm
 * @param external whether somebody else makes it
 */
record FileTarget(Kind kind, String key, String name, boolean external) {

  /** Which of the two it is. */
  enum Kind {
    SECRET,
    CONFIG;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The section of the Compose file and the collection of the API. */
    String plural() {
      return word() + "s";
    }
  }
}
