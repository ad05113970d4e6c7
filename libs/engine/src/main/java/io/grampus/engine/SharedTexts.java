package io.grampus.engine;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Makes texts that were read lately one object: what engines tell is full of the same states,
 * names, labels and digests, and whoever keeps it would keep each of them many times.
 *
 * <p>It forgets: each text has one place, which the next text of that place takes. It needs no
 * lock, since it does not matter which of two threads a place remembers.
 */
final class SharedTexts extends JsonNodeFactory {
  private static final long serialVersionUID = 1L;

  /** A digest with its algorithm fits. */
  private static final int LONGEST = 80;

  private static final int PLACES = 8 * 1024;

  @SuppressWarnings("serial") // a mapper is never written
  private final String[] lately = new String[PLACES];

  @Override
  public StringNode stringNode(String text) {
    return super.stringNode(text.length() > LONGEST ? text : shared(text));
  }

  String shared(String text) {
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 13) & PLACES - 1;
    String known = lately[place];
    if (text.equals(known)) {
      return known;
    }
    lately[place] = text;
    return text;
  }
}
