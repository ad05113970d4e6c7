package io.grampus.server;

import io.grampus.agents.Agents;
import io.grampus.audit.AuditLog;
import io.grampus.identity.Identity;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Operation;
import io.grampus.kernel.Principal;
import io.grampus.kernel.ProblemException;
import io.grampus.kernel.Protocol;
import io.grampus.kernel.Reconciler;
import io.grampus.kernel.Reconcilers;
import io.grampus.kernel.SecretBox;
import io.grampus.registry.Registry;
import io.grampus.registry.SwarmKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A running server: one data directory, one port, all features, put together by constructors. */
public final class Server implements AutoCloseable {
  static final String VERSION =
      Optional.ofNullable(Server.class.getPackage().getImplementationVersion()).orElse("dev");

  private final DataFolder data;
  private final Databases databases;
  private final Reconcilers reconcilers;
  private final Identity identity;
  private final Features features;
  private final Registry registry;
  private final Certificates certificates;
  private final HttpServer http;
  private final ApiHandler handler;
  private final List<Operation> operations;

  /** What tests serve besides. */
  record Extras(List<Operation> operations, List<Protocol> protocols) {
    static final Extras NONE = new Extras(List.of(), List.of());
  }

  private Server(Settings settings, DataFolder data, Clock clock, Extras extras) {
    this.data = data;
    this.certificates = new Certificates(data, settings.listen(), clock);
    // Jetty and TLS take as long to set up as the databases do, so the two are done at once
    var listening = new FutureTask<>(() -> listener(settings));
    Thread.ofPlatform().name("listener").start(listening);
    this.databases = new Databases(data);
    this.reconcilers = new Reconcilers(clock);
    for (Class<?> store : List.of(Identity.class, AuditLog.class, LedgerStore.class)) {
      databases.migrate(databases.main(), store);
    }
    this.identity = Identity.open(databases.main(), clock);
    AuditLog audit = AuditLog.open(databases.main(), clock);
    var swarm = new SwarmKey(SecretBox.open(settings.data().resolve(DataFolder.SECRETS)));
    var own = new OwnRegistry(certificates.names(), this::port, this::pullSecret, swarm);
    var ground =
        new Features.Ground(databases, clock, reconcilers, settings, certificates, audit, own);
    this.features = new Features(ground);
    this.registry = registry(audit, swarm, settings, clock);
    var requests = new LedgerStore(databases.main());
    var status =
        new StatusApi(this::status, features::engineState, data::storage, reconcilers, clock);
    List<Operation> all = new ArrayList<>(extras.operations);
    all.addAll(status.operations());
    all.addAll(identity.operations());
    all.addAll(audit.operations());
    all.addAll(features.operations());
    all.addAll(registry.operations());
    this.operations = List.copyOf(all);
    var router = new Router(operations);
    var dispatcher =
        new Dispatcher(
            new Gate(identity),
            new Auditor(audit, clock, features::nameOf),
            new Ledger(requests, clock),
            Limits.DEFAULT);
    List<Protocol> protocols = new ArrayList<>(extras.protocols);
    protocols.addAll(features.protocols());
    protocols.add(registry.protocol());
    var pages =
        new Pages(
            () -> OpenApi.render(operations), settings.files().console().map(ConsoleFiles::of));
    this.handler = new ApiHandler(router, dispatcher, new Protocols(protocols), pages, clock);
    this.http = ready(listening);
    reconcilers.start(audit.retention());
    registry.reconcilers().forEach(reconcilers::start);
    reconcilers.start(new Housekeeping(identity, requests, clock, this::renewCertificate));
    reconcilers.start(new Thrift());
  }

  private Optional<String> pullSecret(Principal who) {
    return registry.pullSecret(who);
  }

  private Registry registry(AuditLog audit, SwarmKey swarm, Settings settings, Clock clock) {
    Path folder = data.path().resolve("registry");
    Path authorities = settings.files().authorities();
    var gate =
        new Registry.Gatekeepers(identity, swarm, audit, features::upstreamLogin, authorities);
    return Registry.open(databases.main(), folder, gate, reconcilers, clock);
  }

  /** Starts a server; when this returns, it answers. */
  public static Server start(Settings settings) {
    return start(settings, Clock.system(), Extras.NONE);
  }

  static Server start(Settings settings, Clock clock, Extras extras) {
    DataFolder data = DataFolder.lock(settings.data());
    tryPort(settings, data);
    var server = new Server(settings, data, clock, extras);
    try {
      server.http.start(server.handler);
      server.features.start();
    } catch (Exception e) {
      server.close();
      throw new ProblemException(explain(settings, e), e);
    }
    return server;
  }

  /** So that nothing has begun, nor said a word, when the port is not to be had. */
  private static void tryPort(Settings settings, DataFolder data) {
    try (var port = new ServerSocket()) {
      port.setReuseAddress(true);
      port.bind(address(settings));
    } catch (IOException e) {
      data.close();
      throw new ProblemException(explain(settings, e), e);
    }
  }

  private HttpServer listener(Settings settings) {
    return new HttpServer(address(settings), certificates.serve(), Limits.DEFAULT);
  }

  private static HttpServer ready(FutureTask<HttpServer> listening) {
    try {
      return listening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException known) {
        throw known;
      }
      throw new IllegalStateException("the HTTP server could not be set up", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  /** How things are, in a few words. */
  String pulse() {
    return features.pulse();
  }

  int port() {
    return http.port();
  }

  List<Operation> operations() {
    return operations;
  }

  Identity identity() {
    return identity;
  }

  Agents agents() {
    return features.agents();
  }

  Path authority() {
    return certificates.authority();
  }

  @Override
  public void close() {
    try (data;
        databases;
        registry;
        features;
        reconcilers) {
      handler.finishStreams();
      features.finishStreams();
      http.close();
    }
  }

  private StatusApi.Status status() {
    return new StatusApi.Status("grampus", VERSION, true, !identity.hasAdmin());
  }

  private void renewCertificate() {
    if (certificates.due()) {
      try {
        http.renew(certificates.serve());
      } catch (Exception e) {
        throw new IllegalStateException("the renewed certificate could not be taken into use", e);
      }
    }
  }

  private static InetSocketAddress address(Settings settings) {
    try {
      return new InetSocketAddress(InetAddress.getByName(settings.listen()), settings.port());
    } catch (UnknownHostException e) {
      String at = settings.listen() + ":" + settings.port();
      throw new ProblemException(new StartProblem.Port(at, "no such host is known"), e);
    }
  }

  private static StartProblem explain(Settings settings, Exception e) {
    String message = Databases.reason(e);
    String but = message;
    if (message.contains("in use")) {
      but = "another program uses that port";
    } else if (message.contains("Permission denied")) {
      but = "ports below 1024 are reserved for root";
    }
    return new StartProblem.Port(settings.listen() + ":" + settings.port(), but);
  }

  /** Forgets what has expired, and renews the certificate in time. */
  private record Housekeeping(
      Identity identity, LedgerStore requests, Clock clock, Runnable renewCertificate)
      implements Reconciler {
    @Override
    public String name() {
      return "housekeeping";
    }

    @Override
    public Duration period() {
      return Duration.ofHours(1);
    }

    @Override
    public void reconcile() {
      identity.removeExpired();
      requests.forgetBefore(clock.now().minus(Ledger.KEPT));
      renewCertificate.run();
    }
  }
}
