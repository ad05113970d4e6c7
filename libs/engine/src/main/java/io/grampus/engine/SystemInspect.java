package io.grampus.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What an engine says of itself and its host. */
public record SystemInspect(ObjectNode raw) implements View {
  /** Its id. */
  public String id() {
    return text("ID");
  }

  /** The host's name. */
  public String name() {
    return text("Name");
  }

  /** Its version, as {@code 28.5.1}. */
  public String serverVersion() {
    return text("ServerVersion");
  }

  /** As {@code Debian GNU/Linux 13 (trixie)}. */
  public String operatingSystem() {
    return text("OperatingSystem");
  }

  /** As {@code linux}. */
  public String osType() {
    return text("OSType");
  }

  /** As {@code x86_64}. */
  public String architecture() {
    return text("Architecture");
  }

  /** The host's kernel. */
  public String kernelVersion() {
    return text("KernelVersion");
  }

  /** The host's CPUs. */
  public int cpus() {
    return (int) number("NCPU");
  }

  /** The host's memory in bytes. */
  public long memory() {
    return number("MemTotal");
  }

  /** How layers are kept, as {@code overlay2}. */
  public String storageDriver() {
    return text("Driver");
  }

  /** Where logs go by default. */
  public String loggingDriver() {
    return text("LoggingDriver");
  }

  /** {@code cgroupfs}, {@code systemd} or {@code none}. */
  public String cgroupDriver() {
    return text("CgroupDriver");
  }

  /** {@code 1} or {@code 2}. */
  public String cgroupVersion() {
    return text("CgroupVersion");
  }

  /** Where it keeps its state. */
  public String rootDirectory() {
    return text("DockerRootDir");
  }

  /** How many containers there are. */
  public int containers() {
    return (int) number("Containers");
  }

  /** How many of them run. */
  public int containersRunning() {
    return (int) number("ContainersRunning");
  }

  /** How many images there are. */
  public int images() {
    return (int) number("Images");
  }

  /** What is amiss, in its words. */
  public List<String> warnings() {
    return texts("Warnings");
  }

  /** The labels it was started with. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : texts("Labels")) {
      int equals = label.indexOf('=');
      labels.put(
          equals < 0 ? label : label.substring(0, equals),
          equals < 0 ? "" : label.substring(equals + 1));
    }
    return labels;
  }

  /** The network drivers it has. */
  public List<String> networkPlugins() {
    return texts("Plugins", "Network");
  }

  /** The volume drivers it has. */
  public List<String> volumePlugins() {
    return texts("Plugins", "Volume");
  }

  /** {@code inactive}, {@code pending}, {@code active}, {@code error} or {@code locked}. */
  public String swarmState() {
    return text("Swarm", "LocalNodeState");
  }

  /** Its node in the Swarm; empty outside of one. */
  public String nodeId() {
    return text("Swarm", "NodeID");
  }

  /** Its node's address. */
  public String nodeAddress() {
    return text("Swarm", "NodeAddr");
  }

  /** Whether it can be asked about the Swarm. */
  public boolean manager() {
    return flag("Swarm", "ControlAvailable");
  }

  /** Where the Swarm's managers listen, as {@code 10.0.0.1:2377}. */
  public List<String> managerAddresses() {
    List<String> addresses = new ArrayList<>();
    raw.path("Swarm")
        .path("RemoteManagers")
        .forEach(m -> addresses.add(m.path("Addr").asString("")));
    return addresses;
  }

  /** What is wrong with its place in the Swarm. */
  public String swarmError() {
    return text("Swarm", "Error");
  }

  /** The Swarm; only managers know it. */
  public String swarmId() {
    return text("Swarm", "Cluster", "ID");
  }
}
