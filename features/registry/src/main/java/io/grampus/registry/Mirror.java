package io.grampus.registry;

import io.grampus.kernel.Clock;
import io.grampus.oci.Descriptor;
import io.grampus.oci.Digest;
import io.grampus.oci.ManifestDocument;
import io.grampus.oci.ManifestName;
import io.grampus.oci.Reference;
import io.grampus.oci.RepositoryName;
import io.grampus.oci.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pulls other registries through: what is asked for is fetched once, kept with everything else, and
 * answered from here.
 *
 * <p>What a digest names never changes, so it is not asked for again. A tag is: each answer comes
 * from the registry's own of that moment, or says that the registry could not be asked.
 */
final class Mirror {
  private final MirrorStore store;
  private final ManifestStore manifests;
  private final Upstreams upstreams;
  private final Clock clock;
  private final SingleFlight<String, Found> flights = new SingleFlight<>();
  private final Map<String, String> mirrored = new ConcurrentHashMap<>();
  private volatile MirrorSettings settings;

  /**
   * A manifest, and what there is to say of how true it is.
   *
   * @param warning present when it may be out of date
   */
  record Found(ManifestDocument document, Optional<String> warning) {}

  Mirror(MirrorStore store, ManifestStore manifests, Upstreams upstreams, Clock clock) {
    this.store = store;
    this.manifests = manifests;
    this.upstreams = upstreams;
    this.clock = clock;
    this.settings = store.settings();
    mirrored.putAll(store.mirrored());
  }

  MirrorSettings settings() {
    return settings;
  }

  void settings(MirrorSettings wanted) {
    store.keep(wanted);
    settings = wanted;
  }

  /** Whether there is something here for whoever shows no credentials. */
  boolean isOpen() {
    return settings.hub() && settings.has(Reference.DOCKER_HUB);
  }

  MirrorState state() {
    return new MirrorState(settings, mirrored.size(), store.bytes(), upstreams.away());
  }

  /** Where a repository's images came from, when they were pulled through. */
  Optional<String> origin(RepositoryName repository) {
    return Optional.ofNullable(mirrored.get(repository.value()));
  }

  /** The repository is gone, and may be used for something else. */
  void forget(RepositoryName repository) {
    if (mirrored.remove(repository.value()) != null) {
      store.forget(repository);
    }
  }

  /**
   * Where a repository is pulled through from; empty when it is this registry's own.
   *
   * @param namespace the registry that containerd names beside
   */
  Optional<Upstream> of(RepositoryName repository, Optional<String> namespace) {
    if (!settings.on()) {
      return Optional.empty();
    }
    return namespace
        .map(registry -> Upstream.of(registry, repository.value()))
        .orElseGet(() -> Upstream.named(repository))
        .filter(u -> settings.has(u.registry()))
        .filter(u -> !isOwn(u.local()));
  }

  /** The same in Docker Hub, for a name without a registry that means nothing here. */
  Optional<Upstream> inHub(RepositoryName repository) {
    return Upstream.of(Reference.DOCKER_HUB, repository.value())
        .filter(u -> isOpen())
        .filter(u -> Upstream.named(repository).isEmpty() && !manifests.any(repository))
        .filter(u -> !isOwn(u.local()));
  }

  /** What was pushed under such a name stays what it is. */
  private boolean isOwn(RepositoryName local) {
    return !mirrored.containsKey(local.value()) && manifests.any(local);
  }

  /** Nobody pushes to where images are pulled through. */
  void refusePush(RepositoryName repository) {
    Optional<String> from =
        origin(repository).or(() -> of(repository, Optional.empty()).map(Upstream::toString));
    if (from.isPresent()) {
      throw new Refusal(
          ErrorCode.DENIED,
          "%s is where %s is pulled through; push there, or under another name"
              .formatted(repository, from.get()));
    }
  }

  /**
   * A manifest, by tag as the registry has it now.
   *
   * @throws Refusal when the registry has none, refuses, or can't be asked while nothing is here
   */
  Found manifest(Upstream upstream, ManifestName name) {
    return switch (name) {
      case ManifestName.ByDigest _ ->
          here(upstream, name)
              .map(known -> new Found(known, Optional.empty()))
              .orElseGet(() -> once(upstream, name));
      case ManifestName.ByTag _ -> once(upstream, name);
    };
  }

