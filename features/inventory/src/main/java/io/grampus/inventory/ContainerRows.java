package io.grampus.inventory;

import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Endpoint;
import io.grampus.engine.Mount;
import io.grampus.engine.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes container rows of what the engine says. */
final class ContainerRows {
  private ContainerRows() {}

  static ContainerRow of(ContainerSummary summary, Run run, String node) {
    Map<String, String> labels = Map.copyOf(summary.labels());
    List<AttachmentRow> networks = networks(summary);
    return new ContainerRow(
        summary.id(),
        summary.name(),
        summary.image(),
        summary.imageId(),
        summary.command(),
        summary.created(),
        summary.state(),
        run.health(),
        run.started().isPresent() ? "" : summary.status(),
        run.exitCode(),
        run.restartCount(),
        run.oomKilled(),
        run.pid(),
        run.started(),
        run.finished(),
        Labels.stack(labels),
        Labels.service(labels),
        Labels.task(labels),
        Labels.slot(labels),
        node,
        networks.stream().map(AttachmentRow::ip).filter(ip -> !ip.isEmpty()).findFirst().orElse(""),
        ports(summary),
        networks,
        mounts(summary),
        labels,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<AttachmentRow> networks(ContainerSummary summary) {
    List<AttachmentRow> networks = new ArrayList<>();
    for (Map.Entry<String, Endpoint> entry : summary.networks().entrySet()) {
      Endpoint endpoint = entry.getValue();
      networks.add(new AttachmentRow(entry.getKey(), endpoint.networkId(), endpoint.ipAddress()));
    }
    // engines tell maps in any order
    networks.sort(Comparator.comparing(AttachmentRow::network));
    return List.copyOf(networks);
  }

  private static List<PortRow> ports(ContainerSummary summary) {
    var ports = new LinkedHashSet<PortRow>();
    for (Port port : summary.ports()) {
      ports.add(new PortRow(port.privatePort(), port.publicPort(), port.protocol(), port.ip(), ""));
    }
    return ports.stream()
        .sorted(
            Comparator.comparingInt(PortRow::port)
                .thenComparing(PortRow::protocol)
                .thenComparing(PortRow::ip)
                .thenComparingInt(PortRow::published))
        .toList();
  }

  private static List<MountRow> mounts(ContainerSummary summary) {
    List<MountRow> mounts = new ArrayList<>();
    for (Mount mount : summary.mounts()) {
      String source = mount.name().isEmpty() ? mount.source() : mount.name();
      mounts.add(new MountRow(mount.type(), source, mount.destination(), mount.writable()));
    }
    mounts.sort(Comparator.comparing(MountRow::destination));
    return List.copyOf(mounts);
  }
}
