package io.grampus.registry;

import io.grampus.identity.Identity;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The door of the registry: images are pushed to and pulled from the server itself. */
public final class Registry implements AutoCloseable {
  private final RegistryProtocol protocol;
  private final List<Operation> operations;
  private final GarbageCollector collector;
  private final RegistryLists lists;
  private final PullCounter pulls;

  /** Who uses it, and where that is noted. */
  public record Gatekeepers(Identity identity, AuditTrail audit) {}

  private Registry(Sql sql, Path folder, Gatekeepers gate, Reconcilers reconcilers, Clock clock) {
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
    this.lists =
        new RegistryLists(
            catalog, facts, pulls, clock, () -> reconcilers.nudge(RegistryLists.NAME));
    manifests.told(lists::mark);
    this.collector = new GarbageCollector(contents, manifests, GarbageCollector.GRACE, clock);
    collector.told(lists::markAll);
    var audit = new RegistryAudit(gate.audit, clock);
    var access = new RegistryAccess(gate.identity, audit);
    this.protocol =
        new RegistryProtocol(
            access,
            new TokenEndpoint(gate.identity, access, clock),
            new BlobEndpoint(contents, access, audit),
            new UploadEndpoint(contents, access),
            new ManifestEndpoint(manifests, access, audit, pulls, clock),
            new ListEndpoint(catalog, manifests, access));
    var reader = new ManifestReader(manifests, catalog, facts, pulls);
    List<Operation> all =
        new ArrayList<>(new RegistryApi(catalog, lists, manifests, reader, clock).operations());
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
    return List.of(collector.hourly(), lists);
  }

  /** Keeps what was counted in memory. */
  @Override
  public void close() {
    pulls.keep();
  }
}
