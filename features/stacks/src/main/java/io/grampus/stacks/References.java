package io.grampus.stacks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the ids of networks, secrets and configs where a target has their names. */
final class References {
  private final Map<String, String> networks = new ConcurrentHashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, String> configs = new HashMap<>();

  private References() {}

  /** Knows none. */
  static References none() {
    return new References();
  }

  /** A network that was made a moment ago. */
  void network(String name, String id) {
    networks.put(name, id);
  }

  static References read(StackEngine engine, Target target) {
    var references = new References();
    if (!target.networks().isEmpty()) {
      // a swarm-wide network wins over a local one of the same name
      for (ObjectNode network : engine.networks()) {
        String name = Trees.text("", network, "Name");
        String id = Trees.text("", network, "Id");
        if (Trees.text("", network, "Scope").equals("swarm")) {
          references.networks.put(name, id);
        } else {
          references.networks.putIfAbsent(name, id);
        }
      }
    }
    references.fill(engine, target, FileTarget.Kind.SECRET);
    references.fill(engine, target, FileTarget.Kind.CONFIG);
    return references;
  }

  private void fill(StackEngine engine, Target target, FileTarget.Kind kind) {
    if (target.files().stream().anyMatch(f -> f.kind() == kind)) {
      engine
          .files(kind)
          .forEach(
              f -> files(kind).put(Trees.text("", f, "Spec", "Name"), Trees.text("", f, "ID")));
    }
  }

  private Map<String, String> files(FileTarget.Kind kind) {
    return kind == FileTarget.Kind.SECRET ? secrets : configs;
  }

  boolean hasNetwork(String name) {
    return networks.containsKey(name);
  }

  boolean hasFile(FileTarget.Kind kind, String name) {
    return files(kind).containsKey(name);
  }

  /** The spec with ids; a name that is unknown stays, so that the engine tells of it. */
  ObjectNode resolve(ObjectNode spec) {
    ObjectNode resolved = spec.deepCopy();
    for (JsonNode network : Trees.at(resolved, "TaskTemplate", "Networks").values()) {
      if (network instanceof ObjectNode attachment) {
        String name = Trees.text("", attachment, "Target");
        attachment.put("Target", networks.getOrDefault(name, name));
      }
    }
    for (FileTarget.Kind kind : FileTarget.Kind.values()) {
      String section = kind == FileTarget.Kind.SECRET ? "Secrets" : "Configs";
      JsonNode list = Trees.at(resolved, "TaskTemplate", "ContainerSpec", section);
      for (JsonNode entry : list.values()) {
        if (entry instanceof ObjectNode reference) {
          String name = Trees.text("", reference, FileReferenceMapper.nameField(kind));
          String id = files(kind).getOrDefault(name, "");
          reference.put(FileReferenceMapper.idField(kind), id);
        }
      }
    }
    return resolved;
  }
}
