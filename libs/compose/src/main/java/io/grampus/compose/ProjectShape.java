package io.grampus.compose;

import static io.grampus.compose.Scalars.anyText;
import static io.grampus.compose.Scalars.bool;
import static io.grampus.compose.Scalars.text;
import static io.grampus.compose.Shapes.list;
import static io.grampus.compose.Shapes.map;
import static io.grampus.compose.Shapes.struct;

import tools.jackson.databind.node.JsonNodeFactory;

/** The canonical form of a project's resources. */
final class ProjectShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static final Encoder SERVICES = map(ServiceShape.SERVICE);

  static final Encoder NETWORKS =
      map(
          struct()
              .with(text(), "name", "driver")
              .with(Pairs.labels(), "driver_opts", "labels")
              .with(
                  struct()
                      .with(text(), "driver")
                      .with(
                          list(
                              struct()
                                  .with(text(), "subnet", "gateway", "ip_range")
                                  .with(Pairs.labels(), "aux_addresses")),
                          "config"),
                  "ipam")
              .always("ipam", JSON.objectNode())
              .with(bool(), "external", "internal", "attachable")
              .with(Scalars.anyBool(), "enable_ipv4", "enable_ipv6"));

  static final Encoder VOLUMES =
      map(
          struct()
              .with(text(), "name", "driver")
              .with(Pairs.labels(), "driver_opts", "labels")
              .with(bool(), "external"));

  static final Encoder OBJECTS =
      map(
          struct()
              .with(text(), "name", "file", "environment", "content", "driver", "template_driver")
              .with(bool(), "external")
              .with(Pairs.labels(), "labels", "driver_opts"));

  static final Encoder MODELS =
      map(
          struct()
              .with(text(), "name", "model")
              .with(Scalars.integer(), "context_size")
              .with(list(anyText()), "runtime_flags"));

  private ProjectShape() {}
}
