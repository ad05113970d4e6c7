package io.grampus.compose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that what the active services refer to is there and that nothing contradicts. */
final class Consistency {
  private static final String NAME_IT = "Add it, or correct the name.";

  private final MapNode model;
  private final Set<String> disabled;
  private final Problems problems;

  Consistency(MapNode model, Set<String> disabled, Problems problems) {
    this.model = model;
    this.disabled = disabled;
    this.problems = problems;
  }

  void check() {
    Map<String, String> containers = new HashMap<>();
    Nodes.each(
        model,
        "services",
        (name, service) -> {
          String path = "services." + name;
          image(service, path);
          references(service, path);
          dependencies(service, path);
          healthcheck(service, path);
          scale(service, path);
          ServiceClashes.check(service, path, problems);
          mounts(service, path);
          containerName(service, path, containers);
        });
    circles();
  }

  private void image(MapNode service, String path) {
    if (!service.has("image") && !service.has("build") && !service.has("provider")) {
      problems.add(service.at(), path, "has neither an image nor a build", "Add image: NAME.");
    }
    MapNode build = service.map("build");
    if (build != null && build.has("dockerfile_inline") && build.has("dockerfile")) {
      Position at = build.keyAt("dockerfile_inline");
      problems.add(at, path + ".build", "dockerfile and dockerfile_inline exclude each other", "");
    }
    contexts(build, path);
    List<String> platforms = build == null ? List.of() : Nodes.texts(build.get("platforms"));
    String platform = service.text("platform");
    if (platform != null && !platforms.isEmpty() && !platforms.contains(platform)) {
      Position at = service.keyAt("platform");
      problems.add(
          at, path + ".platform", platform + " is missing in build.platforms", "Add it there.");
    }
  }

  private void contexts(@Nullable MapNode build, String path) {
    MapNode contexts = build == null ? null : build.map("additional_contexts");
    if (contexts == null) {
      return;
    }
    for (String key : contexts.keys()) {
      String value = contexts.text(key);
      if (value != null && value.startsWith("service:")) {
        String name = value.substring("service:".length());
        MapNode other = Nodes.map(model, "services", name);
        if (other == null || !other.has("build")) {
          problems.add(
              contexts.keyAt(key),
              path + ".build.additional_contexts." + key,
              "there is no service \"" + name + "\" that is built",
              NAME_IT);
        }
      }
    }
  }

