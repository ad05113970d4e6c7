package io.grampus.stacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides under which name Swarm is told to run an image, so that every task runs the same bytes
 * and no node waits for a registry that does not answer.
 *
 * <p>An image that came from a registry is pinned to its digest. One that was made on this machine
 * is named by its id, for which no node tries a pull: with its tag, each task would wait some 20
 * seconds for a registry first. Where no registry is to be asked, an image that came from one is
 * named as in the file.
 */
final class ImageResolver {
  private static final Duration ASK = Duration.ofSeconds(4);
  private static final Duration ASK_WHEN_MISSING = Duration.ofSeconds(30);
  private final StackEngine engine;
  private final String stack;
  private final ImageOrder order;

  ImageResolver(StackEngine engine, String stack, ImageOrder order) {
    this.engine = engine;
    this.stack = stack;
    this.order = order;
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
    Map<String, String> present = order.resolve() == ResolveImage.CHANGED ? present() : Map.of();
    for (Resolved image : Parallel.map(references, r -> resolve(r, present))) {
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

  /** What the stack's services run now, by the names that the files gave it. */
  private Map<String, String> present() {
    Map<String, String> present = new TreeMap<>();
    for (ObjectNode service : engine.services(stack)) {
      JsonNode spec = service.path("Spec");
      Trees.text(spec, "Labels", Mapping.IMAGE)
          .ifPresent(name ->
              present.put(name, Trees.text(name, spec, "TaskTemplate", "ContainerSpec", "Image")));
    }
    return present;
  }

  /** One image, wherever it is found. */
  Resolved resolveOne(String reference) {
    return resolve(reference, Map.of());
  }

  private Resolved resolve(String reference, Map<String, String> present) {
    if (reference.contains("@sha256:") || reference.startsWith("sha256:")) {
      return new Resolved(reference, reference, "", false);
    }
    if (present.containsKey(reference)) {
      return new Resolved(reference, present.getOrDefault(reference, reference), "", false);
    }
    Optional<ObjectNode> local = engine.image(reference);
    Optional<String> known = local.flatMap(image -> knownDigest(image, reference));
    if (local.isPresent() && known.isEmpty()) {
      return new Resolved(reference, Trees.text(reference, local.get(), "Id"), "", false);
    }
    if (order.resolve() == ResolveImage.NEVER) {
      return new Resolved(reference, reference, "", false);
    }
    Duration patience = known.isPresent() ? ASK : ASK_WHEN_MISSING;
    Optional<String> digest = engine.digest(reference, patience, order.auth(reference));
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
