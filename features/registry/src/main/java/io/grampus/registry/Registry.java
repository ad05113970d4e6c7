package io.grampus.registry;

import io.grampus.identity.Identity;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The door of the registry: images are pushed to and pulled from the server itself. */
public final class Registry {
  private final RegistryProtocol protocol;
  private final RegistryApi api;
  private final GarbageCollector collector;

  /** Who uses it, and where that is noted. */
  public record Gatekeepers(Identity identity, AuditTrail audit) {}

  private Registry(Sql sql, Path folder, Gatekeepers gate, Clock clock, Duration grace) {
    sql.migrate(BlobStore.class);
    var manifests = new ManifestStore(sql);
    var catalog = new CatalogStore(sql);
    var contents =
        new Contents(
            new BlobStore(sql),
            new BlobFolder(folder.resolve("blobs")),
            new Uploads(folder.resolve("uploads"), Room.USUAL),
            clock);
    var audit = new RegistryAudit(gate.audit, clock);
    var access = new RegistryAccess(gate.identity, audit);
    this.collector = new GarbageCollector(contents, manifests, grace, clock);
    this.protocol =
        new RegistryProtocol(
            access,
            new TokenEndpoint(gate.identity, access, clock),
            new BlobEndpoint(contents, access, audit),
            new UploadEndpoint(contents, access),
            new ManifestEndpoint(manifests, access, audit, clock),
            new ListEndpoint(catalog, manifests, access));
    var reader = new ManifestReader(manifests, catalog, contents);
    this.api = new RegistryApi(catalog, manifests, reader, collector);
  }

  /**
   * Opens the registry.
   *
   * @param sql for what is there; the contents are files in the folder
   */
  public static Registry open(Sql sql, Path folder, Gatekeepers gate, Clock clock) {
    return new Registry(sql, folder, gate, clock, GarbageCollector.GRACE);
  }

  static Registry open(Sql sql, Path folder, Gatekeepers gate, Clock clock, Duration grace) {
    return new Registry(sql, folder, gate, clock, grace);
  }

  public List<Operation> operations() {
    return api.operations();
  }

  /** The distribution specification, for whoever serves it. */
  public Protocol protocol() {
    return protocol;
  }

  /** Removes what nothing needs, every hour. */
  public Reconciler collection() {
    return collector.hourly();
  }

  GarbageCollector collector() {
    return collector;
  }
}