  private void references(MapNode service, String path) {
    MapNode networks = service.map("networks");
    if (networks != null) {
      if (service.has("network_mode") && networks.size() > 0) {
        Position at = service.keyAt("network_mode");
        problems.add(
            at, path, "network_mode and networks exclude each other", "Remove one of them.");
      }
      networks
          .keys()
          .forEach(n -> known("networks", n, networks.keyAt(n), path + ".networks." + n));
    }
    MapNode models = service.map("models");
    if (models != null) {
      models.keys().forEach(n -> known("models", n, models.keyAt(n), path + ".models." + n));
    }
    sources(service.get("configs"), "configs", path + ".configs");
    sources(service.get("secrets"), "secrets", path + ".secrets");
    MapNode build = service.map("build");
    sources(build == null ? null : build.get("secrets"), "secrets", path + ".build.secrets");
    List<Node> volumes = Nodes.items(service.get("volumes"));
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i) instanceof MapNode mount && "volume".equals(mount.text("type"))) {
        String source = mount.text("source");
        if (source != null && !source.isEmpty()) {
          known("volumes", source, mount.at(), path + ".volumes[" + i + "]");
        }
      }
    }
  }

  private void sources(@Nullable Node list, String kind, String path) {
    List<Node> items = Nodes.items(list);
    for (int i = 0; i < items.size(); i++) {
      String source = items.get(i) instanceof MapNode map ? map.text("source") : null;
      known(kind, source == null ? "" : source, items.get(i).at(), path + "[" + i + "]");
    }
  }

  private void known(String kind, String name, Position at, String path) {
    MapNode all = model.map(kind);
    if (all == null || !all.has(name)) {
      String thing = kind.substring(0, kind.length() - 1);
      String meant = Suggester.didYouMean(name, all == null ? Set.of() : all.keys());
      String advice = meant.isEmpty() ? "Declare it under " + kind + " at the top level." : meant;
      problems.add(at, path, "there is no " + thing + " \"" + name + "\"", advice);
    }
  }

  private void dependencies(MapNode service, String path) {
    MapNode services = model.map("services");
    MapNode dependencies = service.map("depends_on");
    if (dependencies == null || services == null) {
      return;
    }
    for (String name : dependencies.keys()) {
      MapNode dependency = dependencies.map(name);
      boolean optional = dependency != null && !Nodes.isTrue(dependency.get("required"));
      boolean there = services.has(name) || (optional && disabled.contains(name));
      if (!there) {
        boolean off = disabled.contains(name);
        String meant = Suggester.didYouMean(name, services.keys());
        problems.add(
            dependencies.keyAt(name),
            path + ".depends_on." + name,
            off
                ? "the service \"" + name + "\" is off: none of its profiles is active"
                : "there is no service \"" + name + "\"",
            off
                ? "Activate its profile, or write required: false."
                : meant.isEmpty() ? NAME_IT : meant);
      }
    }
  }

  private void healthcheck(MapNode service, String path) {
    MapNode health = service.map("healthcheck");
    List<String> test = health == null ? List.of() : Nodes.texts(health.get("test"));
    if (!test.isEmpty() && !Set.of("CMD", "CMD-SHELL", "NONE").contains(test.getFirst())) {
      problems.add(
          service.keyAt("healthcheck"),
          path + ".healthcheck.test",
          "starts with \"" + test.getFirst() + "\"",
          "Start the list with CMD, CMD-SHELL or NONE, or write a string.");
    }
  }

  private void scale(MapNode service, String path) {
    Long scale = ServiceClashes.number(service.get("scale"));
    MapNode deploy = service.map("deploy");
    Long replicas = deploy == null ? null : ServiceClashes.number(deploy.get("replicas"));
    if (scale != null && replicas != null && !scale.equals(replicas)) {
      problems.add(
          service.keyAt("scale"), path + ".scale", "differs from deploy.replicas", "Keep one.");
    }
    Long count = scale == null ? replicas : scale;
    if (count != null && count < 0) {
      problems.add(service.at(), path, "can't run " + count + " times", "Write 0 or more.");
    }
    if (deploy != null && scale != null && replicas == null) {
      deploy.put("replicas", new ScalarNode(scale, service.keyAt("scale")));
    }
    if (count != null && count > 1 && service.has("container_name")) {
      Position at = service.keyAt("container_name");
      problems.add(
          at,
          path + ".container_name",
          "can't be the name of " + count + " containers",
          "Remove it.");
    }
  }

  private void mounts(MapNode service, String path) {
    Map<String, String> targets = new HashMap<>();
    List<Node> tmpfs =
        service.get("tmpfs") instanceof ScalarNode s
            ? List.of(s)
            : Nodes.items(service.get("tmpfs"));
    for (int i = 0; i < tmpfs.size(); i++) {
      String target = String.valueOf(Canonical.text(tmpfs.get(i))).split(":", 2)[0];
      taken(targets, target, path + ".tmpfs[" + i + "]", tmpfs.get(i).at());
    }
    List<Node> volumes = Nodes.items(service.get("volumes"));
    for (int i = 0; i < volumes.size(); i++) {
      String target = volumes.get(i) instanceof MapNode map ? map.text("target") : null;
      if (target != null) {
        taken(targets, target, path + ".volumes[" + i + "]", volumes.get(i).at());
      }
    }
  }

  private void taken(Map<String, String> targets, String target, String path, Position at) {
    String other = targets.putIfAbsent(target, path);
    if (other != null) {
      problems.add(
          at, path, target + " is already the target of " + other, "Mount one of them elsewhere.");
    }
  }

  private void containerName(MapNode service, String path, Map<String, String> names) {
    String name = service.text("container_name");
    String other = name == null ? null : names.putIfAbsent(name, path);
    if (other != null) {
      Position at = service.keyAt("container_name");
      problems.add(at, path + ".container_name", "is already the name of " + other, "Rename one.");
    }
  }

  private void circles() {
    MapNode services = model.map("services");
    Set<String> clean = new HashSet<>();
    if (services != null) {
      services.keys().forEach(s -> visit(services, s, new LinkedHashSet<>(), clean));
    }
  }

  private void visit(MapNode services, String name, Set<String> chain, Set<String> clean) {
    MapNode service = services.map(name);
    MapNode dependencies = service == null ? null : service.map("depends_on");
    if (service == null || dependencies == null || clean.contains(name)) {
      return;
    }
    if (!chain.add(name)) {
      problems.add(
          service.keyAt("depends_on"),
          "services." + name + ".depends_on",
          "depends on itself: " + String.join(" → ", chain) + " → " + name,
          "Cut the circle.");
      clean.addAll(chain);
      return;
    }
    dependencies.keys().forEach(d -> visit(services, d, chain, clean));
    chain.remove(name);
    clean.add(name);
  }
}
