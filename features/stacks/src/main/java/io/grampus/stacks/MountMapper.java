package io.grampus.stacks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Maps a service's volumes, binds and tmpfs to mounts. */
final class MountMapper {
  private final Mapping mapping;

  MountMapper(Mapping mapping) {
    this.mapping = mapping;
  }

  ArrayNode map(JsonNode service) {
    ArrayNode mounts = Trees.array();
    Trees.items(service.path("volumes")).forEach(volume -> mounts.add(mount(volume)));
    JsonNode tmpfs = service.path("tmpfs");
    List<String> places =
        tmpfs.isArray() ? Trees.strings(tmpfs) : Trees.text(tmpfs).stream().toList();
    places.forEach(place -> mounts.add(tmpfs(place)));
    return mounts;
  }

  private ObjectNode mount(JsonNode volume) {
    String type = Trees.text("volume", volume, "type");
    ObjectNode mount = Trees.object().put("Type", type);
    mount.put("Target", Trees.text("", volume, "target"));
    if (Trees.flag(volume, "read_only")) {
      mount.put("ReadOnly", true);
    }
    Trees.text(volume, "consistency").ifPresent(c -> mount.put("Consistency", c));
    switch (type) {
      case "bind" -> bind(volume, mount);
      case "volume", "cluster" -> named(volume, mount);
      case "tmpfs" -> tmpfsOptions(volume.path("tmpfs"), mount);
      case "npipe", "image" -> mount.put("Source", Trees.text("", volume, "source"));
      default -> throw new UnmappableException("the mount type \"" + type + "\" is unknown");
    }
    return mount;
  }

  private static void bind(JsonNode volume, ObjectNode mount) {
    mount.put("Source", Trees.text("", volume, "source"));
    ObjectNode options = Trees.object();
    Trees.text(volume, "bind", "propagation").ifPresent(p -> options.put("Propagation", p));
    if (Trees.text("", volume, "bind", "recursive").equals("disabled")) {
      options.put("NonRecursive", true);
    }
    if (!options.isEmpty()) {
      mount.set("BindOptions", options);
    }
  }

  private void named(JsonNode volume, ObjectNode mount) {
    String key = Trees.text("", volume, "source");
    if (key.isEmpty()) {
      return;
    }
    JsonNode declared = Trees.at(mapping.project(), "volumes", key);
    ObjectNode options = Trees.object();
    if (Trees.flag(volume, "volume", "nocopy")) {
      options.put("NoCopy", true);
    }
    Trees.text(volume, "volume", "subpath").ifPresent(p -> options.put("Subpath", p));
    mount.put("Source", declared.isMissingNode() ? key : mapping.objectName("volumes", key));
    if (!declared.isMissingNode() && !mapping.external("volumes", key)) {
      Map<String, String> labels = new TreeMap<>(Trees.texts(declared.path("labels")));
      labels.putAll(Trees.texts(Trees.at(volume, "volume", "labels")));
      labels.put(Mapping.NAMESPACE, mapping.stack());
      options.set("Labels", Trees.objectOf(labels));
      driver(declared, options);
    }
    if (!options.isEmpty()) {
      mount.set("VolumeOptions", options);
    }
  }

  private static void driver(JsonNode declared, ObjectNode options) {
    Map<String, String> driverOptions = Trees.texts(declared.path("driver_opts"));
    String driver = Trees.text("", declared, "driver");
    if (driver.isEmpty() && driverOptions.isEmpty()) {
      return;
    }
    ObjectNode config = options.putObject("DriverConfig");
    config.put("Name", driver.isEmpty() ? "local" : driver);
    config.set("Options", Trees.objectOf(driverOptions));
  }

  /** The short form, such as {@code /tmp:size=64m,mode=1777}. */
  private static ObjectNode tmpfs(String place) {
    int colon = place.indexOf(':');
    ObjectNode mount = Trees.object().put("Type", "tmpfs");
    mount.put("Target", colon < 0 ? place : place.substring(0, colon));
    if (colon > 0) {
      ObjectNode options = Trees.object();
      for (String option : place.substring(colon + 1).split(",")) {
        int equals = option.indexOf('=');
        if (equals > 0) {
          options.put(option.substring(0, equals), option.substring(equals + 1));
        }
      }
      tmpfsOptions(options, mount);
    }
    return mount;
  }

  private static void tmpfsOptions(JsonNode tmpfs, ObjectNode mount) {
    ObjectNode options = Trees.object();
    Trees.text(tmpfs, "size").ifPresent(s -> options.put("SizeBytes", Quantity.bytes(s)));
    JsonNode mode = tmpfs.path("mode");
    if (mode.isNumber()) {
      options.put("Mode", mode.asInt());
    } else {
      Trees.text(mode).ifPresent(m -> options.put("Mode", Quantity.mode(m)));
    }
    if (!options.isEmpty()) {
      mount.set("TmpfsOptions", options);
    }
  }
}
