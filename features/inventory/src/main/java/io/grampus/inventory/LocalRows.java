package io.grampus.inventory;

import io.grampus.engine.ImageSummary;
import io.grampus.engine.Network;
import io.grampus.engine.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes rows of an engine's images, volumes and networks; what they take from others is empty. */
final class LocalRows {
  private static final String NONE = "<none>";

  private LocalRows() {}

  static ImageRow image(ImageSummary summary, ImageAnatomy anatomy, NodeIds ids) {
    List<String> tags = summary.tags();
    return new ImageRow(
        ids.of(summary.id()),
        tags.isEmpty() ? NONE : tags.getFirst(),
        tags,
        summary.digests(),
        summary.created(),
        anatomy.platform(),
        summary.size(),
        -1,
        -1,
        anatomy.layers(),
        0,
        ids.name(),
        Map.copyOf(summary.labels()),
        Optional.empty());
  }

  static VolumeRow volume(Volume volume, Optional<Long> size, NodeIds ids) {
    return new VolumeRow(
        ids.of(volume.name()),
        volume.name(),
        volume.driver(),
        volume.scope(),
        volume.mountpoint(),
        volume.created(),
        size,
        List.of(),
        Labels.stack(volume.labels()),
        ids.name(),
        Map.copyOf(volume.options()),
        Map.copyOf(volume.labels()),
        Optional.empty());
  }

  static NetworkRow network(Network network, NodeIds ids) {
    boolean swarm = network.scope().equals("swarm");
    return new NetworkRow(
        swarm ? network.id() : ids.of(network.id()),
        network.name(),
        network.driver(),
        network.scope(),
        network.internal(),
        network.attachable(),
        network.ingress(),
        network.options().containsKey("encrypted"),
        network.ipv6(),
        network.created(),
        subnets(network),
        0,
        Labels.stack(network.labels()),
        swarm ? "" : ids.name(),
        Map.copyOf(network.options()),
        Map.copyOf(network.labels()),
        Optional.empty());
  }

  private static List<SubnetRow> subnets(Network network) {
    List<SubnetRow> subnets = new ArrayList<>();
    for (JsonNode config : network.at("IPAM", "Config")) {
      subnets.add(
          new SubnetRow(config.path("Subnet").asString(""), config.path("Gateway").asString("")));
    }
    return List.copyOf(subnets);
  }
}
