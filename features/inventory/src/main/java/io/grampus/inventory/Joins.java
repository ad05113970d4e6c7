package io.grampus.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Fills in what rows take from other tables. */
final class Joins {
  private final Tables tables;
  private final Map<String, AgentState> agents = new ConcurrentHashMap<>();
  private final List<NodeShare> shares = new CopyOnWriteArrayList<>();
  private volatile ImageNames names = ImageNames.NONE;
  // two joins at a time could leave the older one's result
  private final ReentrantLock joining = new ReentrantLock();

  Joins(Tables tables) {
    this.tables = tables;
    add(tables.here);
  }

  /** Puts rows into their table, joined, so that an unchanged row is no change. */
  void replaceImages(NodeShare share, List<ImageRow> rows) {
    locked(() -> {
      UnaryOperator<ImageRow> joined = sharing(rows).andThen(users(share))::apply;
      if (!share.images.replace(rows.stream().map(joined).toList()).isEmpty()) {
        name();
        tables.tasks.table().refine(tasks());
      }
    });
  }

  void replaceVolumes(NodeShare share, List<VolumeRow> rows) {
    locked(() -> share.volumes.replace(rows.stream().map(volumes(share)).toList()));
  }

  void replaceNetworks(NodeShare share, List<NetworkRow> rows) {
    locked(() -> {
      List<NetworkRow> joined = rows.stream().map(networks(share)).toList();
      if (!share.networks.replace(joined).isEmpty()) {
        tables.services.table().refine(services());
      }
    });
  }

  /** Tells how the agent of a node does, by the node's id. */
  void agent(String node, AgentState state) {
    agents.put(node, state);
    locked(() -> tables.nodes.table().refine(nodes()));
  }

  /** A node whose containers are in networks of the Swarm, until it is removed. */
  void add(NodeShare share) {
    shares.add(share);
  }

  void remove(NodeShare share) {
    shares.remove(share);
    locked(() -> {
      tables.here.networks.refine(networks(tables.here));
      tables.tasks.table().refine(tasks());
    });
  }

  void replaceNodes(List<NodeRow> rows) {
    locked(() -> {
      replace(tables.nodes.table(), rows, nodes());
      afterSwarm();
    });
  }

  void replaceServices(List<ServiceRow> rows) {
    locked(() -> {
      replace(tables.services.table(), rows, services());
      name();
      afterSwarm();
    });
  }

  void replaceTasks(List<TaskRow> rows) {
    locked(() -> {
      replace(tables.tasks.table(), rows, tasks());
      afterSwarm();
    });
  }

  void replaceSecrets(List<SecretRow> rows) {
    locked(() -> replace(tables.secrets.table(), rows, secrets()));
  }

  void replaceConfigs(List<ConfigRow> rows) {
    locked(() -> replace(tables.configs.table(), rows, configs()));
  }

  /**
   * To be called when containers of a node have changed.
   *
   * @param ids theirs
   */
  void afterContainers(NodeShare share, Set<String> ids) {
    locked(() -> {
      share.images.refine(users(share));
      share.volumes.refine(volumes(share));
      share.count();
      share.networks.refine(networks(share));
      tables.here.networks.refine(networks(tables.here));
      tables.tasks.table().refine(health(ids));
    });
  }

  /** How the containers of tasks are, where they are among these; tasks may be many. */
  private UnaryOperator<TaskRow> health(Set<String> containers) {
    return task -> {
      if (!containers.contains(task.containerId())) {
        return task;
      }
      String health =
          tables.containers.table().entry(task.containerId()).map(e -> e.row().health()).orElse("");
      return health.equals(task.health()) ? task : task.healthy(health);
    };
  }

  private void name() {
    names = ImageNames.of(rows(tables.images), rows(tables.services));
    tables.containers.table().refine(this::named);
  }

  /** The container with its image's name, when it was started by the image's id. */
  ContainerRow named(ContainerRow container) {
    String name = names.name(container.image(), container.service());
    return name.equals(container.image()) ? container : container.ofImage(name);
  }

  private void afterSwarm() {
    tables.tasks.table().refine(tasks());
    tables.services.table().refine(services());
    tables.nodes.table().refine(nodes());
    tables.secrets.table().refine(secrets());
    tables.configs.table().refine(configs());
  }

  private void locked(Runnable join) {
    joining.lock();
    try {
      join.run();
    } finally {
      joining.unlock();
    }
  }

  private static <R extends Row> void replace(Table<R> table, List<R> rows, UnaryOperator<R> join) {
    table.replace(rows.stream().map(join).toList());
  }

  private static <R extends Row> List<R> rows(Shelf<R> shelf) {
    return shelf.table().snapshot().entries().stream().map(Entry::row).toList();
  }

  /** How many containers of the node are made of each of its images. */
  private static UnaryOperator<ImageRow> users(NodeShare share) {
    Map<String, Integer> users = new HashMap<>();
    share.containers.rows().forEach(c -> users.merge(c.imageId(), 1, Integer::sum));
    return image -> {
      int by = users.getOrDefault(NodeIds.bare(image.id()), 0);
      return by == image.usedBy()
          ? image
          : image.joined(image.sharedSize(), image.uniqueSize(), image.layers(), by);
    };
  }

  /** What the images of a node have in common. */
  private static UnaryOperator<ImageRow> sharing(List<ImageRow> all) {
    Map<String, Integer> owners = new HashMap<>();
    for (ImageRow image : all) {
      Set<String> chains = new HashSet<>();
      image.layers().forEach(layer -> chains.add(layer.chainId()));
      chains.forEach(chain -> owners.merge(chain, 1, Integer::sum));
    }
    return image -> sharing(image, owners);
  }

