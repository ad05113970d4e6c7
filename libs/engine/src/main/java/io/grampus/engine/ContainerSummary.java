package io.grampus.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A container in a list. */
public record ContainerSummary(ObjectNode raw) implements View {
  /** Its id, 64 hex digits. */
  public String id() {
    return text("Id");
  }

  /** Its names as the engine writes them, with a slash in front. */
  public List<String> slashedNames() {
    return texts("Names");
  }

  /** Its name, without the slash; of several the one that is no link. */
  public String name() {
    String found = "";
    for (String name : slashedNames()) {
      String bare = name.startsWith("/") ? name.substring(1) : name;
      if (found.isEmpty() || found.indexOf('/') >= 0) {
        found = bare;
      }
    }
    return found;
  }

  /** The image as it was named when the container was made. */
  public String image() {
    return text("Image");
  }

  /** The image's id, {@code sha256:…}. */
  public String imageId() {
    return text("ImageID");
  }

  /** The command line. */
  public String command() {
    return text("Command");
  }

  /** When it was made. */
  public Optional<Instant> created() {
    return instant("Created");
  }

  /**
   * {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}, {@code
   * dead}.
   */
  public String state() {
    return text("State");
  }

  /** The state in words, as {@code Up 3 minutes (healthy)}. */
  public String status() {
    return text("Status");
  }

  /** Its ports, published or only exposed. */
  public List<Port> ports() {
    return each(Port::new, "Ports");
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return map("Labels");
  }

  /** Its mounts. */
  public List<Mount> mounts() {
    return each(Mount::new, "Mounts");
  }

  /** Its connections, by the network's name. */
  public Map<String, Endpoint> networks() {
    return named(Endpoint::new, "NetworkSettings", "Networks");
  }

  /** Bytes it has written; 0 unless sizes were asked for. */
  public long sizeRw() {
    return number("SizeRw");
  }

  /** Bytes of its image and what it has written; 0 unless sizes were asked for. */
  public long sizeRootFs() {
    return number("SizeRootFs");
  }
}
