package io.grampus.ingress;

import io.grampus.inventory.Inventory;
import io.grampus.inventory.Kind;
import io.grampus.inventory.ServiceRow;
import io.grampus.inventory.TaskRow;
import io.grampus.kernel.Clock;
import io.grampus.kernel.Reconciler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the ports that services publish, and knows their tasks. */
final class IngressReconciler implements Reconciler, AutoCloseable {
  static final String NAME = "ingress";
  private static final Logger LOG = LoggerFactory.getLogger(IngressReconciler.class);

  private final Inventory inventory;
  private final TaskAddresses addresses;
  private final Clock clock;
  private final String listen;
  private final Map<InetSocketAddress, PortListener> listeners = new ConcurrentHashMap<>();
  private volatile List<Wanted> latest = List.of();

  IngressReconciler(Inventory inventory, TaskAddresses addresses, Clock clock, String listen) {
    this.inventory = inventory;
    this.addresses = addresses;
    this.clock = clock;
    this.listen = listen;
  }

  /** A port as a service wants it, and why it cannot be had. */
  private record Wanted(
      InetSocketAddress at, PublishedPort port, ServiceRow service, String problem) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration period() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void reconcile() {
    if (inventory.staleSince(Kind.SERVICE).isPresent()) {
      // what is not known to be gone is still served
      return;
    }
    List<Wanted> wanted = new ArrayList<>();
    Set<InetSocketAddress> keep = new HashSet<>();
    Map<String, List<TaskRow>> tasks = serving();
    for (ServiceRow service : oldestFirst()) {
      String label = service.labels().getOrDefault(PublishedPort.LABEL, "");
      for (PublishedPort port :
          label.isEmpty() ? List.<PublishedPort>of() : PublishedPort.parse(label)) {
        InetSocketAddress at = at(port);
        String problem = problem(port, keep.add(at));
        if (problem.isEmpty()) {
          problem = serve(at, port, tasks.getOrDefault(service.id(), List.of()));
        }
        wanted.add(new Wanted(at, port, service, problem));
      }
    }
    for (InetSocketAddress at : Set.copyOf(listeners.keySet())) {
      if (!keep.contains(at)) {
        Optional.ofNullable(listeners.remove(at)).ifPresent(PortListener::close);
        LOG.info("ingress: no longer on {}", at);
      }
    }
    latest = List.copyOf(wanted);
  }

  /** Who had a port first keeps it. */
  private List<ServiceRow> oldestFirst() {
    return inventory.rows(Kind.SERVICE).stream()
        .sorted(
            Comparator.<ServiceRow, Instant>comparing(s -> s.created().orElse(Instant.MAX))
                .thenComparing(ServiceRow::id))
        .toList();
  }

  List<IngressPort> ports() {
    List<IngressPort> ports = new ArrayList<>();
    for (Wanted wanted : latest) {
      Optional<PortListener> listener =
          wanted.problem().isEmpty()
              ? Optional.ofNullable(listeners.get(wanted.at()))
              : Optional.empty();
      ports.add(
          new IngressPort(
              wanted.at().getHostString(),
              wanted.port().published(),
              wanted.port().protocol(),
              wanted.service().name(),
              listener.map(IngressReconciler::targets).orElse(List.of()),
              listener.map(PortListener::openConnections).orElse(0),
              listener.map(PortListener::connections).orElse(0L),
              wanted.problem()));
    }
    return ports;
  }

  private static List<String> targets(PortListener listener) {
    return listener.backends().all().stream().map(b -> b.address() + ":" + b.port()).toList();
  }

  private InetSocketAddress at(PublishedPort port) {
    return new InetSocketAddress(
        port.address().isEmpty() ? listen : port.address(), port.published());
  }

  private static String problem(PublishedPort port, boolean first) {
    if (!port.protocol().equals("tcp")) {
      return "the ingress relays tcp only; publish the "
          + port.protocol()
          + " port with mode: host";
    }
    return first ? "" : "another service publishes this port already";
  }

  private String serve(InetSocketAddress at, PublishedPort port, List<TaskRow> tasks) {
    PortListener listener = listeners.get(at);
    if (listener == null) {
      try {
        listener = PortListener.open(at.getHostString(), at.getPort(), clock);
        listeners.put(at, listener);
        LOG.info("ingress: listening on {}", at);
      } catch (IOException e) {
        return "cannot listen there: " + e.getMessage();
      }
    }
    List<Backend> backends = new ArrayList<>();
    for (TaskRow task : tasks) {
      addresses
          .of(task.containerId())
          .ifPresent(a -> backends.add(new Backend(task.id(), a, port.target())));
    }
    listener.backends().set(backends);
    return "";
  }

  private Map<String, List<TaskRow>> serving() {
    Map<String, List<TaskRow>> tasks = new HashMap<>();
    Set<String> containers = new HashSet<>();
    for (TaskRow task : inventory.rows(Kind.TASK)) {
      if (task.serving() && !task.containerId().isEmpty()) {
        tasks.computeIfAbsent(task.serviceId(), _ -> new ArrayList<>()).add(task);
        containers.add(task.containerId());
      }
    }
    addresses.learn(containers);
    return tasks;
  }

  @Override
  public void close() {
    listeners.values().forEach(PortListener::close);
    listeners.clear();
  }
}
