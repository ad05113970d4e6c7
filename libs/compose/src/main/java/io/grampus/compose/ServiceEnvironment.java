package io.grampus.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the variables of env files and the labels of label files into the services. */
final class ServiceEnvironment {
  private final TextFiles files;
  private final Variables variables;
  private final Problems problems;

  ServiceEnvironment(TextFiles files, Variables variables, Problems problems) {
    this.files = files;
    this.variables = variables;
    this.problems = problems;
  }

  void service(String name, MapNode service) {
    environment("services." + name, service);
    labels("services." + name, service);
  }

  private void environment(String path, MapNode service) {
    MapNode own = pairs(service.get("environment"), service, path + ".environment");
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Position> places = new LinkedHashMap<>();
    for (String key : own.keys()) {
      String text = Nodes.text(own.get(key));
      if (text != null) {
        values.put(key, text);
      }
    }
    Variables lookup = variables.or(Variables.of(Map.copyOf(values)));
    List<Node> envFiles = Nodes.items(service.get("env_file"));
    for (int i = 0; i < envFiles.size(); i++) {
      if (envFiles.get(i) instanceof MapNode file) {
        envFile(file, path + ".env_file[" + i + "]", lookup, values);
        values.keySet().forEach(k -> places.putIfAbsent(k, file.at()));
      }
    }
    MapNode all = new MapNode(own.at());
    values.forEach((k, v) -> all.put(k, Node.text(v, places.getOrDefault(k, own.at()))));
    for (String key : own.keys()) {
      Node value = own.get(key);
      if (value != null) {
        all.put(key, own.keyAt(key), value);
      }
    }
    service.remove("env_file");
    if (all.size() > 0) {
      service.put("environment", all);
    } else {
      service.remove("environment");
    }
  }

  private void envFile(MapNode file, String path, Variables lookup, Map<String, String> values) {
    String name = file.text("path");
    if (name == null) {
      return;
    }
    Node required = file.get("required");
    Optional<String> text = text(name, file.at(), path, required == null || Nodes.isTrue(required));
    if (text.isEmpty()) {
      return;
    }
    try {
      String format = file.text("format");
      if (format == null || format.isEmpty()) {
        DotEnv.read(files.shown(name), text.get(), lookup, values);
      } else if (format.equals("raw")) {
        DotEnv.readRaw(files.shown(name), text.get(), lookup, values);
      } else {
        problems.add(
            file.at(), path, "\"" + format + "\" is not an env file's format", "Write raw.");
      }
    } catch (ComposeException e) {
      e.problems().forEach(p -> problems.add(p.at(), path, p.message(), p.advice()));
    }
  }

  private Optional<String> text(String file, Position at, String path, boolean required) {
    try {
      Optional<String> text = files.text(file);
      if (text.isEmpty() && required) {
        String missing = "there is no file " + files.shown(file);
        problems.add(at, path, missing, "Make it, or write required: false.");
      }
      return text;
    } catch (ComposeException e) {
      e.problems().forEach(p -> problems.add(p.at(), path, p.message(), p.advice()));
      return Optional.empty();
    }
  }

  private void labels(String path, MapNode service) {
    Node labelFiles = service.get("label_file");
    service.remove("label_file");
    if (labelFiles == null) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String file : Nodes.texts(labelFiles)) {
      Map<String, String> inner = new LinkedHashMap<>();
      text(file, labelFiles.at(), path + ".label_file", true)
          .ifPresent(t -> DotEnv.read(files.shown(file), t, Variables.of(values), inner));
      values.putAll(inner);
    }
    MapNode own = pairs(service.get("labels"), service, path + ".labels");
    MapNode all = new MapNode(own.at());
    values.forEach((k, v) -> all.put(k, Node.text(v, labelFiles.at())));
    for (String key : own.keys()) {
      Node value = own.get(key);
      if (value != null) {
        all.put(key, own.keyAt(key), value);
      }
    }
    service.put("labels", all);
  }

  /** A mapping or list of {@code key=value} as a mapping; null where a key has no value. */
  private MapNode pairs(@Nullable Node node, MapNode holder, String path) {
    if (node instanceof MapNode map) {
      return map;
    }
    MapNode map = new MapNode(node == null ? holder.at() : node.at());
    for (Node item : new ArrayList<>(Nodes.items(node))) {
      String text = String.valueOf(Canonical.text(item));
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      if (!key.isEmpty() && Character.isWhitespace(key.charAt(key.length() - 1))) {
        problems.add(
            item.at(), path, "the name \"" + key + "\" ends in a space", "Remove the space.");
      }
      Object value = equals < 0 ? null : text.substring(equals + 1);
      map.put(key, item.at(), new ScalarNode(value, item.at()));
    }
    return map;
  }
}
