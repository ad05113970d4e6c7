package io.grampus.inventory;

import io.grampus.kernel.Clock;
import io.grampus.kernel.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The nine tables and how each may be asked. */
final class Tables {
  /** How many changes a subscriber may lag behind. */
  private static final int LAG = 16_384;

  final Topic<Change> changes = new Topic<>(LAG);
  final Shelf<ContainerRow> containers;
  final Shelf<ImageRow> images;
  final Shelf<VolumeRow> volumes;
  final Shelf<NetworkRow> networks;
  final Shelf<NodeRow> nodes;
  final Shelf<ServiceRow> services;
  final Shelf<TaskRow> tasks;
  final Shelf<SecretRow> secrets;
  final Shelf<ConfigRow> configs;

  final Anatomies anatomies;

  /** What the own engine has. */
  final NodeShare here;

  Tables(Clock clock, Supplier<LiveFigures> figures) {
    Instant now = clock.now();
    var live = new ContainerMembers(clock, figures);
    containers =
        new Shelf<>(Kind.CONTAINER, containers(clock, figures), "-created", live, changes, now);
    images = shelf(Kind.IMAGE, images(clock), "-created,node", now);
    volumes = shelf(Kind.VOLUME, volumes(clock), "name,node", now);
    networks = shelf(Kind.NETWORK, networks(clock), "name,node", now);
    nodes = shelf(Kind.NODE, nodes(clock), "name", now);
    services = shelf(Kind.SERVICE, services(clock), "name", now);
    tasks = shelf(Kind.TASK, tasks(clock), "service,slot,node,-created", now);
    secrets = shelf(Kind.SECRET, secrets(clock), "name", now);
    configs = shelf(Kind.CONFIG, configs(clock), "name", now);
    anatomies = new Anatomies(images.table());
    here = new NodeShare(containers, images, volumes, networks);
  }

  private <R extends Row> Shelf<R> shelf(
      Kind<R> kind, Fields<R> fields, String order, Instant now) {
    return new Shelf<>(kind, fields, order, LiveMembers.none(), changes, now);
  }

  List<Shelf<? extends EngineRow>> all() {
    return List.of(containers, images, volumes, networks, nodes, services, tasks, secrets, configs);
  }

  @SuppressWarnings("unchecked") // a shelf has the rows of its kind
  <R extends Row> Shelf<R> of(Kind<R> kind) {
    for (Shelf<?> shelf : all()) {
      if (shelf.kind().equals(kind)) {
        return (Shelf<R>) shelf;
      }
    }
    throw new IllegalArgumentException("no table of " + kind);
  }

  private static Fields<ContainerRow> containers(Clock clock, Supplier<LiveFigures> figures) {
    return new Fields<ContainerRow>(clock)
        .texts("image", row -> imageNames(row.image()))
        .id("imageId", ContainerRow::imageId)
        .words("command", ContainerRow::command)
        .text("state", ContainerRow::state)
        .text("health", ContainerRow::health)
        .words("stack", ContainerRow::stack)
        .words("service", ContainerRow::service)
        .id("task", ContainerRow::task)
        .number("slot", ContainerRow::slot)
        .words("node", ContainerRow::node)
        .texts("network", row -> row.networks().stream().map(AttachmentRow::network).toList())
        .texts("ip", row -> row.networks().stream().map(AttachmentRow::ip).toList())
        .texts("mount", row -> mountNames(row.mounts()))
        .texts("port", row -> row.ports().stream().flatMap(Tables::portNames).toList())
        .number("exitCode", row -> row.running() ? Double.NaN : row.exitCode())
        .number("restartCount", ContainerRow::restartCount)
        .flag("oomKilled", ContainerRow::oomKilled)
        .time("created", ContainerRow::created)
        .time("started", ContainerRow::started)
        .time("finished", ContainerRow::finished)
        .time("staleSince", ContainerRow::staleSince)
        .live("cpu", row -> number(row, figures, LiveFigure::cpu))
        .live("memory", row -> number(row, figures, LiveFigure::memory))
        .labels(ContainerRow::labels);
  }

  private static double number(
      ContainerRow row, Supplier<LiveFigures> figures, ToDoubleFunction<LiveFigure> number) {
    Optional<LiveFigure> figure = row.running() ? figures.get().of(row.id()) : Optional.empty();
    return figure.isPresent() ? number.applyAsDouble(figure.get()) : Double.NaN;
  }

  /** The name as it is, without its tag, and without its path. */
  private static List<String> imageNames(String image) {
    int at = image.indexOf('@');
    String bare = at < 0 ? image : image.substring(0, at);
    int colon = bare.lastIndexOf(':');
    String untagged = colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
    return List.of(image, bare, untagged, untagged.substring(untagged.lastIndexOf('/') + 1));
  }

  private static List<String> mountNames(List<MountRow> mounts) {
    return mounts.stream()
        .flatMap(m -> java.util.stream.Stream.of(m.source(), m.destination()))
        .toList();
  }

  private static java.util.stream.Stream<String> portNames(PortRow port) {
    String protocol = "/" + port.protocol();
    String inside = String.valueOf(port.port());
    String outside = String.valueOf(port.published());
    return port.published() == 0
        ? java.util.stream.Stream.of(inside, inside + protocol)
        : java.util.stream.Stream.of(inside, inside + protocol, outside, outside + protocol);
  }