  private Optional<ManifestDocument> here(Upstream upstream, ManifestName name) {
    return manifests.find(upstream.local(), name).map(ManifestStore.Kept::document);
  }

  private Found once(Upstream upstream, ManifestName name) {
    return flights.run(upstream + " " + name, () -> asked(upstream, name));
  }

  private Found asked(Upstream upstream, ManifestName name) {
    try {
      ManifestDocument now =
          name instanceof ManifestName.ByTag(Tag tag)
              ? tagged(upstream, tag)
              : fetched(upstream, name, Optional.empty());
      return new Found(now, Optional.empty());
    } catch (AwayException e) {
      ManifestDocument kept = here(upstream, name).orElseThrow(() -> unreachable(upstream, e));
      String words =
          "%s could not be asked (%s); this is what %s was when it last could"
              .formatted(upstream.registry(), e.words(), name);
      return new Found(kept, Optional.of(words));
    }
  }

  private static Refusal unreachable(Upstream upstream, AwayException e) {
    return new Refusal(
        ErrorCode.UPSTREAM_AWAY,
        "%s could not be asked for %s: %s".formatted(upstream.registry(), upstream, e.words()));
  }

  private ManifestDocument tagged(Upstream upstream, Tag tag) {
    var byTag = new ManifestName.ByTag(tag);
    Digest digest =
        ask(upstream, r -> r.resolve(byTag)).orElseThrow(() -> unknown(upstream, byTag));
    Optional<ManifestDocument> known = here(upstream, new ManifestName.ByDigest(digest));
    if (known.isEmpty()) {
      return fetched(upstream, byTag, Optional.of(tag));
    }
    if (!here(upstream, byTag).map(ManifestDocument::digest).equals(Optional.of(digest))) {
      manifests.tag(upstream.local(), digest, tag, clock.now());
    }
    return known.get();
  }

  private ManifestDocument fetched(Upstream upstream, ManifestName name, Optional<Tag> tag) {
    ManifestDocument document =
        ask(upstream, r -> r.manifest(name)).orElseThrow(() -> unknown(upstream, name));
    RepositoryName local = upstream.local();
    if (!mirrored.containsKey(local.value())) {
      store.mirrors(local, upstream.toString());
      mirrored.put(local.value(), upstream.toString());
    }
    var push = new ManifestStore.Push(local, document, tag, upstream.registry());
    manifests.keep(push, clock.now());
    return document;
  }

  private static Refusal unknown(Upstream upstream, ManifestName name) {
    return new Refusal(ErrorCode.MANIFEST_UNKNOWN, upstream + " has no manifest " + name);
  }

  <T> T ask(Upstream upstream, Upstreams.Question<T> question) {
    return upstreams.ask(upstream, settings.isPlain(upstream.registry()), question);
  }

  /** A blob as a manifest here describes it, or else as the registry does. */
  Descriptor describe(Upstream upstream, Digest digest) {
    return manifests
        .needed(upstream.local(), digest)
        .or(() -> ask(upstream, r -> r.describe(digest)))
        .orElseThrow(
            () -> new Refusal(ErrorCode.BLOB_UNKNOWN, upstream + " has no blob " + digest));
  }

  /** A blob has come, so that more is known of what needs it. */
  void came(Upstream upstream) {
    manifests.touched(upstream.local());
  }

  boolean isOverLimit() {
    long limit = settings.limitBytes();
    return limit > 0 && store.bytes() > limit;
  }

  /** Removes what nobody pulled for the longest time, until the rest is within the limit. */
  List<MirrorStore.Old> evict() {
    List<MirrorStore.Old> gone = new ArrayList<>();
    for (MirrorStore.Old old : isOverLimit() ? store.leastUsed() : List.<MirrorStore.Old>of()) {
      store.remove(old);
      gone.add(old);
      if (!isOverLimit()) {
        break;
      }
    }
    return gone;
  }
}
