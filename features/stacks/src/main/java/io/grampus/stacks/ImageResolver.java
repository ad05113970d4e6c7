package io.grampus.stacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides under which name Swarm is told to run an image, so that every task runs the same bytes
 * and no node waits for a registry that does not answer.
 *
 * <p>An image that came from a registry is pinned to its digest. One that was made on this machine
 * is named by its id, for which no node tries a pull: with its tag, each task would wait some 20
 * seconds for a registry first.
 */
final class ImageResolver {
  private static final Duration ASK = Duration.ofSeconds(4);
  private static final Duration ASK_WHEN_MISSING = Duration.ofSeconds(30);
  private final StackEngine engine;

  ImageResolver(StackEngine engine) {
    this.engine = engine;
  }

  /**
   * One image.
   *
   * @param runs what Swarm is told
   * @param note what to know about it; empty when nothing
   * @param missing whether neither the engine nor a registry has it
   */
  record Resolved(String reference, String runs, String note, boolean missing) {}

  /** What came of all images of a project. */
  record Resolution(Map<String, String> runs, List<String> notes, List<String> missing) {}

  Resolution resolve(Collection<String> references) {
    Map<String, String> runs = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Resolved image : Parallel.map(references, this::resolve)) {
      runs.put(image.reference(), image.runs());
      if (!image.note().isEmpty()) {
        notes.add(image.note());
      }
      if (image.missing()) {
        missing.add(image.reference());
      }
    }
    return new Resolution(runs, notes, missing);
  }

  private Resolved resolve(String reference) {
    if (reference.contains("@sha256:") || reference.startsWith("sha256:")) {
      return new Resolved(reference, reference, "", false);
    }
    Optional<ObjectNode> local = engine.image(reference);
    List<String> digests = local.map(i -> Trees.strings(i.path("RepoDigests"))).orElse(List.of());
    if (local.isPresent() && digests.isEmpty()) {
      return new Resolved(reference, Trees.text(reference, local.get(), "Id"), "", false);
    }
    Duration patience = local.isPresent() ? ASK : ASK_WHEN_MISSING;
    Optional<String> digest = engine.digest(reference, patience);
    if (digest.isPresent()) {
      return new Resolved(reference, reference + "@" + digest.get(), "", false);
    }
    if (local.isPresent()) {
      String known = digests.getFirst();
      String pinned = reference + known.substring(known.indexOf('@'));
      String note = reference + ": the registry did not answer, the version on this node is used";
      return new Resolved(reference, pinned, note, false);
    }
    String note = reference + ": not on this node, and no registry has it or answers";
    return new Resolved(reference, reference, note, true);
  }
}
