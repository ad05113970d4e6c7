package io.grampus.engine;

import io.grampus.wire.Body;
import io.grampus.wire.Fields;
import io.grampus.wire.Request;
import io.grampus.wire.Response;
import io.grampus.wire.Timeouts;
import io.grampus.wire.Transport;
import io.grampus.wire.WireClient;
import io.grampus.wire.WireException;
import java.io.IOException;
import java.time.Duration;

/**
 * A Docker Engine, in the API version that was agreed on when it was connected. Safe for many
 * threads; holds no thread and at most a few idle connections of its own.
 */
public final class Engine implements AutoCloseable {
  private static final Duration GREETING = Duration.ofSeconds(15);

  private final Calls calls;
  private final Containers containers;
  private final Images images;
  private final Execs execs;
  private final Volumes volumes;
  private final Networks networks;
  private final Swarm swarm;

  private Engine(Calls calls) {
    this.calls = calls;
    this.containers = new Containers(calls);
    this.images = new Images(calls);
    this.execs = new Execs(calls);
    this.volumes = new Volumes(calls);
    this.networks = new Networks(calls);
    this.swarm = new Swarm(calls);
  }

  /** Reaches the engine at that address and agrees on an API version. */
  public static Engine connect(EngineAddress address) {
    return connect(address.transport(), Timeouts.usual());
  }

  /** Reaches an engine by any transport, with limits of one's own. */
  public static Engine connect(Transport transport, Timeouts timeouts) {
    WireClient client = new WireClient(transport, timeouts);
    try {
      return new Engine(new Calls(client, agree(client)));
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static ApiVersion agree(WireClient client) {
    Request ping = new Request("GET", "/_ping", Fields.none(), Body.none());
    EngineException.Call call = Calls.call(ping, client.address());
    Duration within = shorter(GREETING, client.timeouts().head());
    try (Response response = client.send(ping, client.timeouts().withHead(within))) {
      response.finishWithin(within);
      if (response.status() >= 400) {
        throw new EngineException.Protocol(
            call, "what answered said " + response.status() + ": " + Calls.message(response));
      }
      readBody(client, response);
      ApiVersion has =
          ApiVersion.parse(response.head().fields().first("Api-Version").orElse("none"));
      if (!has.atLeast(ApiVersion.MIN)) {
        throw new EngineException.Protocol(
            call,
            "the engine speaks API "
                + has
                + " at most; Docker 20.10 (API 1.41) or newer is needed.");
      }
      return has.atLeast(ApiVersion.MAX) ? ApiVersion.MAX : has;
    } catch (WireException e) {
      throw Calls.unanswered(ping, client.address(), e);
    } catch (IllegalArgumentException e) {
      throw new EngineException.Protocol(call, "what answered is no Docker Engine.", e);
    }
  }

  private static void readBody(WireClient client, Response response) {
    try {
      response.body().readAllBytes();
    } catch (IOException e) {
      throw Calls.broken(response, client.address(), e);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** The agreed API version. */
  public ApiVersion apiVersion() {
    return calls.version();
  }

  /** The address, as errors name it. */
  public String address() {
    return calls.address();
  }

  /** Whether the engine can do that; ask before calling what needs it. */
  public boolean supports(Capability capability) {
    return calls.version().atLeast(capability.since());
  }

  /** Containers. */
  public Containers containers() {
    return containers;
  }

  /** Commands run beside a container's own process. */
  public Execs execs() {
    return execs;
  }

  /** Images. */
  public Images images() {
    return images;
  }

  /** Volumes. */
  public Volumes volumes() {
    return volumes;
  }

  /** Networks. */
  public Networks networks() {
    return networks;
  }

  /** The engine's part in a Swarm. */
  public Swarm swarm() {
    return swarm;
  }

  /** The Swarm's nodes. */
  public Nodes nodes() {
    return new Nodes(calls);
  }

  /** The Swarm's services. */
  public Services services() {
    return new Services(calls);
  }

  /** The tasks of the Swarm's services. */
  public Tasks tasks() {
    return new Tasks(calls);
  }

  /** The Swarm's secrets. */
  public Secrets secrets() {
    return new Secrets(calls);
  }

  /** The Swarm's configs. */
  public Configs configs() {
    return new Configs(calls);
  }

  /** The engine itself: info, version, events, disk usage. */
  public EngineSystem system() {
    return new EngineSystem(calls);
  }

  /** Closes idle connections; streams that are open go on until they are closed. */
  @Override
  public void close() {
    calls.close();
  }
}
