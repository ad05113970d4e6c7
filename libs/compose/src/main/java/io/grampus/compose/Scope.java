package io.grampus.compose;

import java.util.Map;

/** What a set of Compose files is read with: the folder of its relative paths and its variables. */
record Scope(String folder, Map<String, String> values, Variables outer) {
  /** The variables of the project, those of the outer environment first. */
  Variables variables() {
    return outer.or(Variables.of(values));
  }
}
