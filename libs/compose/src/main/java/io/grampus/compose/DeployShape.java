package io.grampus.compose;

import static io.grampus.compose.Scalars.anyDuration;
import static io.grampus.compose.Scalars.anyInteger;
import static io.grampus.compose.Scalars.anyText;
import static io.grampus.compose.Scalars.bytes;
import static io.grampus.compose.Scalars.decimal;
import static io.grampus.compose.Scalars.duration;
import static io.grampus.compose.Scalars.integer;
import static io.grampus.compose.Scalars.text;
import static io.grampus.compose.Shapes.list;
import static io.grampus.compose.Shapes.struct;

import tools.jackson.databind.node.JsonNodeFactory;

/** The canonical form of a service's deploy section. */
final class DeployShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static final Encoder DEVICES =
      list(
          struct()
              .with(list(anyText()), "capabilities", "device_ids")
              .with(text(), "driver")
              .with(Scalars.count(), "count")
              .with(Pairs.labels(), "options"));

  private static final Encoder UPDATE =
      struct()
          .with(anyInteger(), "parallelism")
          .with(duration(), "delay", "monitor")
          .with(text(), "failure_action", "order")
          .with(decimal(), "max_failure_ratio");

  private static final Encoder GENERIC =
      list(
          struct()
              .with(
                  struct()
                      .with(anyText(), "kind")
                      .with(anyInteger(), "value")
                      .always("kind", JSON.stringNode(""))
                      .always("value", JSON.numberNode(0L)),
                  "discrete_resource_spec"));

  private static final Encoder RESOURCE =
      struct()
          .with(decimal(), "cpus")
          .with(bytes(), "memory")
          .with(integer(), "pids")
          .with(DEVICES, "devices")
          .with(GENERIC, "generic_resources");

  static final Encoder DEPLOY =
      struct()
          .with(text(), "mode", "endpoint_mode")
          .with(anyInteger(), "replicas")
          .with(Pairs.labels(), "labels")
          .with(UPDATE, "update_config", "rollback_config")
          .with(struct().with(RESOURCE, "limits", "reservations"), "resources")
          .always("resources", JSON.objectNode())
          .with(
              struct()
                  .with(text(), "condition")
                  .with(anyDuration(), "delay", "window")
                  .with(anyInteger(), "max_attempts"),
              "restart_policy")
          .with(
              struct()
                  .with(list(anyText()), "constraints")
                  .with(list(struct().with(text(), "spread")), "preferences")
                  .with(integer(), "max_replicas_per_node"),
              "placement")
          .always("placement", JSON.objectNode());

  private DeployShape() {}
}
