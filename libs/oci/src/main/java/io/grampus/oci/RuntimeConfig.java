package io.grampus.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the {@code config.json} of a bundle (OCI runtime spec 1.0.2, config.md) from an image's
 * config (OCI image spec, conversion.md). What the image does not say is set so that the process
 * may do as little as possible.
 */
final class RuntimeConfig {
  private static final String VERSION = "1.0.2";
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final String PREFIX = "org.opencontainers.image.";

  /** Docker's, without raw sockets, devices and the audit log; only a root has them at all. */
  private static final List<String> CAPABILITIES =
      List.of(
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_FOWNER",
          "CAP_FSETID",
          "CAP_KILL",
          "CAP_NET_BIND_SERVICE",
          "CAP_SETFCAP",
          "CAP_SETGID",
          "CAP_SETPCAP",
          "CAP_SETUID",
          "CAP_SYS_CHROOT");

  /** Annotations by which runtimes let the container do more, or run programs on the machine. */
  private static final List<String> UNSAFE =
      List.of(
          "run.oci.",
          "org.systemd.",
          "io.katacontainers.",
          "io.containers.",
          "org.criu.",
          "module.wasm.",
          "io.kubernetes.",
          "com.docker.runtime.");

  private static final List<String> RESERVED = List.of("/proc", "/sys", "/dev");

  private final ImageConfig image;
  private final BundleOptions options;
  private final LeftOut leftOut;

  RuntimeConfig(ImageConfig image, BundleOptions options, LeftOut leftOut) {
    this.image = image;
    this.options = options;
    this.leftOut = leftOut;
  }

  /** The working folder in the container. */
  String folder() {
    return "/" + String.join("/", LayerPath.of(image.command().folder().orElse("/")).parts());
  }

  /**
   * @param user already resolved
   * @param hostname what the container calls itself
   * @param owner who unpacked, in the machine's numbers; when there is no root to be
   * @param volumes the folders that are not to be written into the image's files, and what they are
   *     there
   */
  byte[] write(
      ProcessUser user,
      String hostname,
      Optional<ProcessUser> owner,
      Map<String, EntryAttributes> volumes) {
    ObjectNode tree = ManifestCodec.object();
    tree.put("ociVersion", VERSION);
    process(tree.putObject("process"), user);
    tree.putObject("root").put("path", "rootfs").put("readonly", options.readOnly());
    tree.put("hostname", hostname);
    var mounts = new RuntimeMounts(tree.putArray("mounts"));
    mounts.usual(owner.isPresent());
    volumes.forEach((path, of) -> mounts.volume(path, of, owner.isPresent()));
    ObjectNode annotations = tree.putObject("annotations");
    annotations().forEach(annotations::put);
    linux(tree.putObject("linux"), owner);
    return ManifestCodec.readable(tree);
  }

  private void process(ObjectNode process, ProcessUser user) {
    process.put("terminal", false);
    ObjectNode as = process.putObject("user");
    as.put("uid", user.uid()).put("gid", user.gid());
    if (!user.additionalGids().isEmpty()) {
      ArrayNode gids = as.putArray("additionalGids");
      user.additionalGids().forEach(gids::add);
    }
    all(process.putArray("args"), arguments());
    all(process.putArray("env"), environment());
    process.put("cwd", folder());
    ObjectNode capabilities = process.putObject("capabilities");
    for (String set : List.of("bounding", "effective", "permitted")) {
      all(capabilities.putArray(set), user.uid() == 0 ? CAPABILITIES : List.of());
    }
    process.put("noNewPrivileges", true);
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(image.command().entrypoint());
    arguments.addAll(options.command().isEmpty() ? image.command().arguments() : options.command());
    if (arguments.isEmpty()) {
      throw new OciException("the image says no command to run; give one");
    }
    return arguments;
  }

  private List<String> environment() {
    List<String> environment = new ArrayList<>(image.command().environment());
    if (environment.stream().noneMatch(e -> e.startsWith("PATH="))) {
      environment.add(PATH);
    }
    return environment;
  }

  /** Labels are stronger than what is told by members of their own. */
  private Map<String, String> annotations() {
    Map<String, String> all = new TreeMap<>();
    all.put(PREFIX + "os", image.platform().os());
    all.put(PREFIX + "architecture", image.platform().architecture());
    image.platform().variant().ifPresent(v -> all.put(PREFIX + "variant", v));
    image.platform().osVersion().ifPresent(v -> all.put(PREFIX + "os.version", v));
    putList(all, "os.features", image.osFeatures());
    image.author().ifPresent(a -> all.put(PREFIX + "author", a));
    image.created().ifPresent(c -> all.put(PREFIX + "created", c));
    image.command().stopSignal().ifPresent(s -> all.put(PREFIX + "stopSignal", s));
    putList(all, "exposedPorts", image.command().exposedPorts());
    image
        .labels()
        .forEach((name, value) -> {
          if (UNSAFE.stream().anyMatch(name::startsWith)) {
            leftOut.add("the label " + name + ", which tells runtimes to do more");
          } else if (!name.isEmpty()) {
            all.put(name, value);
          }
        });
    return all;
  }

  private static void putList(Map<String, String> all, String name, List<String> words) {
    if (!words.isEmpty()) {
      all.put(PREFIX + name, String.join(",", words));
    }
  }

  /** The paths of the image's volumes, but for those that would hide what the runtime mounts. */
  List<String> volumes() {
    List<String> all = new ArrayList<>();
    for (String volume : image.command().volumes()) {
      String path = LayerPath.of(volume).toString();
      if (path.equals("/") || RESERVED.stream().anyMatch(r -> (path + "/").startsWith(r + "/"))) {
        leftOut.add("the volume " + path + ", which would hide what the runtime mounts");
      } else {
        all.add(path);
      }
    }
    return all;
  }

  private static void linux(ObjectNode linux, Optional<ProcessUser> owner) {
    ArrayNode namespaces = linux.putArray("namespaces");
    for (String type : List.of("pid", "network", "ipc", "uts", "mount", "cgroup")) {
      namespaces.addObject().put("type", type);
    }
    if (owner.isPresent()) {
      namespaces.addObject().put("type", "user");
      map(linux.putArray("uidMappings"), owner.get().uid());
      map(linux.putArray("gidMappings"), owner.get().gid());
    } else {
      linux
          .putObject("resources")
          .putArray("devices")
          .addObject()
          .put("allow", false)
          .put("access", "rwm");
    }
    all(linux.putArray("maskedPaths"), RuntimeMounts.MASKED);
    all(linux.putArray("readonlyPaths"), RuntimeMounts.READ_ONLY);
  }

  private static void map(ArrayNode mappings, long host) {
    mappings.addObject().put("containerID", 0).put("hostID", host).put("size", 1);
  }

  private static void all(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }
}
