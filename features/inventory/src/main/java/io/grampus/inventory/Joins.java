package io.grampus.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Fills in what rows take from other tables. */
final class Joins {
  private final Tables tables;
  private volatile ImageNames names = ImageNames.NONE;
  // two joins at a time could leave the older one's result
  private final ReentrantLock joining = new ReentrantLock();

  Joins(Tables tables) {
    this.tables = tables;
  }

  /** Puts rows into their table, joined, so that an unchanged row is no change. */
  void replaceImages(List<ImageRow> rows) {
    locked(() -> {
      replace(tables.images.table(), rows, images(rows));
      name();
      tables.tasks.table().refine(tasks());
    });
  }

  void replaceVolumes(List<VolumeRow> rows) {
    locked(() -> replace(tables.volumes.table(), rows, volumes()));
  }

  void replaceNetworks(List<NetworkRow> rows) {
    locked(() -> {
      replace(tables.networks.table(), rows, networks());
      tables.services.table().refine(services());
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

  /** To be called when containers have changed. */
  void afterContainers() {
    locked(() -> {
      tables.images.table().refine(images(rows(tables.images)));
      tables.volumes.table().refine(volumes());
      tables.networks.table().refine(networks());
      tables.tasks.table().refine(tasks());
    });
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

  /** Images, volumes and networks are the own engine's: others may have their own of the name. */
  private List<ContainerRow> here() {
    return rows(tables.containers).stream().filter(c -> tables.here.owns(c.id())).toList();
  }

  private UnaryOperator<ImageRow> images(List<ImageRow> all) {
    Map<String, Integer> users = new HashMap<>();
    here().forEach(c -> users.merge(c.imageId(), 1, Integer::sum));
    Map<String, Integer> owners = new HashMap<>();
    for (ImageRow image : all) {
      Set<String> chains = new HashSet<>();
      image.layers().forEach(layer -> chains.add(layer.chainId()));
      chains.forEach(chain -> owners.merge(chain, 1, Integer::sum));
    }
    return image -> image(image, owners, users.getOrDefault(image.id(), 0));
  }

  private static ImageRow image(ImageRow image, Map<String, Integer> owners, int users) {
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
    ImageRow joined =
        image.joined(known ? shared : -1, known ? unique : -1, List.copyOf(layers), users);
    return joined.equals(image) ? image : joined;
  }

  private UnaryOperator<VolumeRow> volumes() {
    Map<String, TreeSet<String>> users = new HashMap<>();
    for (ContainerRow container : here()) {
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

  private UnaryOperator<NetworkRow> networks() {
    Map<String, Integer> attached = new HashMap<>();
    for (ContainerRow container : here()) {
      if (container.running()) {
        container.networks().forEach(n -> attached.merge(n.network(), 1, Integer::sum));
      }
    }
    return network -> {
      int count = attached.getOrDefault(network.name(), 0);
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
      int count = running.getOrDefault(node.id(), 0);
      return count == node.tasksRunning() ? node : node.joined(count);
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
