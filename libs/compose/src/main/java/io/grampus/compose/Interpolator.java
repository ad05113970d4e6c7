package io.grampus.compose;

import org.jspecify.annotations.Nullable;

/** Replaces variables in every string of a document and casts strings where numbers belong. */
final class Interpolator {
  private final Template template;
  private final Problems problems;
  private Position last = Position.NOWHERE;
  private String lastPath = "";

  Interpolator(Variables variables, Problems problems) {
    this.template = new Template(variables, this::warn);
    this.problems = problems;
  }

  private void warn(String name) {
    problems.warn(
        last,
        lastPath,
        "the variable " + name + " is not set and counts as empty",
        "Set it or give a default: ${" + name + ":-…}.");
  }

  void document(MapNode root) {
    inside(root, "", Casts.TABLE);
  }

  private Node node(Node node, String path, @Nullable PathTable<Casts.Cast> casts) {
    if (node instanceof ScalarNode scalar) {
      return scalar.value() instanceof String text ? scalar(scalar, text, path, casts) : scalar;
    }
    inside(node, path, casts);
    return node;
  }

  private void inside(Node node, String path, @Nullable PathTable<Casts.Cast> casts) {
    if (node instanceof MapNode map) {
      for (String key : map.keys()) {
        Node value = map.get(key);
        if (value != null) {
          PathTable<Casts.Cast> next = casts == null ? null : casts.child(key);
          map.put(key, node(value, path.isEmpty() ? key : path + "." + key, next));
        }
      }
    } else if (node instanceof ListNode list) {
      PathTable<Casts.Cast> next = casts == null ? null : casts.item();
      for (int i = 0; i < list.items().size(); i++) {
        list.items().set(i, node(list.items().get(i), path + "[" + i + "]", next));
      }
    }
  }

  private ScalarNode scalar(
      ScalarNode scalar, String text, String path, @Nullable PathTable<Casts.Cast> casts) {
    last = scalar.at();
    lastPath = path;
    String expanded;
    try {
      expanded = template.expand(text);
    } catch (TemplateException e) {
      problems.add(scalar.at(), path, String.valueOf(e.getMessage()), e.advice());
      return scalar;
    }
    Casts.Cast cast = casts == null ? null : casts.rule();
    if (cast == null) {
      return expanded.equals(text) ? scalar : new ScalarNode(expanded, scalar.at());
    }
    try {
      return new ScalarNode(cast.of(expanded), scalar.at());
    } catch (IllegalArgumentException e) {
      problems.add(scalar.at(), path, String.valueOf(e.getMessage()), "");
      return scalar;
    }
  }
}
