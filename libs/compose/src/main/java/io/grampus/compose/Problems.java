package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems and warnings of one load, each once. */
final class Problems {
  private static final int MOST = 1000;

  private final Set<ComposeProblem> found = new LinkedHashSet<>();
  private final Set<ComposeProblem> warnings = new LinkedHashSet<>();

  void add(Position at, String path, String message, String advice) {
    if (found.size() < MOST) {
      found.add(new ComposeProblem(at, path, message, advice));
    }
  }

  void warn(Position at, String path, String message, String advice) {
    if (warnings.size() < MOST) {
      warnings.add(new ComposeProblem(at, path, message, advice));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  List<ComposeProblem> warnings() {
    return List.copyOf(warnings);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ComposeException(new ArrayList<>(found));
    }
  }
}