  private static Fields<ImageRow> images(Clock clock) {
    return new Fields<ImageRow>(clock)
        .texts("tag", row -> row.tags().stream().flatMap(t -> imageNames(t).stream()).toList())
        .texts("digest", ImageRow::digests)
        .text("platform", ImageRow::platform)
        .number("size", ImageRow::size)
        .number("sharedSize", row -> known(row.sharedSize()))
        .number("uniqueSize", row -> known(row.uniqueSize()))
        .number("layers", row -> row.layers().size())
        .texts("layer", row -> row.layers().stream().map(LayerRow::chainId).toList())
        .number("usedBy", ImageRow::usedBy)
        .flag("dangling", ImageRow::dangling)
        .time("created", ImageRow::created)
        .words("node", ImageRow::node)
        .time("staleSince", ImageRow::staleSince)
        .labels(ImageRow::labels);
  }

  private static double known(long size) {
    return size < 0 ? Double.NaN : size;
  }

  private static Fields<VolumeRow> volumes(Clock clock) {
    return new Fields<VolumeRow>(clock)
        .text("driver", VolumeRow::driver)
        .text("scope", VolumeRow::scope)
        .words("stack", VolumeRow::stack)
        .number("size", row -> row.size().map(Long::doubleValue).orElse(Double.NaN))
        .texts("usedBy", VolumeRow::usedBy)
        .flag("dangling", row -> row.usedBy().isEmpty())
        .time("created", VolumeRow::created)
        .words("node", VolumeRow::node)
        .time("staleSince", VolumeRow::staleSince)
        .labels(VolumeRow::labels);
  }

  private static Fields<NetworkRow> networks(Clock clock) {
    return new Fields<NetworkRow>(clock)
        .text("driver", NetworkRow::driver)
        .text("scope", NetworkRow::scope)
        .words("stack", NetworkRow::stack)
        .texts("subnet", row -> row.subnets().stream().map(SubnetRow::subnet).toList())
        .number("attached", NetworkRow::attached)
        .flag("dangling", row -> row.attached() == 0)
        .flag("internal", NetworkRow::internal)
        .flag("attachable", NetworkRow::attachable)
        .flag("ingress", NetworkRow::ingress)
        .flag("encrypted", NetworkRow::encrypted)
        .flag("ipv6", NetworkRow::ipv6)
        .time("created", NetworkRow::created)
        .words("node", NetworkRow::node)
        .time("staleSince", NetworkRow::staleSince)
        .labels(NetworkRow::labels);
  }

  private static Fields<NodeRow> nodes(Clock clock) {
    return new Fields<NodeRow>(clock)
        .text("role", NodeRow::role)
        .flag("leader", NodeRow::leader)
        .text("state", NodeRow::state)
        .text("availability", NodeRow::availability)
        .text("reachability", NodeRow::reachability)
        .words("address", NodeRow::address)
        .words("engineVersion", NodeRow::engineVersion)
        .text("os", NodeRow::os)
        .text("architecture", NodeRow::architecture)
        .number("cpus", NodeRow::cpus)
        .number("memory", NodeRow::memory)
        .number("tasksRunning", NodeRow::tasksRunning)
        .flag("self", NodeRow::self)
        .text("agent", NodeRow::agent)
        .time("agentSince", NodeRow::agentSince)
        .labels(NodeRow::labels);
  }

  private static Fields<ServiceRow> services(Clock clock) {
    return new Fields<ServiceRow>(clock)
        .texts("image", row -> imageNames(row.image()))
        .words("stack", ServiceRow::stack)
        .text("mode", ServiceRow::mode)
        .number("desired", ServiceRow::desired)
        .number("running", ServiceRow::running)
        .number("missing", row -> Math.max(0, row.desired() - row.running()))
        .text("updateState", ServiceRow::updateState)
        .texts("node", ServiceRow::nodes)
        .texts("network", ServiceRow::networks)
        .texts("secret", ServiceRow::secrets)
        .texts("config", ServiceRow::configs)
        .texts("port", row -> row.ports().stream().flatMap(Tables::portNames).toList())
        .time("created", ServiceRow::created)
        .time("updated", ServiceRow::updated)
        .labels(ServiceRow::labels);
  }

  private static Fields<TaskRow> tasks(Clock clock) {
    return new Fields<TaskRow>(clock)
        .words("service", TaskRow::service)
        .id("serviceId", TaskRow::serviceId)
        .words("stack", TaskRow::stack)
        .number("slot", TaskRow::slot)
        .words("node", TaskRow::node)
        .id("nodeId", TaskRow::nodeId)
        .texts("image", row -> imageNames(row.image()))
        .text("desired", TaskRow::desired)
        .text("state", TaskRow::state)
        .text("health", TaskRow::health)
        .words("error", TaskRow::error)
        .id("container", TaskRow::containerId)
        .number("exitCode", TaskRow::exitCode)
        .time("since", TaskRow::since)
        .time("created", TaskRow::created);
  }

  private static Fields<SecretRow> secrets(Clock clock) {
    return new Fields<SecretRow>(clock)
        .words("stack", SecretRow::stack)
        .text("driver", SecretRow::driver)
        .texts("usedBy", SecretRow::usedBy)
        .time("created", SecretRow::created)
        .time("updated", SecretRow::updated)
        .labels(SecretRow::labels);
  }

  private static Fields<ConfigRow> configs(Clock clock) {
    return new Fields<ConfigRow>(clock)
        .words("stack", ConfigRow::stack)
        .texts("usedBy", ConfigRow::usedBy)
        .time("created", ConfigRow::created)
        .time("updated", ConfigRow::updated)
        .labels(ConfigRow::labels);
  }

  Optional<Instant> staleSince() {
    return containers.table().staleSince();
  }
}
