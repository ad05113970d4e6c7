package io.grampus.inventory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one node has of each kind, in the tables that all nodes are in. */
final class NodeShare {
  final Partition<ContainerRow> containers;
  final Partition<ImageRow> images;
  final Partition<VolumeRow> volumes;
  final Partition<NetworkRow> networks;
  private volatile Map<String, Integer> attached = Map.of();

  NodeShare(
      Shelf<ContainerRow> containers,
      Shelf<ImageRow> images,
      Shelf<VolumeRow> volumes,
      Shelf<NetworkRow> networks) {
    this.containers = new Partition<>(containers.table());
    this.images = new Partition<>(images.table());
    this.volumes = new Partition<>(volumes.table());
    this.networks = new Partition<>(networks.table());
  }

  static NodeShare of(Tables tables) {
    return new NodeShare(tables.containers, tables.images, tables.volumes, tables.networks);
  }

  private List<Partition<?>> all() {
    return List.of(containers, images, volumes, networks);
  }

  /** From now on nobody knows whether the rows are still true; each says so. */
  void stale(Instant since) {
    all().forEach(partition -> partition.stale(since));
  }

  /** What is put from now on is true. */
  void fresh() {
    all().forEach(Partition::fresh);
  }

  /** Forgets all rows, and takes no more. */
  void close() {
    all().forEach(Partition::close);
    attached = Map.of();
  }

  /** Counts anew which networks its containers are in. */
  void count() {
    Map<String, Integer> counted = new HashMap<>();
    for (ContainerRow container : containers.rows()) {
      if (container.running()) {
        container.networks().forEach(n -> counted.merge(key(n), 1, Integer::sum));
      }
    }
    attached = counted;
  }

  private static String key(AttachmentRow attachment) {
    return attachment.networkId().isEmpty() ? attachment.network() : attachment.networkId();
  }

  /** How many of its containers are in a network. */
  int attached(NetworkRow network) {
    Map<String, Integer> counted = attached;
    return counted.getOrDefault(NodeIds.bare(network.id()), 0)
        + counted.getOrDefault(network.name(), 0);
  }
}
