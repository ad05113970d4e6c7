package io.grampus.registry;

import io.grampus.identity.Identity;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door of the registry: images are pushed to and pulled from the server itself. */
public final class Registry implements AutoCloseable {
  /** A pull may take as long on a slow line. */
  private static final Duration PULL_LASTS = Duration.ofHours(2);

  private final Identity identity;
  private final RegistryProtocol protocol;
  private final List<Operation> operations;
  private final GarbageCollector collector;
  private final RegistryLists lists;
  private final PullCounter pulls;
  private final Mirror mirror;
  private final Upstreams upstreams;

  /**
   * Who uses it, and where that is noted.
   *
   * @param swarm as whom nodes pull for services
   * @param logins as whom it asks other registries
   * @param authorities the folders with the authorities of other registries
   */
  public record Gatekeepers(
      Identity identity,
      SwarmKey swarm,
      AuditTrail audit,
      UpstreamLogins logins,
      Path authorities) {}

  private Registry(Sql sql, Path folder, Gatekeepers gate, Reconcilers reconcilers, Clock clock) {
    this.identity = gate.identity;
    sql.migrate(BlobStore.class);
    var manifests = new ManifestStore(sql);
    var catalog = new CatalogStore(sql);
    var contents =
        new Contents(
            new BlobStore(sql),
            new BlobFolder(folder.resolve("blobs")),
            new Uploads(folder.resolve("uploads"), Room.USUAL),
            clock);
    var facts = new ManifestFacts(manifests, contents);
    this.pulls = new PullCounter(new PullStore(sql), clock);
    this.upstreams = new Upstreams(gate.logins, gate.authorities, clock);
    this.mirror = new Mirror(new MirrorStore(sql), manifests, upstreams, clock);
    this.lists =
        new RegistryLists(
            catalog, facts, pulls, mirror, clock, () -> reconcilers.nudge(RegistryLists.NAME));
    manifests.told(lists::mark);
    this.collector = new GarbageCollector(contents, manifests, GarbageCollector.GRACE, clock);
    collector.told(lists::markAll);
    collector.first(() -> mirror.evict().size());
    var audit = new RegistryAudit(gate.audit, clock);
    var access = new RegistryAccess(gate.identity, gate.swarm, audit);
    var through =
        new Through(new PullGate(access, mirror), mirror, new BlobFetches(contents, mirror));
    this.protocol =
        new RegistryProtocol(
            access,
            new TokenEndpoint(gate, access, mirror::isOpen, clock),
            new BlobEndpoint(contents, access, audit, through),
            new UploadEndpoint(contents, access, mirror),
            new ManifestEndpoint(manifests, access, audit, through, pulls, clock),
            new ListEndpoint(catalog, manifests, access));
    var reader = new ManifestReader(manifests, catalog, facts, pulls);
    List<Operation> all =
        new ArrayList<>(
            new RegistryApi(catalog, lists, manifests, reader, mirror, clock).operations());
    all.addAll(new MirrorApi(mirror).operations());
    all.addAll(new SpaceApi(contents, collector).operations());
    this.operations = List.copyOf(all);
  }

  /**
   * Opens the registry.
   *
   * @param sql for what is there; the contents are files in the folder
   * @param reconcilers run what {@link #reconcilers} gives them
   */
  public static Registry open(
      Sql sql, Path folder, Gatekeepers gate, Reconcilers reconcilers, Clock clock) {
    return new Registry(sql, folder, gate, reconcilers, clock);
  }

  /**
   * A secret with which an engine pulls from here as somebody, and can do nothing else; the
   * password that goes with their name.
   *
   * @return empty when they may not pull
   */
  public Optional<String> pullSecret(Principal who) {
    return who.may(RegistryAccess.PULL)
        ? Optional.of(identity.openLimited(who, Set.of(RegistryAccess.PULL.name()), PULL_LASTS))
        : Optional.empty();
  }

  /** What the API can do with it. */
  public List<Operation> operations() {
    return operations;
  }

  /** The distribution specification, for whoever serves it. */
  public Protocol protocol() {
    return protocol;
  }

  /** What removes contents that nothing needs, and what keeps the lists true. */
  public List<Reconciler> reconcilers() {
    return List.of(collector.hourly(), lists, new MirrorKeeper(mirror, collector));
  }

  /** Keeps what was counted in memory. */
  @Override
  public void close() {
    pulls.keep();
    upstreams.close();
  }
}
