package io.grampus.compose;

import java.util.List;

/** Makes the relative paths of a model absolute. */
final class PathResolver {
  private static final List<String> REMOTES =
      List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:");

  private final Scope scope;

  private PathResolver(Scope scope) {
    this.scope = scope;
  }

  static void document(MapNode model, Scope scope) {
    PathResolver resolver = new PathResolver(scope);
    PathTable<PathTable.Rewrite> table =
        new PathTable<PathTable.Rewrite>()
            .with("services.*.build.context", (v, p) -> resolver.context(v))
            .with("services.*.build.additional_contexts.*", (v, p) -> resolver.context(v))
            .with("services.*.build.ssh.*", (v, p) -> resolver.maybeWindows(v))
            .with("services.*.env_file.*.path", (v, p) -> resolver.path(v))
            .with("services.*.label_file.*", (v, p) -> resolver.path(v))
            .with("services.*.extends.file", (v, p) -> resolver.path(v))
            .with("services.*.develop.watch.*.path", (v, p) -> resolver.path(v))
            .with("services.*.volumes.*", (v, p) -> resolver.mount(v))
            .with("configs.*.file", (v, p) -> resolver.maybeWindows(v))
            .with("secrets.*.file", (v, p) -> resolver.maybeWindows(v))
            .with("volumes.*", (v, p) -> resolver.volume(v));
    PathTable.rewrite(model, "", table);
  }

  private Node path(Node value) {
    String text = Canonical.text(value);
    if (text == null || text.isEmpty()) {
      return value;
    }
    return Node.text(PathText.resolve(scope.folder(), PathText.home(text, scope)), value.at());
  }

  private Node maybeWindows(Node value) {
    String text = Canonical.text(value);
    if (text == null) {
      return value;
    }
    String path = PathText.home(text, scope);
    return PathText.isWindowsAbsolute(path)
        ? Node.text(path, value.at())
        : Node.text(PathText.resolve(scope.folder(), path), value.at());
  }

  private Node context(Node value) {
    String text = Canonical.text(value);
    boolean remote =
        text != null && (text.contains("://") || REMOTES.stream().anyMatch(text::startsWith));
    return remote ? value : path(value);
  }

  private Node mount(Node value) {
    if (value instanceof MapNode mount && "bind".equals(mount.text("type"))) {
      Node source = mount.get("source");
      if (source != null) {
        mount.put("source", maybeWindows(source));
      }
    }
    return value;
  }

  /** A local volume with the option bind is a bind mount in disguise. */
  private Node volume(Node value) {
    MapNode options = Nodes.map(value, "driver_opts");
    if (value instanceof MapNode volume
        && options != null
        && "local".equals(volume.text("driver"))
        && "bind".equals(options.text("o"))) {
      Node device = options.get("device");
      if (device != null) {
        options.put("device", maybeWindows(device));
      }
    }
    return value;
  }
}
