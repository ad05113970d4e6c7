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
    Optional<String> known = local.flatMap(image -> knownDigest(image, reference));
    if (local.isPresent() && known.isEmpty()) {
      return new Resolved(reference, Trees.text(reference, local.get(), "Id"), "", false);
    }
    Duration patience = known.isPresent() ? ASK : ASK_WHEN_MISSING;
    Optional<String> digest = engine.digest(reference, patience);
    if (digest.isPresent()) {
      return new Resolved(reference, reference + "@" + digest.get(), "", false);
    }
    if (known.isPresent()) {
      String note = reference + ": the registry did not answer, the version on this node is used";
      return new Resolved(reference, reference + "@" + known.get(), note, false);
    }
    String note = reference + ": not on this node, and no registry has it or answers";
    return new Resolved(reference, reference, note, true);
  }

  /** The digest under that very name; an image may have others under names that it had before. */
  private static Optional<String> knownDigest(ObjectNode image, String reference) {
    String name = familiar(reference) + "@";
    return Trees.strings(image.path("RepoDigests")).stream()
        .filter(digest -> digest.startsWith(name))
        .map(digest -> digest.substring(name.length()))
        .findFirst();
  }

  /** The name without its tag, as the engine shows it. */
  private static String familiar(String reference) {
    int colon = reference.lastIndexOf(':');
    String name = colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    return name.replaceFirst("^(index\\.)?docker\\.io/", "").replaceFirst("^library/", "");
  }
}