  private static ImageRow sharing(ImageRow image, Map<String, Integer> owners) {
    List<LayerRow> layers = new ArrayList<>();
    long shared = 0;
    long unique = 0;
    for (LayerRow layer : image.layers()) {
      int others = owners.getOrDefault(layer.chainId(), 1) - 1;
      layers.add(layer.sharedBy(others));
      shared += others > 0 ? Math.max(0, layer.size()) : 0;
      unique += others > 0 ? 0 : Math.max(0, layer.size());
    }
    boolean known = !layers.isEmpty();
    return image.joined(
        known ? shared : -1, known ? unique : -1, List.copyOf(layers), image.usedBy());
  }

  private static UnaryOperator<VolumeRow> volumes(NodeShare share) {
    Map<String, TreeSet<String>> users = new HashMap<>();
    for (ContainerRow container : share.containers.rows()) {
      for (MountRow mount : container.mounts()) {
        if (mount.type().equals("volume")) {
          users.computeIfAbsent(mount.source(), _ -> new TreeSet<>()).add(container.name());
        }
      }
    }
    return volume -> {
      List<String> by = List.copyOf(users.getOrDefault(volume.name(), new TreeSet<>()));
      return by.equals(volume.usedBy()) ? volume : volume.joined(by);
    };
  }

  private UnaryOperator<NetworkRow> networks(NodeShare share) {
    return network -> {
      int count =
          network.swarm()
              ? shares.stream().mapToInt(each -> each.attached(network)).sum()
              : share.attached(network);
      return count == network.attached() ? network : network.joined(count);
    };
  }

  private UnaryOperator<NodeRow> nodes() {
    Map<String, Integer> running = new HashMap<>();
    for (TaskRow task : rows(tables.tasks)) {
      if (task.serving()) {
        running.merge(task.nodeId(), 1, Integer::sum);
      }
    }
    return node -> {
      NodeRow joined =
          node.joined(
              running.getOrDefault(node.id(), 0), agents.getOrDefault(node.id(), AgentState.NONE));
      return joined.equals(node) ? node : joined;
    };
  }

  private UnaryOperator<ServiceRow> services() {
    Map<String, List<TaskRow>> wanted = new HashMap<>();
    for (TaskRow task : rows(tables.tasks)) {
      if (task.desired().equals("running") || task.desired().equals("ready")) {
        wanted.computeIfAbsent(task.serviceId(), _ -> new ArrayList<>()).add(task);
      }
    }
    Map<String, String> networks = new HashMap<>();
    rows(tables.networks).forEach(network -> networks.put(network.id(), network.name()));
    return service -> service(service, wanted.getOrDefault(service.id(), List.of()), networks);
  }

  private static ServiceRow service(
      ServiceRow service, List<TaskRow> tasks, Map<String, String> networks) {
    boolean global = service.mode().startsWith("global");
    long running = tasks.stream().filter(TaskRow::serving).count();
    Set<String> nodes = new TreeSet<>();
    tasks.stream().filter(TaskRow::serving).map(TaskRow::node).forEach(nodes::add);
    nodes.remove("");
    List<String> named =
        service.networks().stream().map(id -> networks.getOrDefault(id, id)).toList();
    ServiceRow joined =
        service.joined(
            global ? tasks.size() : service.desired(), running, List.copyOf(nodes), named);
    return joined.equals(service) ? service : joined;
  }

  private UnaryOperator<TaskRow> tasks() {
    Map<String, ServiceRow> services = new HashMap<>();
    rows(tables.services).forEach(service -> services.put(service.id(), service));
    Map<String, String> nodes = new HashMap<>();
    rows(tables.nodes).forEach(node -> nodes.put(node.id(), node.name()));
    Map<String, String> health = new HashMap<>();
    rows(tables.containers).forEach(c -> health.put(c.id(), c.health()));
    return task -> {
      ServiceRow service = services.get(task.serviceId());
      String node = nodes.getOrDefault(task.nodeId(), task.nodeId());
      String named = service == null ? task.serviceId() : service.name();
      String slot = task.slot() > 0 ? String.valueOf(task.slot()) : task.nodeId();
      TaskRow joined =
          task.joined(
              named + "." + slot,
              service == null ? task.stack() : service.stack(),
              named,
              node,
              health.getOrDefault(task.containerId(), ""),
              names.name(task.image(), named));
      return joined.equals(task) ? task : joined;
    };
  }

  private UnaryOperator<SecretRow> secrets() {
    Map<String, List<String>> users = users(ServiceRow::secrets);
    return secret -> {
      List<String> by = users.getOrDefault(secret.name(), List.of());
      return by.equals(secret.usedBy()) ? secret : secret.joined(by);
    };
  }

  private UnaryOperator<ConfigRow> configs() {
    Map<String, List<String>> users = users(ServiceRow::configs);
    return config -> {
      List<String> by = users.getOrDefault(config.name(), List.of());
      return by.equals(config.usedBy()) ? config : config.joined(by);
    };
  }

  private Map<String, List<String>> users(Function<ServiceRow, List<String>> uses) {
    Map<String, List<String>> users = new TreeMap<>();
    for (ServiceRow service : rows(tables.services)) {
      for (String name : uses.apply(service)) {
        users.computeIfAbsent(name, _ -> new ArrayList<>()).add(service.name());
      }
    }
    return users;
  }
}
