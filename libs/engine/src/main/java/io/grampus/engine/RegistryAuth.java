package io.grampus.engine;

import io.grampus.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Credentials that the engine shows a registry. */
public record RegistryAuth(
    String user, String password, String identityToken, String serverAddress) {
  static final String HEADER = "X-Registry-Auth";

  /** None. */
  public static RegistryAuth none() {
    return new RegistryAuth("", "", "", "");
  }

  /** A user and a password, or an access token in its place. */
  public static RegistryAuth basic(String user, String password, String serverAddress) {
    return new RegistryAuth(user, password, "", serverAddress);
  }

  Request on(Request request) {
    return user.isEmpty() && identityToken.isEmpty() ? request : onAlways(request);
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
