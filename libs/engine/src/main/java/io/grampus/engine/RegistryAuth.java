package io.grampus.engine;

import io.grampus.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Credentials that the engine shows a registry. */
public record RegistryAuth(
    String user, String password, String identityToken, String serverAddress) {
  /** Docker Hub, as images and people call it. */
  public static final String HUB = "docker.io";

  static final String HEADER = "X-Registry-Auth";
  private static final String HUB_ADDRESS = "https://index.docker.io/v1/";

  /** None. */
  public static RegistryAuth none() {
    return new RegistryAuth("", "", "", "");
  }

  /** A user and a password, or an access token in its place. */
  public static RegistryAuth basic(String user, String password, String serverAddress) {
    return new RegistryAuth(user, password, "", serverAddress);
  }

  /** The registry that an image comes from, by its name. */
  public static String registryOf(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    return !host || first.equals("index.docker.io") ? HUB : first;
  }

  /** What a registry is called where credentials name their server. */
  public static String addressOf(String registry) {
    return registry.equals(HUB) ? HUB_ADDRESS : registry;
  }

  /** Whether there is nothing to show. */
  public boolean isNone() {
    return user.isEmpty() && identityToken.isEmpty();
  }

  Request on(Request request) {
    return isNone() ? request : onAlways(request);
  }

  Request onAlways(Request request) {
    byte[] json = json().toString().getBytes(StandardCharsets.UTF_8);
    return Images.with(request, HEADER, Base64.getUrlEncoder().encodeToString(json));
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    put(node, "username", user);
    put(node, "password", password);
    put(node, "identitytoken", identityToken);
    put(node, "serveraddress", serverAddress);
    return node;
  }

  private static void put(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RegistryAuth[" + user + " at " + serverAddress + "]";
  }
}
