package io.grampus.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a project of a normalised model: profiles, checks, env files, canonical form. */
final class Finishing {
  private static final List<String> KINDS =
      List.of("networks", "volumes", "secrets", "configs", "models");

  private final TextFiles files;
  private final Scope scope;
  private final List<String> profiles;
  private final boolean contents;
  private final Problems problems;

  Finishing(
      TextFiles files, Scope scope, List<String> profiles, boolean contents, Problems problems) {
    this.files = files;
    this.scope = scope;
    this.profiles = profiles;
    this.contents = contents;
    this.problems = problems;
  }

  ComposeProject project(MapNode model, String name, String folder) {
    Set<String> disabled = disable(model);
    new Consistency(model, disabled, problems).check();
    ServiceEnvironment environment = new ServiceEnvironment(files, scope.variables(), problems);
    Nodes.each(model, "services", environment::service);
    dropUnused(model);
    Encoding encoding = new Encoding(problems);
    ObjectNode tree = tree(model, name, encoding);
    JsonNode models = encode(ProjectShape.MODELS, model, "models", encoding);
    Map<String, byte[]> held = contents ? contents(model) : Map.of();
    problems.throwIfAny();
    return new ComposeProject(
        new ComposeProject.Origin(name, folder, List.copyOf(profiles), Set.copyOf(disabled)),
        tree,
        (ObjectNode) models,
        Map.copyOf(encoding.positions()),
        Map.copyOf(held),
        problems.warnings());
  }

  private Set<String> disable(MapNode model) {
    Set<String> disabled = new LinkedHashSet<>();
    MapNode services = model.map("services");
    if (services == null) {
      return disabled;
    }
    for (String name : services.keys()) {
      MapNode service = services.map(name);
      List<String> wanted = service == null ? List.of() : Nodes.texts(service.get("profiles"));
      boolean on =
          wanted.isEmpty()
              || profiles.contains("*")
              || wanted.stream().anyMatch(profiles::contains);
      if (!on) {
        services.remove(name);
        disabled.add(name);
      }
    }
    return disabled;
  }

  /** Leaves out resources that no active service uses. */
  private static void dropUnused(MapNode model) {
    Map<String, Set<String>> used = new HashMap<>();
    KINDS.forEach(k -> used.put(k, new LinkedHashSet<>()));
    Nodes.each(model, "services", (name, service) -> use(service, used));
    for (String kind : KINDS) {
      MapNode resources = model.map(kind);
      if (resources != null) {
        Set<String> wanted = used.getOrDefault(kind, Set.of());
        resources.keys().stream().filter(k -> !wanted.contains(k)).forEach(resources::remove);
      }
    }
  }

  private static void use(MapNode service, Map<String, Set<String>> used) {
    for (String kind : List.of("networks", "models")) {
      MapNode named = service.map(kind);
      if (named != null) {
        used.getOrDefault(kind, new LinkedHashSet<>()).addAll(named.keys());
      }
    }
    MapNode build = service.map("build");
    List<Node> secrets = new ArrayList<>(Nodes.items(service.get("secrets")));
    secrets.addAll(Nodes.items(build == null ? null : build.get("secrets")));
    use("secrets", secrets, used);
    use("configs", Nodes.items(service.get("configs")), used);
    List<Node> volumes =
        Nodes.items(service.get("volumes")).stream()
            .filter(v -> v instanceof MapNode m && "volume".equals(m.text("type")))
            .toList();
    use("volumes", volumes, used);
  }

  private static void use(String kind, List<Node> items, Map<String, Set<String>> used) {
    for (Node item : items) {
      String source = item instanceof MapNode map ? map.text("source") : null;
      if (source != null) {
        used.getOrDefault(kind, new LinkedHashSet<>()).add(source);
      }
    }
  }

  private static ObjectNode tree(MapNode model, String name, Encoding encoding) {
    ObjectNode tree = Shapes.JSON.objectNode();
    tree.put("name", name);
    encoding.at("name", model.keyAt("name"));
    tree.set("services", encode(ProjectShape.SERVICES, model, "services", encoding));
    set(tree, "networks", encode(ProjectShape.NETWORKS, model, "networks", encoding));
    set(tree, "volumes", encode(ProjectShape.VOLUMES, model, "volumes", encoding));
    set(tree, "secrets", encode(ProjectShape.OBJECTS, model, "secrets", encoding));
    ObjectNode configs = encode(ProjectShape.OBJECTS, model, "configs", encoding);
    set(tree, "configs", configs);
    for (String key : model.keys()) {
      if (key.startsWith("x-")) {
        tree.set(key, JsonTrees.of(model.get(key)));
        encoding.at(key, model.keyAt(key));
      }
    }
    return tree;
  }

  private static void set(ObjectNode tree, String key, ObjectNode value) {
    if (!value.isEmpty()) {
      tree.set(key, value);
    }
  }

  private static ObjectNode encode(Encoder encoder, MapNode model, String key, Encoding encoding) {
    Node value = model.get(key);
    JsonNode json = value == null ? null : encoder.encode(value, key, encoding);
    return json instanceof ObjectNode object ? object : Shapes.JSON.objectNode();
  }

  /** What configs and secrets hold, by path such as {@code secrets.password}. */
  private Map<String, byte[]> contents(MapNode model) {
    Map<String, byte[]> held = new HashMap<>();
    for (String kind : List.of("configs", "secrets")) {
      Nodes.each(
          model,
          kind,
          (name, object) ->
              new ObjectContents(files, problems).read(kind + "." + name, object, held));
    }
    return held;
  }
}
