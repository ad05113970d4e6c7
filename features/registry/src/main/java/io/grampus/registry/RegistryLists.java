package io.grampus.registry;

import io.grampus.inventory.Fields;
import io.grampus.inventory.Kind;
import io.grampus.inventory.LiveList;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Reconciler;
import io.grampus.oci.Digest;
import io.grampus.oci.RepositoryName;
import io.grampus.registry.ManifestFacts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lists of repositories and tags as people follow them. What changes a repository only marks
 * it: its rows are made anew before the next answer, or within two seconds.
 */
final class RegistryLists implements Reconciler {
  static final String NAME = "registry-lists";

  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Kind<RepositoryRow> REPOSITORY =
      new Kind<>(
          "repository", "registry/repositories", RepositoryRow.class, false, RegistryAccess.PULL);
  private static final Kind<TagRow> TAG =
      new Kind<>("registryTag", "registry/tags", TagRow.class, false, RegistryAccess.PULL);

  private final CatalogStore catalog;
  private final ManifestFacts facts;
  private final PullCounter pulls;
  private final Mirror mirror;
  private final Runnable nudge;
  private final LiveList<RepositoryRow> repositories;
  private final LiveList<TagRow> tags;
  private final Set<RepositoryName> marked = ConcurrentHashMap.newKeySet();
  private final Map<RepositoryName, Known> known = new TreeMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean begun;

  /** The rows of a repository, and what its manifests are, which never changes. */
  private record Known(RepositoryRow row, List<TagRow> tags, Map<String, Facts> facts) {}

  /**
   * @param nudge asks for a pass soon
   */
  RegistryLists(
      CatalogStore catalog,
      ManifestFacts facts,
      PullCounter pulls,
      Mirror mirror,
      Clock clock,
      Runnable nudge) {
    this.mirror = mirror;
    this.catalog = catalog;
    this.facts = facts;
    this.pulls = pulls;
    this.nudge = nudge;
    this.repositories = new LiveList<>(REPOSITORY, clock, RegistryLists::repositoryFields, "name");
    this.tags = new LiveList<>(TAG, clock, RegistryLists::tagFields, "-updatedAt,name");
    markAll();
  }

  private static void repositoryFields(Fields<RepositoryRow> fields) {
    fields
        .number("tags", RepositoryRow::tags)
        .number("manifests", RepositoryRow::manifests)
        .number("bytes", RepositoryRow::bytes)
        .time("pushedAt", r -> Optional.of(r.pushedAt()))
        .text("pushedBy", RepositoryRow::pushedBy)
        .number("pulls", RepositoryRow::pulls)
        .time("pulledAt", RepositoryRow::pulledAt)
        .text("pulledBy", RepositoryRow::pulledBy)
        .text("upstream", RepositoryRow::upstream);
  }

  private static void tagFields(Fields<TagRow> fields) {
    fields
        .text("repository", TagRow::repository)
        .id("digest", TagRow::digest)
        .texts("platforms", TagRow::platforms)
        .text("mediaType", TagRow::mediaType)
        .number("bytes", TagRow::bytes)
        .time("updatedAt", t -> Optional.of(t.updatedAt()))
        .text("pushedBy", TagRow::pushedBy)
        .number("pulls", TagRow::pulls)
        .time("pulledAt", TagRow::pulledAt)
        .text("pulledBy", TagRow::pulledBy);
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    all.addAll(
        repositories.operations(RepositorySnapshot.class, RepositoryDelta.class, this::reconcile));
    all.addAll(tags.operations(TagSnapshot.class, TagDelta.class, this::reconcile));
    return all;
  }

  /** Its rows are made anew soon. */
  void mark(RepositoryName repository) {
    marked.add(repository);
    nudge.run();
  }

  /** The rows of all repositories are. */
  void markAll() {
    catalog.repositories("", Integer.MAX_VALUE).stream()
        .map(RepositoryName::new)
        .forEach(marked::add);
    nudge.run();
  }

  /** The tags of one repository, the newest first, as they are now. */
  List<TagRow> tags(RepositoryName repository) {
    lock.lock();
    try {
      reconcile();
      return Optional.ofNullable(known.get(repository)).map(Known::tags).orElse(List.of());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void reconcile() {
    // rows that were made before a change must not come after those made for it
    lock.lock();
    try {
      marked.addAll(pulls.keep());
      List<RepositoryName> changed = List.copyOf(marked);
      for (RepositoryName repository : changed) {
        marked.remove(repository);
        renew(repository);
      }
      if (!changed.isEmpty() || !begun) {
        begun = true;
        publish();
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish() {
    List<RepositoryRow> all = known.values().stream().map(Known::row).toList();
    List<TagRow> allTags = known.values().stream().flatMap(k -> k.tags.stream()).toList();
    repositories.replace(all, Optional.empty(), Optional.empty());
    tags.replace(allTags, Optional.empty(), Optional.empty());
  }

  private void renew(RepositoryName repository) {
    Map<String, Facts> before =
        Optional.ofNullable(known.get(repository)).map(Known::facts).orElse(Map.of());
    Optional<RepositoryRow> row =
        catalog.repository(
            repository, pulls.total(repository), mirror.origin(repository).orElse(""));
    if (row.isEmpty()) {
      known.remove(repository);
      return;
    }
    Map<String, Facts> now = new HashMap<>();
    Map<String, PullStore.Total> totals = pulls.totals(repository);
    List<TagRow> rows = new ArrayList<>();
    for (CatalogStore.Tagged tag : catalog.tagged(repository)) {
      Facts of =
          Optional.ofNullable(before.get(tag.digest()))
              // the config of what is pulled through comes after its manifest
              .filter(known -> !known.platforms().isEmpty())
              .orElseGet(() -> facts(tag));
      now.put(tag.digest(), of);
      rows.add(row(tag, of, totals.getOrDefault(tag.digest(), PullStore.Total.NONE)));
    }
    known.put(repository, new Known(row.get(), List.copyOf(rows), now));
  }

  private Facts facts(CatalogStore.Tagged tag) {
    return facts.of(tag.repository(), Digest.parse(tag.digest()));
  }

  private static TagRow row(CatalogStore.Tagged tag, Facts of, PullStore.Total pulled) {
    return new TagRow(
        tag.repository() + ":" + tag.name(),
        tag.repository().value(),
        tag.name(),
        tag.digest(),
        tag.mediaType(),
        of.platforms(),
        of.bytes(),
        tag.updatedAt(),
        tag.pushedBy(),
        pulled.pulls(),
        pulled.at(),
        pulled.by());
  }
}
