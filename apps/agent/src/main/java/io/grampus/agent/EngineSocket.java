package io.grampus.agent;

import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import io.grampus.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.json.JsonFactory;

/** The engine's socket on this machine. */
record EngineSocket(Path path) {
  static final String USUAL = "unix:///var/run/docker.sock";
  private static final String SCHEME = "unix://";

  static EngineSocket parse(String address) {
    if (!address.startsWith(SCHEME + "/")) {
      throw new AgentException(
          "Tried to reach the engine, but \"" + address + "\" is no unix socket.",
          "Give it as unix:///PATH.");
    }
    return new EngineSocket(Path.of(address.substring(SCHEME.length())));
  }

  Transport transport() {
    return Transport.unix(path);
  }

  /** The id of this machine in its Swarm. */
  String node() {
    try (var client = new WireClient(transport(), Timeouts.usual());
        Response answer = client.send(Request.of("GET", "/info"))) {
      String node = text(answer.body().readAllBytes(), "/Swarm/NodeID");
      if (!node.isEmpty()) {
        return node;
      }
    } catch (IOException | WireException | JacksonException e) {
      throw new AgentException(
          "Tried to ask the engine who it is, but it does not answer: " + e.getMessage() + ".",
          "Start Docker Engine, or name its socket with --engine unix:///PATH.");
    }
    throw new AgentException(
        "Tried to ask the engine for its node, but it is part of no Swarm.",
        "Join the machine to the Swarm first: docker swarm join.");
  }

  private static String text(byte[] json, String pointer) {
    var plain = new JsonFactory().createParser(ObjectReadContext.empty(), json);
    var filter = new JsonPointerBasedFilter(pointer);
    try (JsonParser found =
        new FilteringParserDelegate(plain, filter, TokenFilter.Inclusion.ONLY_INCLUDE_ALL, false)) {
      return found.nextToken() == null ? "" : found.getValueAsString("");
    }
  }

  @Override
  public String toString() {
    return SCHEME + path;
  }
}
