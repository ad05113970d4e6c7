package io.grampus.engine;

import io.grampus.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How to build an image; unset means the engine's default. */
public final class BuildOptions {
  private final List<String> tags = new ArrayList<>();
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, RegistryAuth> registries = new LinkedHashMap<>();
  private final Map<String, String> more = new LinkedHashMap<>();

  private BuildOptions() {}

  /** Nothing set. */
  public static BuildOptions none() {
    return new BuildOptions();
  }

  /** A name for the image. */
  public BuildOptions tag(String name) {
    tags.add(name);
    return this;
  }

  /** The Dockerfile's path in the context. */
  public BuildOptions dockerfile(String path) {
    return parameter("dockerfile", path);
  }

  /** The stage to end with. */
  public BuildOptions target(String stage) {
    return parameter("target", stage);
  }

  /** A build argument. */
  public BuildOptions argument(String name, String value) {
    arguments.put(name, value);
    return this;
  }

  /** A label of the image. */
  public BuildOptions label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  /** Credentials for a registry of a base image. */
  public BuildOptions registry(String host, RegistryAuth auth) {
    registries.put(host, auth);
    return this;
  }

  /** Any other parameter of the API's build call, as {@code nocache}, {@code 1}. */
  public BuildOptions parameter(String name, String value) {
    more.put(name, value);
    return this;
  }

  Query query() {
    Query query = Query.none();
    tags.forEach(tag -> query.and("t", tag));
    query.and("buildargs", json(arguments)).and("labels", json(labels));
    more.forEach(query::and);
    return query;
  }

  Request on(Request request) {
    if (registries.isEmpty()) {
      return request;
    }
    ObjectNode all = Json.object();
    registries.forEach((host, auth) -> all.set(host, auth.json()));
    byte[] json = all.toString().getBytes(StandardCharsets.UTF_8);
    return Images.with(request, "X-Registry-Config", Base64.getUrlEncoder().encodeToString(json));
  }

  private static String json(Map<String, String> map) {
    if (map.isEmpty()) {
      return "";
    }
    ObjectNode node = Json.object();
    map.forEach(node::put);
    return node.toString();
  }
}
