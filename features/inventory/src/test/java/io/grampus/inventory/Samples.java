package io.grampus.inventory;

import io.grampus.engine.ContainerInspect;
import io.grampus.engine.ContainerSummary;
import io.grampus.engine.Json;
import io.grampus.engine.Node;
import io.grampus.engine.Service;

/** What engines say, for tests. */
final class Samples {
  private Samples() {}

  static ContainerSummary container(String id, String name, String state, String status) {
    return new ContainerSummary(
        Json.parse(
            """
            {"Id":"%s","Names":["/%s"],"Image":"shop/web:1.2","ImageID":"sha256:aa",
             "Command":"serve","Created":1767265200,"State":"%s","Status":"%s",
             "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],
             "Labels":{"team":"pay","com.docker.stack.namespace":"shop",
               "com.docker.swarm.service.name":"shop_web","com.docker.swarm.task.id":"t1",
               "com.docker.swarm.task.name":"shop_web.3.abc"},
             "Mounts":[{"Type":"volume","Name":"store","Destination":"/data","RW":true}],
             "NetworkSettings":{"Networks":{"front":{"NetworkID":"n1","IPAddress":"10.0.0.7"}}}}
            """
                .formatted(id, name, state, status)));
  }

  static ContainerInspect inspection(String id, String state, String started) {
    return new ContainerInspect(
        Json.parse(
            """
            {"Id":"%s","RestartCount":2,"State":{"Status":"%s","Pid":77,"ExitCode":0,
             "StartedAt":"%s","FinishedAt":"0001-01-01T00:00:00Z"}}
            """
                .formatted(id, state, started)));
  }

  /** A service that runs an image by its id and has the name in its label. */
  static ServiceRow service(String name, String image) {
    return SwarmRows.service(
        new Service(
            Json.parse(
                """
                {"ID":"s1","Spec":{"Name":"%s","Labels":{"com.docker.stack.image":"%s"},
                 "Mode":{"Replicated":{"Replicas":1}},
                 "TaskTemplate":{"ContainerSpec":{"Image":"sha256:0123"}}}}
                """
                    .formatted(name, image))));
  }

  /** A worker. */
  static NodeRow node(String id, String name) {
    String json = "{\"ID\":\"%s\",\"Description\":{\"Hostname\":\"%s\"}}".formatted(id, name);
    return SwarmRows.node(new Node(Json.parse(json)), "");
  }

  /** A running container. */
  static ContainerRow row(String id, String name) {
    return ContainerRows.of(
        container(id, name, "running", "Up 2 minutes"),
        Run.of(inspection(id, "running", "2026-01-01T11:58:00Z")),
        "w3");
  }

  static ContainerRow exited(String id, String name) {
    return ContainerRows.of(
        container(id, name, "exited", "Exited (0) 2 minutes ago"),
        Run.of(inspection(id, "exited", "2026-01-01T11:50:00Z")),
        "w3");
  }
}
