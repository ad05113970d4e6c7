package io.grampus.stacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads a stack's history and says what changed from one revision to the next. */
final class RevisionReader {
  private final StackStore store;

  RevisionReader(StackStore store) {
    this.store = store;
  }

  Revision revision(String stack, long number) {
    List<RevisionSummary> history = store.revisions(stack);
    RevisionSummary summary =
        history.stream()
            .filter(r -> r.number() == number)
            .findFirst()
            .orElseThrow(() ->
                Deployer.noRevision(
                    "look at revision " + number + " of stack \"" + stack + "\"", stack, number));
    Map<String, String> files = store.files(stack, number).orElse(Map.of());
    Map<String, String> before =
        history.stream()
            .map(RevisionSummary::number)
            .filter(n -> n < number)
            .findFirst()
            .flatMap(n -> store.files(stack, n))
            .orElse(Map.of());
    Map<String, String> diff = new LinkedHashMap<>();
    var paths = new TreeSet<String>(files.keySet());
    paths.addAll(before.keySet());
    for (String path : paths) {
      String from = before.getOrDefault(path, "");
      String to = files.getOrDefault(path, "");
      if (!from.equals(to)) {
        diff.put(path, LineDiff.unified(from, to));
      }
    }
    return new Revision(summary, files, diff);
  }
}
