package io.grampus.nodes;

import java.util.Locale;

/** What can be done to a node. */
enum NodeVerb {
  DRAIN,
  PAUSE,
  ACTIVATE,
  PROMOTE,
  DEMOTE,
  LABEL,
  REMOVE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
