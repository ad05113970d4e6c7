package io.grampus.server;

import io.grampus.agents.Agents;
import io.grampus.containers.ContainersApi;
import io.grampus.engine.Filters;
import io.grampus.engine.RegistryAuth;
import io.grampus.images.ImagesApi;
import io.grampus.images.PullRequest;
import io.grampus.images.RegistryLogins;
import io.grampus.ingress.Ingress;
import io.grampus.ingress.Ipvs;
import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.kernel.AuditTrail;
import io.grampus.kernel.CertificateAuthority;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.SecretBox;
import io.grampus.nodes.NodesApi;
import io.grampus.objects.ObjectsApi;
import io.grampus.oci.Login;
import io.grampus.stacks.StackSettings;
import io.grampus.stacks.Stacks;
import io.grampus.stats.Stats;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The features that run on an engine, put together. */
final class Features implements AutoCloseable {

  /** What features are built from. */
  record Ground(
      Databases databases,
      Clock clock,
      Reconcilers reconcilers,
      Settings settings,
      CertificateAuthority authority,
      AuditTrail audit,
      OwnRegistry registry) {}

  private final List<Operation> operations = new ArrayList<>();
  private final List<Protocol> protocols = new ArrayList<>();
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final EngineLink link;
  private final Inventory inventory;
  private final Stats stats;
  private final Ground ground;
  private final Agents agents;
  private final RegistryLogins logins;

  Features(Ground ground) {
    this.ground = ground;
    this.link = closing(new EngineLink(ground.settings.engineAddress()));
    this.inventory = closing(new Inventory(link, ground.clock));
    this.stats = closing(new Stats(link, inventory, ground.databases.statistics(), ground.clock));
    operations.addAll(inventory.operations());
    operations.addAll(new ContainersApi(inventory.engines(), ground.clock).operations());
    this.logins = new RegistryLogins(link, ground.databases.main(), box(), ground.clock);
    operations.addAll(new ImagesApi(inventory.engines(), this::withLogin).operations());
    operations.addAll(logins.operations());
    operations.addAll(new ObjectsApi(inventory.engines()).operations());
    operations.addAll(stats.operations());
    this.agents = closing(agentsOfNodes());
    operations.addAll(new NodesApi(link, inventory, agents::nodeRemoved).operations());
    stats.others(new AgentMeasuring(agents));
    operations.addAll(agents.operations());
    protocols.add(agents.protocol());
    boolean virtualIps = Ipvs.present();
    operations.addAll(stacks(virtualIps).operations());
    operations.addAll(virtualIps ? Ingress.idle() : ingress().operations());
  }

  private PullRequest withLogin(PullRequest pull, Principal who) {
    boolean here = pull.nodes().isEmpty();
    return logins.completed(pull, registry -> ground.registry.auth(registry, here, who));
  }

  private SecretBox box() {
    return SecretBox.open(ground.settings.data().resolve(DataFolder.SECRETS));
  }

  private Agents agentsOfNodes() {
    return new Agents(
        inventory,
        ground.databases.main(),
        ground.authority,
        ground.audit,
        ground.clock,
        ground.settings.files().agent());
  }

  private Stacks stacks(boolean virtualIps) {
    return closing(
        new Stacks(
            link,
            inventory,
            ground.databases.main(),
            ground.clock,
            ground.reconcilers,
            StackSettings.usual(virtualIps, this::ofServices)));
  }

  private RegistryAuth ofServices(String registry) {
    RegistryAuth kept = logins.of(registry);
    return kept.isNone() ? ground.registry.ofServices(registry, this::isAlone) : kept;
  }

  private boolean isAlone() {
    return link.get().nodes().list(Filters.none()).size() == 1;
  }

  private Ingress ingress() {
    return closing(
        new Ingress(link, inventory, ground.reconcilers, ground.clock, ground.settings.listen()));
  }

  /** Begins to follow the engine and to reconcile. */
  void start() {
    ground.reconcilers.start(link);
    inventory.start();
    agents.start();
    ground.reconcilers.start(agents.reconciler());
    stats.start();
  }

  /** What people call the thing of that kind with that id. */
  String nameOf(String kind, String id) {
    return inventory.nameOf(kind, id);
  }

  /** As whom the registry pulls through from another one. */
  Optional<Login> upstreamLogin(String registry) {
    RegistryAuth kept = logins.of(registry);
    return kept.password().isEmpty()
        ? Optional.empty()
        : Optional.of(new Login(kept.user(), kept.password()));
  }

  Agents agents() {
    return agents;
  }

  /** Ends what protocols keep going, so that the server can stop. */
  void finishStreams() {
    agents.close();
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** What is served beside the API. */
  List<Protocol> protocols() {
    return List.copyOf(protocols);
  }

  /** How things are, in a few words. */
  String pulse() {
    long containers =
        inventory.rows(Kind.CONTAINER).stream().filter(c -> c.state().equals("running")).count();
    List<ServiceRow> services = inventory.rows(Kind.SERVICE);
    long well = services.stream().filter(s -> s.running() >= s.desired()).count();
    String engine =
        inventory.staleSince(Kind.CONTAINER).isPresent() ? "engine does not answer" : "engine ok";
    return "%d containers run · %d/%d services healthy · %s"
        .formatted(containers, well, services.size(), engine);
  }

  StatusApi.EngineState engineState() {
    return link.state();
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a feature did not close", e);
      }
    }
  }

  private <T extends AutoCloseable> T closing(T feature) {
    closing.push(feature);
    return feature;
  }
}
